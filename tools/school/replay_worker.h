// The thread that replays what is queued, one attempt at a time. It holds up neither the network
// nor the database: it asks the database's thread for each job and hands it each outcome.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "instant.h"
#include "origins.h"
#include "replay_queue.h"

namespace skua::school {

class ReplayWorker {
 public:
  struct Surroundings {
    /// Runs a function on the database's thread, some time later.
    std::function<void(std::function<void()>)> on_database;
    soci::session& sql;  // on that thread only
    const Origins& origins;
    /// What can be said about this attempt has changed. Called on the database's thread.
    std::function<void(const std::string& attempt)> changed;
  };

  explicit ReplayWorker(Surroundings surroundings)
      : world_(std::move(surroundings)), thread_([this] { work(); }) {}

  /// Ends a replay that is under way; it begins again at the next start. The database's thread must
  /// still be running.
  ~ReplayWorker();
  ReplayWorker(const ReplayWorker&) = delete;
  ReplayWorker& operator=(const ReplayWorker&) = delete;

  /// Something was queued. From any thread.
  void wake();

 private:
  void work();
  void do_next();
  void rest(Milliseconds at_most);

  Surroundings world_;
  std::atomic<bool> stop_ = false;
  bool woken_ = false;
  std::mutex mutex_;
  std::condition_variable news_;
  std::thread thread_;
};

}  // namespace skua::school
