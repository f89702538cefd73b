/// A plot as numbers, for who keeps it: a student's notebook.
#pragma once

#include <string>

#include "skua/plot_abi.h"
#include "ui/interface.h"

namespace skua {

/// Of all series together at most about so many points are given: long ones are thinned, their peaks kept.
inline constexpr uint32_t kKeptPoints = 2000;

/// `{"x":{axis},"panes":[{"y":{axis},"marker":{…},"series":[…]}]}`, as web/protocol/notebook.schema.json has them; texts in
/// the student's language, x in the unit in which the plot shows it.
std::string plot_values(const skua_ui& ui, const skua_plot& plot);

}  // namespace skua
