#include "work_time.h"

#include <algorithm>

#include <soci/soci.h>

namespace skua::school {

namespace {

constexpr Milliseconds kLongestPause = 120'000;

}  // namespace

Milliseconds WorkTime::worked(Milliseconds from, Milliseconds to) const {
  Milliseconds sum = 0;
  for (std::size_t i = 1; i < moments.size(); ++i) {
    if (moments[i - 1] >= from && moments[i] <= to)
      sum += std::min(moments[i] - moments[i - 1], kLongestPause);
  }
  return sum;
}

WorkTime work_time(soci::session& sql, const std::string& attempt) {
  WorkTime work;
  Milliseconds time = 0, received = 0;
  soci::statement query =
      (sql.prepare << "SELECT time_ms, received_ms FROM events WHERE attempt = :a UNION ALL "
                      "SELECT time_ms, received_ms FROM blocks WHERE attempt = :b ORDER BY 1",
       soci::into(time), soci::into(received), soci::use(attempt, "a"), soci::use(attempt, "b"));
  query.execute();
  while (query.fetch()) {
    work.moments.push_back(time);
    work.updated = std::max(work.updated, received);
  }
  return work;
}

}  // namespace skua::school
