/// Points of time as the protocol writes them: UTC with milliseconds, `2026-03-02T09:41:07.250Z`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace skua {

/// `epoch_ms` is milliseconds since 1970, from the year 1970 to 9999; beyond, the nearest of these.
std::string iso_time(double epoch_ms);

/// Milliseconds since 1970; nothing for any other form.
std::optional<double> epoch_of(std::string_view iso);

}  // namespace skua
