#include "live_socket.h"

#include <chrono>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket.hpp>

namespace skua::school {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using asio::redirect_error;
using asio::use_awaitable;
using boost::system::error_code;

namespace {

constexpr auto kSilence =
    std::chrono::seconds(60);  // then the reader is asked if it is there, and dropped if not
constexpr int kKernelBuffer = 64 * 1024;        // small, so that a slow reader shows early
constexpr std::size_t kLongestQuestion = 4096;  // readers have nothing to say

struct LiveSocket {
  explicit LiveSocket(beast::tcp_stream stream)
      : socket(std::move(stream)), bell(socket.get_executor()) {
    bell.expires_at(asio::steady_timer::time_point::max());
  }

  websocket::stream<beast::tcp_stream> socket;
  asio::steady_timer bell;  // never expires; cancelled to wake the writer
  std::shared_ptr<LiveView> view = std::make_shared<LiveView>();
};

// Reads what the other side sends (pongs, its goodbye) and lets it go.
asio::awaitable<void> listen_for_the_end(std::shared_ptr<LiveSocket> live) {
  beast::flat_buffer ignored;
  error_code error;
  while (!error) {
    co_await live->socket.async_read(ignored, redirect_error(use_awaitable, error));
    ignored.clear();
  }
  live->view->closed = true;
  live->view->wake();
}

asio::awaitable<void> send_what_waits(LiveSocket& live) {
  LiveView& view = *live.view;
  error_code error;
  while (!view.closed && !error) {
    if (view.waiting.empty()) {
      error_code woken;
      co_await live.bell.async_wait(redirect_error(use_awaitable, woken));
      continue;
    }
    const SharedText message = view.waiting.front();
    view.waiting.pop_front();
    view.waiting_bytes -= message->size();
    const asio::const_buffer bytes = asio::buffer(*message);
    co_await live.socket.async_write(bytes, redirect_error(use_awaitable, error));
  }
}

}  // namespace

asio::awaitable<void> serve_live(beast::tcp_stream stream,
                                 beast::http::request<beast::http::string_body> upgrade,
                                 std::string session, LiveHub& hub) {
  error_code error;
  stream.expires_never();  // the WebSocket keeps its own time
  stream.socket().set_option(asio::socket_base::send_buffer_size(kKernelBuffer), error);
  const auto live = std::make_shared<LiveSocket>(std::move(stream));
  auto timeout = websocket::stream_base::timeout::suggested(beast::role_type::server);
  timeout.idle_timeout = kSilence;
  timeout.keep_alive_pings = true;
  live->socket.set_option(timeout);
  live->socket.read_message_max(kLongestQuestion);
  live->socket.text(true);
  co_await live->socket.async_accept(upgrade, redirect_error(use_awaitable, error));
  if (error) co_return;

  live->view->session = std::move(session);
  live->view->wake = [raw = live.get()] {
    raw->bell.cancel();
    if (raw->view->closed) beast::get_lowest_layer(raw->socket).close();
  };
  hub.add(live->view);
  asio::co_spawn(live->socket.get_executor(), listen_for_the_end(live), asio::detached);
  co_await send_what_waits(*live);
  hub.remove(live->view);
  beast::get_lowest_layer(live->socket).close();
}

}  // namespace skua::school
