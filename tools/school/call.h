// One request on its way through the API, and the functions that answer it. Each takes a call whose
// caller the route has let in.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api.h"
#include "body_json.h"
#include "exchange.h"
#include "people.h"

namespace soci {
class session;
}

namespace skua::school {

struct Call {
  const Request& request;
  soci::session& sql;
  const Origins& origins;
  const SigningKey& key;
  const Api::Hooks& hooks;
  NewAssignments& new_assignments;
  std::string token;  // of the session cookie
  std::optional<Person> me;
  std::vector<std::string> argument;  // what stood for each "*" of the route
  Json body;                          // of a POST
};

// Anybody: who there is, and who one is.
Reply list_people(Call&);
Reply begin_session(Call&);
Reply end_session(Call&);
Reply who_am_i(Call&);

// Students.
Reply my_assignments(Call&);
Reply launch_assignment(Call&);
Reply take_items(Call&);

// Teachers.
Reply grade_book(Call&);
Reply attempt_events(Call&);

Reply unknown_attempt();

}  // namespace skua::school
