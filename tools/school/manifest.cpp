#include "manifest.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "body_json.h"

namespace skua::school {

namespace {

bool is_sha256(const Json& value) {
  return value.is_string() && value.get_ref<const std::string&>().size() == 64 &&
         std::ranges::all_of(value.get_ref<const std::string&>(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

std::expected<Manifest, std::string> understand(const Json& json, const std::string& version,
                                                const std::string& name) {
  const auto at = [&](const char* pointer) {
    const Json::json_pointer place(pointer);
    return json.contains(place) ? json[place] : Json();
  };
  const Json abi = at("/abi"), module_version = at("/version"), module = at("/code/sha256"),
             runtime = at("/runtime/wasm/sha256");
  const char* missing = !abi.is_number_unsigned()     ? "abi"
                        : !module_version.is_string() ? "version"
                        : !is_sha256(runtime)         ? "runtime/wasm/sha256"
                        : !is_sha256(module)          ? "code/sha256"
                                                      : nullptr;
  if (missing != nullptr) {
    return std::unexpected(name + " has no usable \"" + missing + "\". Build the site again.");
  }
  return Manifest{version,
                  module_version.get<std::string>(),
                  abi.get<long long>(),
                  runtime.get<std::string>(),
                  module.get<std::string>(),
                  at("/evidence") == 1};
}

}  // namespace

std::expected<Manifest, std::string> read_manifest(std::span<const std::filesystem::path> folders,
                                                   const std::string& module,
                                                   const std::string& version) {
  const std::string name = "lessons/" + module + "/" + version + "/manifest.json";
  for (const auto& folder : folders) {
    std::ifstream file(folder / name, std::ios::binary);
    if (!file) continue;
    const auto json = read_json(std::string(std::istreambuf_iterator<char>(file), {}));
    if (!json) return std::unexpected(name + " is not JSON. Build the site again.");
    return understand(*json, version, name);
  }
  return std::unexpected(name +
                         " is neither in the site's folder nor in the school's data folder.");
}

}  // namespace skua::school
