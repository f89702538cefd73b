/// The files of a module that come after its first picture (skua_ui_asset).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "skua/asset_abi.h"

namespace skua {

class Assets {
 public:
  /// What became of bytes that were handed over.
  enum class Taken : int {
    yes = 0,
    bad_name = 1,   ///< small letters, digits, "_" and "-", the first a letter; at most 64
    too_large = 2,  ///< more than SKUA_MOST_ASSET_BYTES, or none
    too_many = 3,   ///< SKUA_MOST_ASSETS are here
    known = 4,      ///< one of this name is here, and stays
  };
  /// Keeps the bytes, which stay where they are.
  Taken take(std::string_view name, std::unique_ptr<uint8_t[]> bytes, uint32_t size);
  /// Null where there is none of this name.
  skua_bytes find(std::string_view name) const;
  /// For another module.
  void clear() { all_.clear(); }

 private:
  struct Asset {
    std::string name;
    std::unique_ptr<uint8_t[]> bytes;
    uint32_t size = 0;
  };
  std::vector<Asset> all_;
};

}  // namespace skua
