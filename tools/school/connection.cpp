#include "connection.h"

#include <algorithm>
#include <cctype>
#include <chrono>
#include <optional>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

#include "api_reply.h"
#include "live_socket.h"
#include "session_cookie.h"

namespace skua::school {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::redirect_error;
using asio::use_awaitable;
using boost::system::error_code;

namespace {

constexpr std::uint32_t kMaxHeader = 16 * 1024;
constexpr std::uint64_t kMaxBody = 1024 * 1024;
constexpr std::size_t kMaxBuffered = 128 * 1024;
constexpr std::size_t kMaxLiveViews = 64;
constexpr auto kIdle = std::chrono::seconds(65);  // a kept-alive connection without a request
constexpr auto kHeaderPatience = std::chrono::seconds(10);
constexpr auto kBodyPatience = std::chrono::seconds(30);
constexpr auto kWritePatience = std::chrono::seconds(60);
constexpr auto kGoodbyePatience = std::chrono::seconds(2);
constexpr std::size_t kMaxIgnored = 8 * 1024 * 1024;  // of a body that was refused

using Parser = http::request_parser<http::string_body>;
using Message = http::request<http::string_body>;

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

Request request_of(const Message& message) {
  const auto field = [&](http::field name) {
    const auto value = message[name];
    return std::string(value.data(), value.size());
  };
  Request request;
  const std::string target(message.target().data(), message.target().size());
  const auto question = std::min(target.find('?'), target.size());
  request.method = std::string(message.method_string().data(), message.method_string().size());
  request.path = target.substr(0, question);
  if (question < target.size()) request.query = target.substr(question + 1);
  request.host = lower(field(http::field::host));
  request.origin = field(http::field::origin);
  request.content_type = lower(field(http::field::content_type));
  request.cookie = field(http::field::cookie);
  request.authorization = field(http::field::authorization);
  request.accept_encoding = field(http::field::accept_encoding);
  request.if_none_match = field(http::field::if_none_match);
  request.body = message.body();
  return request;
}

std::optional<Reply> refuse_address(const Message& message, const Request& request) {
  if (message.count(http::field::host) != 1 || !request.path.starts_with('/')) {
    return text_reply(400, "This is not a request that a browser would make.");
  }
  if (!is_loopback_name(host_name(request.host))) {
    return text_reply(421, "The school answers only as 127.0.0.1 or localhost.");
  }
  return std::nullopt;
}

// What can still be said to somebody whose request could not be read; nothing if they are gone.
std::optional<Reply> reply_to_unreadable(const error_code& error) {
  if (error == http::error::body_limit) {
    return error_reply(413, "too-large", "The body is larger than 1 MB. Send fewer items at once.");
  }
  if (error == http::error::header_limit)
    return text_reply(431, "The request's headers are larger than 16 KB.");
  const bool gone = error == http::error::end_of_stream || error == http::error::partial_message;
  if (gone || error.category() != make_error_code(http::error::bad_method).category())
    return std::nullopt;
  return text_reply(400, "This is not HTTP/1.1.");
}

template <typename Response>
void fill(Response& response, const Reply& reply, bool keep_alive) {
  if (!reply.type.empty()) response.set(http::field::content_type, reply.type);
  for (const auto& [name, value] : reply.headers) response.set(name, value);
  response.set("X-Content-Type-Options", "nosniff");
  response.keep_alive(keep_alive);
}

asio::awaitable<error_code> send(beast::tcp_stream& stream, Reply reply, bool head_only,
                                 bool keep_alive) {
  error_code error;
  stream.expires_after(kWritePatience);
  const auto status = static_cast<http::status>(reply.status);
  if (head_only || reply.status == 204 || reply.status == 304) {
    http::response<http::empty_body> response(status, 11);
    fill(response, reply, keep_alive);
    if (head_only && reply.status == 200) response.content_length(reply.body.size());
    co_await http::async_write(stream, response, redirect_error(use_awaitable, error));
  } else {
    http::response<http::string_body> response(status, 11);
    fill(response, reply, keep_alive);
    response.body() = std::move(reply.body);
    response.prepare_payload();
    co_await http::async_write(stream, response, redirect_error(use_awaitable, error));
  }
  co_return error;
}

// Closing with unread bytes would take back the reply that says why: so the rest of a refused body
// is read first.
asio::awaitable<void> say_goodbye(beast::tcp_stream& stream) {
  error_code error;
  stream.socket().shutdown(asio::ip::tcp::socket::shutdown_send, error);
  stream.expires_after(kGoodbyePatience);
  std::string scratch(64 * 1024, '\0');
  for (std::size_t ignored = 0; ignored < kMaxIgnored && !error;) {
    const asio::mutable_buffer room = asio::buffer(scratch);
    ignored += co_await stream.async_read_some(room, redirect_error(use_awaitable, error));
  }
}

// The header gets little time, the pause before it more.
asio::awaitable<error_code> read_header(beast::tcp_stream& stream, beast::flat_buffer& buffer,
                                        Parser& parser) {
  error_code error;
  parser.header_limit(kMaxHeader);
  parser.body_limit(kMaxBody);
  if (buffer.size() == 0) {
    stream.expires_after(kIdle);
    const asio::mutable_buffer room = buffer.prepare(4096);
    const std::size_t count =
        co_await stream.async_read_some(room, redirect_error(use_awaitable, error));
    if (error) co_return error;
    buffer.commit(count);
  }
  stream.expires_after(kHeaderPatience);
  co_await http::async_read_header(stream, buffer, parser, redirect_error(use_awaitable, error));
  co_return error;
}

asio::awaitable<error_code> read_body(beast::tcp_stream& stream, beast::flat_buffer& buffer,
                                      Parser& parser) {
  error_code error;
  stream.expires_after(kBodyPatience);
  if (beast::iequals(parser.get()[http::field::expect], "100-continue")) {
    http::response<http::empty_body> go_on(http::status::continue_, 11);
    co_await http::async_write(stream, go_on, redirect_error(use_awaitable, error));
    if (error) co_return error;
  }
  co_await http::async_read(stream, buffer, parser, redirect_error(use_awaitable, error));
  co_return error;
}

asio::awaitable<Reply> on_database_thread(Service& service, std::function<Reply()> work) {
  auto job = [work = std::move(work), &service]() -> asio::awaitable<Reply> {
    if (service.stopping)
      co_return error_reply(503, "stopping", "The school is being stopped. Send it again.");
    co_return work();
  };
  Reply reply = co_await asio::co_spawn(service.database_thread.get_executor(), std::move(job),
                                        use_awaitable);
  co_return reply;
}

// The database goes on meanwhile.
asio::awaitable<Reply> run_errand(Service& service, Errand errand) {
  auto job = [work = std::move(errand.work), &service]() -> asio::awaitable<void> {
    work(service.stopping);
    co_return;
  };
  co_await asio::co_spawn(service.errand_thread.get_executor(), std::move(job), use_awaitable);
  Api& api = service.api;
  std::function<Reply()> finish = [&api, &errand] { return api.finish(errand); };
  Reply reply = co_await on_database_thread(service, std::move(finish));
  co_return reply;
}

asio::awaitable<Reply> reply_to(const Request& request, Side side, Service& service) {
  if (side == Side::lessons) co_return lesson_reply(service.origins, request);
  if (!request.path.starts_with("/api/")) co_return page_reply(service.origins, request);
  Reply reply;
  if (request.path == "/api/live") {
    reply = error_reply(426, "not-a-websocket", "Open this address as a WebSocket.");
    reply.headers.emplace_back("Upgrade", "websocket");
  } else {
    Api& api = service.api;
    std::optional<Errand> errand;
    std::function<Reply()> work = [&api, &request, &errand] { return api.answer(request, errand); };
    reply = co_await on_database_thread(service, std::move(work));
    if (errand) reply = co_await run_errand(service, std::move(*errand));
  }
  reply.headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
  co_return reply;
}

asio::awaitable<Reply> admit_to_live(const Request& request, Service& service) {
  if (service.hub.size() >= kMaxLiveViews)
    co_return error_reply(503, "too-many", "Too many live views are open.");
  Api& api = service.api;
  std::function<Reply()> work = [&api, &request] { return api.admit_to_live(request); };
  Reply reply = co_await on_database_thread(service, std::move(work));
  co_return reply;
}

asio::awaitable<void> converse(beast::tcp_stream& stream, Side side, Service& service) {
  beast::flat_buffer buffer(kMaxBuffered);
  for (;;) {
    Parser parser;
    error_code error = co_await read_header(stream, buffer, parser);
    if (!error) error = co_await read_body(stream, buffer, parser);
    if (error) {
      auto reply = reply_to_unreadable(error);
      if (!reply) co_return;
      const error_code unsent = co_await send(stream, std::move(*reply), false, false);
      if (!unsent) co_await say_goodbye(stream);
      co_return;
    }
    stream.expires_never();
    const bool keep_alive = parser.get().keep_alive();
    const Request request = request_of(parser.get());
    std::optional<Reply> reply = refuse_address(parser.get(), request);
    const bool live = side == Side::school && request.path == "/api/live" &&
                      beast::websocket::is_upgrade(parser.get());
    if (!reply && live) {
      reply = co_await admit_to_live(request, service);
      if (reply->status == 101) {
        co_await serve_live(std::move(stream), parser.release(), token_in_cookie(request.cookie),
                            service.hub);
        co_return;
      }
    }
    if (!reply) reply = co_await reply_to(request, side, service);
    error = co_await send(stream, std::move(*reply), request.method == "HEAD", keep_alive);
    if (error) co_return;
    if (!keep_alive) {
      co_await say_goodbye(stream);
      co_return;
    }
  }
}

struct Counted {
  std::size_t& count;
  explicit Counted(std::size_t& counter) : count(counter) { ++count; }
  ~Counted() { --count; }
};

}  // namespace

asio::awaitable<void> serve_connection(asio::ip::tcp::socket socket, Side side, Service& service) {
  const Counted counted(service.open_connections);
  beast::tcp_stream stream(std::move(socket));
  co_await converse(stream, side, service);
}

}  // namespace skua::school
