// An attempt stays on the lesson version that it began with. So that a rebuilt or emptied site
// cannot take it away, the school keeps a copy of every version that was ever launched.
#pragma once

#include <expected>
#include <filesystem>
#include <string>

namespace skua::school {

/// Copies lessons/<module>/<version> and every file that it names from `site` to `kept`, if not
/// there yet. The error is a sentence for whoever runs the school.
std::expected<void, std::string> keep_lesson(const std::filesystem::path& site,
                                             const std::filesystem::path& kept,
                                             const std::string& module, const std::string& version);

}  // namespace skua::school
