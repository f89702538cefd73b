#include "body_json.h"

namespace skua::school {

namespace {

bool nests_too_deeply(std::string_view text) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      if (++depth > kMaxJsonDepth) return true;
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return false;
}

}  // namespace

std::expected<Json, std::string> read_json(std::string_view text) {
  if (nests_too_deeply(text)) {
    return std::unexpected("The JSON nests deeper than " + std::to_string(kMaxJsonDepth) +
                           " levels.");
  }
  try {
    return Json::parse(text);
  } catch (const Json::parse_error& error) {
    return std::unexpected("The body is not JSON: it stops making sense at byte " +
                           std::to_string(error.byte) + ".");
  } catch (const Json::exception&) {
    return std::unexpected("The body is not JSON that can be kept: a number in it is too large.");
  }
}

std::string write_json(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace skua::school
