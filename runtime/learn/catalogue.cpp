#include "learn/catalogue.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

namespace skua {

Catalogue::Catalogue(const skua_module_desc& module)
    : module_(module), activities_(module.activities, module.activities + module.activity_count) {
  module_.activities = activities_.data();
}

std::expected<void, std::vector<json::Error>> Catalogue::add(std::string_view json, std::string_view from) {
  auto program = Program::read(json, module_, from);
  if (!program) return std::unexpected(std::move(program.error()));
  const skua_activity& added = (*program)->as_activity();
  std::erase_if(activities_, [&](const skua_activity& one) { return std::string_view(one.id) == added.id; });
  activities_.push_back(added);
  module_.activities = activities_.data();
  module_.activity_count = static_cast<uint32_t>(activities_.size());
  programs_.push_back(std::move(*program));
  return {};
}

}  // namespace skua
