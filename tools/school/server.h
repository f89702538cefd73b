// Listening on two ports of this machine and answering HTTP there.
#pragma once

#include <functional>

#include "api.h"
#include "exchange.h"
#include "policy.h"

namespace skua::school {

struct Ports {
  unsigned short school = 0;
  unsigned short lessons = 0;
};

/// Serves until SIGINT or SIGTERM; meanwhile replays what is queued and, every day, reduces
/// attempts as `policy` says. Takes both ports first (0: any
/// free one), writes them into `origins`, then calls `listening`. Throws StartFailure if a port is
/// taken.
void serve(Ports ports, Origins& origins, Database& database, const SigningKey& key,
           const Policy& policy, const std::function<void()>& listening);

}  // namespace skua::school
