// Moments as the school keeps them: milliseconds since 1970 in UTC, written
// "2026-03-01T09:30:00.125Z".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace skua::school {

using Milliseconds = long long;

Milliseconds now_ms();

/// Only the exact form above, with a date that exists; anything else is nullopt.
std::optional<Milliseconds> read_instant(std::string_view text);

/// Whether it is a day that exists, of year 1 or later, in the form "2026-12-18".
bool is_day(const std::string& text);

std::string write_instant(Milliseconds instant);

}  // namespace skua::school
