#pragma once

#include "level.h"
#include "sheet.h"

namespace skua::anatomy {

/// Constants for the model as a C++ header (modules/frog-dissection/facts.h): what is known of each
/// structure, and the sheets. The error says which structure has a name or system that has no place
/// there.
std::expected<std::string, std::string> facts_header(const Specimen& specimen,
                                                     const std::vector<Meshed>& meshes);

}  // namespace skua::anatomy
