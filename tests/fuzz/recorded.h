/// Attempts that targets begin with.
#pragma once

#include <functional>
#include <string_view>

#include "core/session.h"

/// The lesson about the ice core, and its check.
const skua_activity& ice_core();
const skua_activity& ice_check();

inline constexpr uint32_t kRecordedSeed = 2026;

/// Journals of the kiln (tests/unit/kiln.h), of the ice core and of its check, as arrays of
/// commands.
inline constexpr std::string_view kFiring =
    R"([[0,"set_heat",{"heat":812.5}],[0,"add_pot",{}],[0,"light",{}],
  [60,"add_pot",{}],[60,"answer",{"item":"first","response":"right"}],[90,"set_heat",{"heat":0}]])";
inline constexpr std::string_view kDrilling =
    R"([[0,"predict",{"item":"bottom_age","response":"y80000"}],[0,"next",{"choice":"show_card"}],
  [0,"lower_drill",{"depth_m":2500}],[174,"lower_drill",{"depth_m":2800}],[200,"take_sample",{}],
  [200,"answer",{"item":"age_at_depth","response":"443534"}],[200,"hint",{"item":"age_at_depth"}],
  [200,"answer",{"item":"age_at_depth","response":"446534"}],[200,"next",{}],
  [200,"answer",{"item":"which_age","response":"ice"}],[200,"next",{}],
  [200,"answer",{"item":"air_younger","response":"sealed_later"}],
  [200,"next",{"choice":"learn_drill"}],
  [200,"lower_drill",{"depth_m":100}],[393,"take_sample",{}],[393,"lower_drill",{"depth_m":900}]])";
inline constexpr std::string_view kChecking =
    R"([[0,"lower_drill",{"depth_m":2200}],[158,"take_sample",{}],
  [158,"answer",{"item":"ice_age","response":"219670"}],
  [158,"answer",{"item":"ages_apart","response":"1700"}],
  [158,"answer",{"item":"cold_co2","response":"170_210"}],
  [158,"answer",{"item":"ages_apart","response":"2400"}],
  [158,"answer",{"item":"warm_spacing","response":"101.75"}],[158,"hand_in",{}],
  [158,"lower_drill",{"depth_m":300}]])";

/// Plays one; `visit` sees the session before the first command and after each.
void play_recorded(const skua_activity& activity, std::string_view commands,
                   const std::function<void(const skua::Session&)>& visit);
