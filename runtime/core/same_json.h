/// Comparing what was recorded with what a replay makes, as JSON: the order of members doesn't
/// matter.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/json.h"

namespace skua {

struct Difference {
  std::string field;  ///< of a state "samples[2].depth_m", of JSON "/score/raw"
  std::string recorded, replayed;
};

/// The first difference between two values. At the top level the members named in `may_lack` may be
/// missing in what was recorded.
std::optional<Difference> first_difference(json::View recorded, json::View replayed,
                                           std::span<const std::string_view> may_lack);

}  // namespace skua
