#include "server.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <future>
#include <utility>  // Asio's coroutine support uses std::exchange without including it

#include <sys/resource.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "connection.h"
#include "replay_worker.h"
#include "retention.h"

namespace skua::school {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

constexpr std::size_t kMaxConnections = 900;  // files opened for replies need descriptors too
constexpr rlim_t kDescriptors = 1024;

void allow_many_connections() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= kDescriptors) return;
  limit.rlim_cur = std::min(kDescriptors, limit.rlim_max);
  setrlimit(RLIMIT_NOFILE, &limit);
}

tcp::acceptor listen_on(asio::io_context& network, unsigned short port, const char* option) {
  tcp::acceptor acceptor(network);
  const tcp::endpoint endpoint(asio::ip::address_v4::loopback(), port);
  error_code error;
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(asio::socket_base::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (!error) return acceptor;
  if (error == asio::error::address_in_use) {
    throw StartFailure("port " + std::to_string(port) +
                       " is in use. Stop the program that uses it, or choose another with " +
                       option + " N (0: any free port).");
  }
  throw StartFailure("cannot listen on port " + std::to_string(port) + " (" + error.message() +
                     "). Choose another with " + option + " N (0: any free port).");
}

asio::awaitable<void> accept_all(tcp::acceptor acceptor, Side side, Service& service) {
  asio::steady_timer pause(acceptor.get_executor());
  for (;;) {
    error_code error;
    tcp::socket socket =
        co_await acceptor.async_accept(asio::redirect_error(asio::use_awaitable, error));
    if (error) {  // out of descriptors, most likely: others will close soon
      pause.expires_after(std::chrono::milliseconds(100));
      co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
      continue;
    }
    if (service.open_connections >= kMaxConnections) continue;  // closes it
    socket.set_option(tcp::no_delay(true), error);
    asio::co_spawn(acceptor.get_executor(), serve_connection(std::move(socket), side, service),
                   asio::detached);
  }
}

// At start and every day.
asio::awaitable<void> reduce_daily(asio::any_io_executor network,
                                   asio::thread_pool& database_thread, Database& database,
                                   int days) {
  asio::steady_timer day(network);
  for (;;) {
    asio::post(database_thread, [&database, days] {
      try {
        reduce_unused(database.sql(), days, now_ms());
      } catch (const std::exception& error) {
        std::fprintf(stderr, "skua-school: old journals are still kept: %s\n", error.what());
      }
    });
    error_code error;
    day.expires_after(std::chrono::hours(24));
    co_await day.async_wait(asio::redirect_error(asio::use_awaitable, error));
  }
}

// What a backup that was being made, or another reader, kept in SQLite's log does not stay there.
asio::awaitable<void> empty_log_often(asio::any_io_executor network,
                                      asio::thread_pool& database_thread, Database& database) {
  asio::steady_timer pause(network);
  for (;;) {
    error_code error;
    pause.expires_after(std::chrono::seconds(5));
    co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
    asio::post(database_thread, [&database] {
      try {
        empty_the_log(database.sql());
      } catch (const std::exception& failure) {
        std::fprintf(stderr, "skua-school: the log is not emptied: %s\n", failure.what());
      }
    });
  }
}

}  // namespace

void serve(Ports ports, Origins& origins, Database& database, const SigningKey& key,
           const Policy& policy, const std::function<void()>& listening) {
  allow_many_connections();
  LiveHub hub;
  asio::io_context network(1);
  asio::thread_pool database_thread(1), errand_thread(1);
  tcp::acceptor school = listen_on(network, ports.school, "--port");
  tcp::acceptor lessons = listen_on(network, ports.lessons, "--lesson-port");
  origins.port = school.local_endpoint().port();
  origins.lesson_port = lessons.local_endpoint().port();

  ReplayWorker* replays = nullptr;
  Api api(database, origins, policy, key,
          {.publish =
               [&](std::vector<std::string> messages) {
                 asio::post(network, [&hub, messages = std::move(messages)] {
                   for (const auto& message : messages)
                     hub.publish(std::make_shared<const std::string>(message));
                 });
               },
           .session_ended =
               [&](const std::string& session) {
                 asio::post(network, [&hub, session] { hub.end_session(session); });
               },
           .replay_queued =
               [&] {
                 if (replays != nullptr) replays->wake();
               }});
  Service service{origins, api, hub, database_thread, errand_thread};
  asio::signal_set stop(network, SIGINT, SIGTERM);
  stop.async_wait([&](const error_code&, int) {
    service.stopping = true;
    network.stop();
  });
  asio::co_spawn(network, accept_all(std::move(school), Side::school, service), asio::detached);
  asio::co_spawn(network, accept_all(std::move(lessons), Side::lessons, service), asio::detached);
  {
    ReplayWorker worker(
        {.on_database =
             [&](std::function<void()> work) { asio::post(database_thread, std::move(work)); },
         .sql = database.sql(),
         .origins = origins,
         .changed = [&](const std::string& attempt) { api.attempt_changed(attempt); }});
    replays = &worker;
    if (policy.retention_days > 0) {
      asio::co_spawn(
          network,
          reduce_daily(network.get_executor(), database_thread, database, policy.retention_days),
          asio::detached);
    }
    asio::co_spawn(network, empty_log_often(network.get_executor(), database_thread, database),
                   asio::detached);
    listening();
    network.run();
    std::promise<void> nobody_wakes_it;
    asio::post(database_thread, [&] {
      replays = nullptr;
      nobody_wakes_it.set_value();
    });
    nobody_wakes_it.get_future().wait();
  }
  errand_thread.join();    // what is under way has been told to stop
  database_thread.join();  // a write that has begun is finished
}

}  // namespace skua::school
