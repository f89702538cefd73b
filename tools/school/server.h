// Listening on two ports of this machine and answering HTTP there.
#pragma once

#include <functional>

#include "api.h"
#include "exchange.h"

namespace skua::school {

struct Ports {
  unsigned short school = 0;
  unsigned short lessons = 0;
};

/// Serves until SIGINT or SIGTERM; meanwhile replays what is queued and, every day, reduces
/// attempts that were not used for `retention_days` days (0: never). Takes both ports first (0: any
/// free one), writes them into `origins`, then calls `listening`. Throws StartFailure if a port is
/// taken.
void serve(Ports ports, Origins& origins, Database& database, const SigningKey& key,
           int retention_days, const std::function<void()>& listening);

}  // namespace skua::school
