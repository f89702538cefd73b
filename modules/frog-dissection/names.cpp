#include "names.h"

#include <string_view>

namespace skua::frog {

namespace {

constexpr std::string_view kSystems[] = {"circulatory", "digestive", "endocrine", "excretory",
                                         "integument",  "muscle",    "nervous",   "reproductive",
                                         "respiratory", "sensory",   "skeleton"};
constexpr std::string_view kRegions[] = {"whole", "head", "chest", "belly", "back", "limbs"};

std::string joined(std::string_view one, std::string_view other) {
  std::string key(one.data(), one.size());
  key.append(other.data(), other.size());
  return key;
}

}  // namespace

std::string key_of(std::string_view id, std::string_view what) {
  std::string key("part.");
  // The liver's lobes are no pair, though one of them lies right.
  for (const std::string_view side : {std::string_view("_right"), std::string_view("_left")}) {
    if (!id.ends_with(side) || id.starts_with("liver")) continue;
    key.append(id.data(), id.size() - side.size());
    if (what.empty()) {
      key.append(".");
      key.append(side.data() + 1, side.size() - 1);
    }
    id = {};
    break;
  }
  if (!id.empty()) key.append(id.data(), id.size());
  if (!what.empty()) {
    key.append(".");
    key.append(what.data(), what.size());
  }
  return key;
}

std::string piece_key(uint32_t piece) {
  const std::string_view id = kPieces[piece].id;
  return structure_called(id) != kNothing ? key_of(id) : joined("piece.", id);
}

std::string system_key(System system) {
  return joined("system.", kSystems[static_cast<std::size_t>(system)]);
}

std::string region_key(Region region) {
  return joined("region.", kRegions[static_cast<std::size_t>(region)]);
}

std::string layer_key(uint32_t layer) {
  std::string key("layer.0");
  key.back() = static_cast<char>('0' + layer);
  return key;
}

}  // namespace skua::frog
