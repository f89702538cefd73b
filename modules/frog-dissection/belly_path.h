/// Paths over the belly: as commands tell them, and as the sheets are cut along them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sheet.h"

namespace skua::frog {

inline constexpr double kPerUnit = 1.0 / 1000;  ///< body lengths of what commands count in

/// Writes a path as a command has it, "431,-12 440,3", and reads it: at most 200 places. Nothing
/// for another text.
std::string path_text(std::span<const Point> path);
std::optional<std::vector<Point>> read_path(std::string_view text);
/// A whole number of at most four digits at the beginning, which is taken off.
std::optional<double> take_number(std::string_view& text);

/// The same path with so many places that what it runs over is known.
std::vector<Point> closely(std::span<const Point> path);
/// What a path over the sheet, as it lies now, is in places at rest: in pieces, where it leaves the
/// sheet or goes from one flap to another.
std::vector<std::vector<Point>> on_sheet(const Sheet& sheet, std::span<const Point> path);
/// Of many places on a path only those that it can't do without: it strays from the others by less
/// than `stray`.
std::vector<Point> thinned(const std::vector<Point>& path, double stray);

}  // namespace skua::frog
