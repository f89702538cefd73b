// Files of the built site over HTTP: types, compression, caching.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exchange.h"

namespace skua::school {

/// A URL path below a folder: "lessons/antarctica/0123456789abcdef/index.html". Only letters,
/// digits and "._-" occur in a step, and none begins with a dot, so no path leaves its folder.
bool is_plain_path(std::string_view path);

/// Answers GET and HEAD with `path` of the first folder that has it. A path with a step of 16 hex
/// digits right under "files" never changes its content and may be kept for ever; others are
/// checked by the browser each time (ETag).
Reply serve_file(const Request& request, std::span<const std::filesystem::path> folders,
                 std::string_view path);

}  // namespace skua::school
