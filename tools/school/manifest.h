// What a version of a lesson plays: read from its manifest, in the built site or in what the school
// has kept.
#pragma once

#include <expected>
#include <filesystem>
#include <span>
#include <string>

namespace skua::school {

struct Manifest {
  std::string version;         // 16 hex digits: the beginning of the manifest's own SHA-256
  std::string module_version;  // "1.0.0"
  long long abi = 0;
  std::string runtime_hash;     // SHA-256 in hex of the runtime's wasm
  std::string module_hash;      // of the module's wasm
  bool takes_evidence = false;  // its launches may bring evidence from earlier attempts

  /// Its lesson speaks version 2 of the protocol, in which each block tells state and chain.
  bool chained() const { return abi >= 2'000'000; }
};

/// lessons/<module>/<version>/manifest.json of the first folder that has it. The error is a
/// sentence for whoever runs the school.
std::expected<Manifest, std::string> read_manifest(std::span<const std::filesystem::path> folders,
                                                   const std::string& module,
                                                   const std::string& version);

}  // namespace skua::school
