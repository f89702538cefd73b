// Who is watching the class live, and what still has to be sent to them. Used by the network thread
// only.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace skua::school {

using SharedText = std::shared_ptr<const std::string>;

/// One open live view. It never holds up the class: what a slow reader does not fetch waits up to a
/// limit, then the view is closed; the page connects again and asks for what it missed.
struct LiveView {
  std::string session;  // token of the session that opened it
  std::deque<SharedText> waiting;
  std::size_t waiting_bytes = 0;
  bool closed = false;
  std::function<void()> wake;  // called when something above changed
};

class LiveHub {
 public:
  static constexpr std::size_t kMaxWaiting = 1000;  // messages
  static constexpr std::size_t kMaxWaitingBytes = 1024 * 1024;

  void add(std::shared_ptr<LiveView> view);
  void remove(const std::shared_ptr<LiveView>& view);
  std::size_t size() const { return views_.size(); }

  void publish(SharedText message);
  /// The session has ended: its views are closed.
  void end_session(const std::string& session);

 private:
  std::vector<std::shared_ptr<LiveView>> views_;
};

}  // namespace skua::school
