#include "body_json.h"

#include <array>

namespace skua::school {

namespace {

// What is too much about the text, "" if nothing is.
std::string excess(std::string_view text) {
  std::array<int, kMaxJsonDepth> members{};
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
      if (depth == kMaxJsonDepth)
        return "nests deeper than " + std::to_string(kMaxJsonDepth) + " levels";
      members[static_cast<std::size_t>(depth++)] = 0;
    } else if ((c == ']' || c == '}') && depth > 0) {
      --depth;
    } else if (c == ':' && depth > 0) {
      if (++members[static_cast<std::size_t>(depth - 1)] > kMaxJsonMembers)
        return "has an object of more than " + std::to_string(kMaxJsonMembers) + " members";
    }
  }
  return {};
}

}  // namespace

std::expected<Json, std::string> read_json(std::string_view text) {
  if (const std::string too_much = excess(text); !too_much.empty())
    return std::unexpected("The JSON " + too_much + ".");
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

bool same_json(const Json& one, const Json& other) {
  return nlohmann::json(one) == nlohmann::json(other);
}

}  // namespace skua::school
