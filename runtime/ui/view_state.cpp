#include <algorithm>

#include "ui/interface.h"

namespace {

constexpr std::string_view kField = "f:", kCursor = "p:", kOpen = "o:", kYaw = "y:", kPitch = "t:", kDistance = "d:";

skua::NamedValue number(std::string name, double value) {
  return {std::move(name), false, value, {}};
}
skua::NamedValue text(std::string name, std::string value) {
  return {std::move(name), true, 0, std::move(value)};
}

std::string named(std::string_view prefix, std::string_view id) {
  return std::string(prefix) + std::string(id);
}

template <typename Memory>
Memory& memory_of(std::vector<Memory>& all, std::string_view id) {
  const auto known = std::ranges::find(all, id, &Memory::id);
  if (known != all.end()) return *known;
  all.emplace_back().id = id;
  return all.back();
}

}  // namespace

skua::NamedValues skua_ui::view_state() const {
  skua::NamedValues state;
  for (const auto& [id, value] : fields_) state.push_back(text(named(kField, id), value));
  for (const skua::PlotMemory& plot : plots) {
    if (plot.has_cursor) state.push_back(number(named(kCursor, plot.id), plot.cursor_x));
    state.push_back(number(named(kOpen, plot.id), plot.open ? 1 : 0));
  }
  for (const skua::OrbitMemory& orbit : orbits) {
    if (!orbit.turned) continue;
    state.push_back(number(named(kYaw, orbit.id), static_cast<double>(orbit.wanted.yaw)));
    state.push_back(number(named(kPitch, orbit.id), static_cast<double>(orbit.wanted.pitch)));
    state.push_back(number(named(kDistance, orbit.id), static_cast<double>(orbit.wanted.distance)));
  }
  state.push_back(text("focus", focused));
  return state;
}

void skua_ui::set_view_state(const skua::NamedValues& state) {
  fields_.clear();
  chapter_.reset();
  for (skua::PlotMemory& plot : plots) plot.has_cursor = plot.open = false;
  for (skua::OrbitMemory& orbit : orbits) orbit.turned = false;
  for (const skua::NamedValue& value : state) {
    const std::string_view name = value.name;
    const std::string_view id = name.substr(std::min<std::size_t>(2, name.size()));
    if (value.is_text && name.starts_with(kField)) set_field(id, value.text);
    if (value.is_text) continue;
    if (name.starts_with(kCursor)) {
      skua::PlotMemory& plot = memory_of(plots, id);
      plot.has_cursor = true;
      plot.cursor_x = value.number;
    }
    if (name.starts_with(kOpen)) memory_of(plots, id).open = value.number != 0;
    for (const auto& [prefix, part] : {std::pair{kYaw, &skua::OrbitPlace::yaw}, std::pair{kPitch, &skua::OrbitPlace::pitch},
                                       std::pair{kDistance, &skua::OrbitPlace::distance}}) {
      if (!name.starts_with(prefix)) continue;
      skua::OrbitMemory& orbit = memory_of(orbits, id);
      orbit.turned = true;
      orbit.wanted.*part = static_cast<float>(value.number);
    }
  }
}

void skua_ui::chapter(uint32_t number) {
  if (chapter_ && *chapter_ != number) {
    for (skua::PlotMemory& plot : plots) plot.has_cursor = false;
  }
  chapter_ = number;
}
