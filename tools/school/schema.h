// The tables, as the list of steps that make them. A step that was ever released is never edited:
// add another.
#pragma once

#include <span>

namespace skua::school {

using Migration = std::span<const char* const>;  // SQL statements run in one transaction

/// migrations()[v] takes the schema from version v to version v + 1.
std::span<const Migration> migrations();

}  // namespace skua::school
