// The WebSocket behind a live view.
#pragma once

#include <string>
#include <utility>  // Asio's coroutine support uses std::exchange without including it

#include <boost/asio/awaitable.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>

#include "live.h"

namespace skua::school {

/// Answers the upgrade request, then sends what the hub publishes until the reader leaves, falls
/// behind, or its session ends.
boost::asio::awaitable<void> serve_live(
    boost::beast::tcp_stream stream,
    boost::beast::http::request<boost::beast::http::string_body> upgrade, std::string session,
    LiveHub& hub);

}  // namespace skua::school
