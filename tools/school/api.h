// The HTTP API under /api/: from a request to a reply. Runs on the database's thread.
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "database.h"
#include "exchange.h"
#include "launch_token.h"
#include "lesson_content.h"
#include "new_assignments.h"
#include "origins.h"
#include "policy.h"

namespace skua::school {

/// What a request asks for beyond its reply and what the database's thread must not wait for.
struct Errand {
  /// Runs on a thread of its own, and touches no database. Ends soon once `stop` is set.
  std::function<void(const std::atomic<bool>& stop)> work;
  /// Then, on the database's thread: the reply.
  std::function<Reply()> finish;
};

class Api {
 public:
  /// All are called on the database's thread.
  struct Hooks {
    std::function<void(std::vector<std::string> messages)> publish;  // to every live view
    std::function<void(const std::string& session)> session_ended;
    std::function<void()> replay_queued;
  };

  Api(Database& database, const Origins& origins, const Policy& policy, const SigningKey& key,
      Hooks hooks)
      : database_(database),
        origins_(origins),
        policy_(policy),
        key_(key),
        hooks_(std::move(hooks)),
        new_assignments_(origins.site),
        contents_(origins) {
    new_assignments_.add(database_.sql());
  }

  /// Never throws. A failure of the database becomes a 503, any other a 500, and the client keeps
  /// what it sent. Where an errand is left in `errand`, the reply is that of finish().
  Reply answer(const Request& request, std::optional<Errand>& errand);
  Reply finish(const Errand& errand);

  /// What can be said about this attempt has changed: tells the live views.
  void attempt_changed(const std::string& attempt);

  /// May this request open /api/live? 101 if so; otherwise the reply that says why not.
  Reply admit_to_live(const Request& request);

 private:
  Reply route(const Request& request, std::optional<Errand>& errand);

  Database& database_;
  const Origins& origins_;
  const Policy& policy_;
  const SigningKey& key_;
  Hooks hooks_;
  NewAssignments new_assignments_;
  LessonContents contents_;
};

}  // namespace skua::school
