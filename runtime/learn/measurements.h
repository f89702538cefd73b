/// What a student can put into the notebook as a value: what the simulation says of itself, right now.
#pragma once

#include <string>
#include <string_view>

#include "learn/program.h"

namespace skua {

/// `names`: a JSON array of observables that are numbers, and of quantities, each by its name where it is worked out from nothing,
/// else with the numbers that it is worked out from, `["of_sample", 2, 0]`.
/// Returns `[{"of":"drill_depth","value":840.5}, {"of":"of_sample","given":[2,0],"value":1500}, …]` in their order, without those that have no value now or that the
/// simulation does not have; "[]" for what is no such array.
std::string measured(const Performance&, std::string_view names);

}  // namespace skua
