// One TCP connection: HTTP in, replies out, until either side has had enough.
#pragma once

#include <atomic>
#include <cstddef>
#include <utility>  // Asio's coroutine support uses std::exchange without including it

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/thread_pool.hpp>

#include "api.h"
#include "live.h"
#include "origins.h"

namespace skua::school {

enum class Side { school, lessons };

/// What all connections share. The database has a thread of its own, so that waiting for the disk
/// holds up no file.
struct Service {
  const Origins& origins;
  Api& api;      // on database_thread only
  LiveHub& hub;  // on the network thread only
  boost::asio::thread_pool& database_thread;
  boost::asio::thread_pool& errand_thread;  // one errand at a time
  std::size_t open_connections = 0;
  std::atomic<bool> stopping = false;  // what has not begun on the database's thread does not begin
};

boost::asio::awaitable<void> serve_connection(boost::asio::ip::tcp::socket socket, Side side,
                                              Service& service);

}  // namespace skua::school
