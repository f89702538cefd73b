#include "replay_worker.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>
#include <future>

namespace skua::school {

namespace {

constexpr Milliseconds kLookAgain = 60'000;  // clocks can be put forward
constexpr Milliseconds kStorageTrouble = 5'000;

// The answer of a function that runs on the database's thread; what it throws is thrown here.
template <typename Ask>
auto ask(const ReplayWorker::Surroundings& world, Ask question) {
  using Answer = decltype(question());
  auto promise = std::make_shared<std::promise<Answer>>();
  auto answer = promise->get_future();
  world.on_database([promise, question = std::move(question)] {
    try {
      if constexpr (std::is_void_v<Answer>) {
        question();
        promise->set_value();
      } else {
        promise->set_value(question());
      }
    } catch (...) {
      promise->set_exception(std::current_exception());
    }
  });
  return answer.get();
}

}  // namespace

ReplayWorker::~ReplayWorker() {
  {
    const std::lock_guard held(mutex_);
    stop_ = true;
  }
  news_.notify_one();
  thread_.join();
}

void ReplayWorker::wake() {
  {
    const std::lock_guard held(mutex_);
    woken_ = true;
  }
  news_.notify_one();
}

void ReplayWorker::rest(Milliseconds at_most) {
  std::unique_lock held(mutex_);
  news_.wait_for(held, std::chrono::milliseconds(at_most), [&] { return woken_ || stop_; });
  woken_ = false;
}

void ReplayWorker::work() {
  bool recovered = false;
  while (!stop_) {
    try {
      if (!recovered) ask(world_, [this] { recover_replays(world_.sql, now_ms()); });
      recovered = true;
      do_next();
    } catch (const std::exception& error) {
      std::fprintf(stderr, "skua-school: replays wait: %s\n", error.what());
      recovered = false;  // what was under way was not brought to an end
      rest(kStorageTrouble);
    }
  }
}

void ReplayWorker::do_next() {
  const NextReplay next =
      ask(world_, [this] { return next_replay(world_.sql, world_.origins, now_ms()); });
  if (!next.job) {
    const Milliseconds wait = next.due ? *next.due - now_ms() : kLookAgain;
    return rest(std::clamp(wait, Milliseconds{1}, kLookAgain));
  }
  const ReplayJob& job = *next.job;
  const Replayed replayed = job.obstacle.code.empty()
                                ? replay(world_.origins, job.journal, job.keys.content, stop_)
                                : job.obstacle;
  if (replayed.stopped) return;
  ask(world_, [&] {
    finish_replay(world_.sql, job, replayed, now_ms());
    world_.changed(job.attempt.id);
  });
}

}  // namespace skua::school
