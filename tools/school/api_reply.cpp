#include "api_reply.h"

namespace skua::school {

Reply json_reply(const Json& body, int status) {
  return {status, "application/json", write_json(body), {{"Cache-Control", "no-store"}}};
}

Reply empty_reply() { return {204, "", "", {{"Cache-Control", "no-store"}}}; }

Reply error_reply(int status, const std::string& code, const std::string& message) {
  return json_reply({{"error", {{"code", code}, {"message", message}}}}, status);
}

}  // namespace skua::school
