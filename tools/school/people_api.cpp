#include "api_reply.h"
#include "call.h"
#include "session_cookie.h"

namespace skua::school {

Reply list_people(Call& call) {
  Json list = Json::array();
  for (const Person& person : people(call.sql)) {
    list.push_back({{"id", person.id}, {"name", person.name}, {"role", role_word(person.role)}});
  }
  return json_reply(list);
}

Reply begin_session(Call& call) {
  const auto id = call.body.find("person");
  if (id == call.body.end() || !id->is_string() || call.body.size() != 1) {
    return error_reply(400, "bad-request", "Send {\"person\": id} with an id of /api/people.");
  }
  const auto person = find_person(call.sql, id->get<std::string>());
  if (!person)
    return error_reply(404, "unknown-person", "There is nobody of that id in /api/people.");
  if (!call.token.empty()) {
    sign_out(call.sql, call.token);
    call.hooks.session_ended(call.token);
  }
  Reply reply = empty_reply();
  reply.headers.emplace_back("Set-Cookie", cookie_with_token(sign_in(call.sql, *person, now_ms())));
  return reply;
}

Reply end_session(Call& call) {
  if (!call.token.empty()) {
    sign_out(call.sql, call.token);
    call.hooks.session_ended(call.token);
  }
  Reply reply = empty_reply();
  reply.headers.emplace_back("Set-Cookie", cookie_without_token());
  return reply;
}

Reply who_am_i(Call& call) {
  return json_reply(
      {{"id", call.me->id}, {"name", call.me->name}, {"role", role_word(call.me->role)}});
}

}  // namespace skua::school
