#include "live.h"

namespace skua::school {

namespace {

void close(LiveView& view) {
  view.closed = true;
  view.waiting.clear();
  view.waiting_bytes = 0;
  view.wake();
}

}  // namespace

void LiveHub::add(std::shared_ptr<LiveView> view) { views_.push_back(std::move(view)); }

void LiveHub::remove(const std::shared_ptr<LiveView>& view) { std::erase(views_, view); }

void LiveHub::publish(SharedText message) {
  for (const auto& view : views_) {
    if (view->closed) continue;
    if (view->waiting.size() >= kMaxWaiting ||
        view->waiting_bytes + message->size() > kMaxWaitingBytes) {
      close(*view);
      continue;
    }
    view->waiting.push_back(message);
    view->waiting_bytes += message->size();
    view->wake();
  }
}

void LiveHub::end_session(const std::string& session) {
  for (const auto& view : views_) {
    if (!view->closed && view->session == session) close(*view);
  }
}

}  // namespace skua::school
