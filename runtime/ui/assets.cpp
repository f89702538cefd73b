#include "ui/assets.h"

#include <algorithm>
#include <utility>

#include "skua/value.h"
#include "ui/interface.h"

namespace skua {

namespace {

bool is_name(std::string_view name) {
  constexpr std::size_t kLongest = 64;
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto is_part = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-'; };
  return !name.empty() && name.size() <= kLongest && is_letter(name[0]) && std::ranges::all_of(name, is_part);
}

}  // namespace

Assets::Taken Assets::take(std::string_view name, std::unique_ptr<uint8_t[]> bytes, uint32_t size) {
  if (!is_name(name)) return Taken::bad_name;
  if (size == 0 || size > SKUA_MOST_ASSET_BYTES || bytes == nullptr) return Taken::too_large;
  if (find(name).data != nullptr) return Taken::known;
  if (all_.size() >= SKUA_MOST_ASSETS) return Taken::too_many;
  all_.push_back({std::string(name), std::move(bytes), size});
  return Taken::yes;
}

skua_bytes Assets::find(std::string_view name) const {
  for (const Asset& asset : all_) {
    if (asset.name == name) return {asset.bytes.get(), asset.size};
  }
  return {nullptr, 0};
}

}  // namespace skua

skua_bytes skua_ui_asset(skua_ui* ui, skua_str name) { return ui->assets.find(skua::from_abi(name)); }
