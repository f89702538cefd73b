// Whether an attempt's commands came in while they were made. Only this machine's clock is asked: the
// student's can say anything.
#pragma once

#include <string>

namespace soci {
class session;
}

namespace skua::school {

/// True if the blocks arrived at the pace of somebody who works, and none so late that the simulated
/// time until the next one is missing. What that is: README.md, "What a score rests on".
bool came_as_it_happened(soci::session& sql, const std::string& attempt);

}  // namespace skua::school
