// Replies of the API: JSON, or {"error": {"code", "message"}}.
#pragma once

#include <string>

#include "body_json.h"
#include "exchange.h"

namespace skua::school {

Reply json_reply(const Json& body, int status = 200);
Reply empty_reply();

/// `code` is for programs, `message` for people: what was wrong, where, what to do.
Reply error_reply(int status, const std::string& code, const std::string& message);

}  // namespace skua::school
