// One HTTP exchange as the school's own code sees it. Only server.cpp and live_socket.cpp know the
// HTTP library.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace skua::school {

struct Request {
  std::string method;  // "GET", "POST", … as sent
  std::string path;    // begins with '/'; without the query, not percent-decoded
  std::string query;   // what follows '?', "" if nothing does
  std::string host;    // Host header, lower case: "127.0.0.1:8440"
  std::string origin;  // Origin header, "" if absent
  std::string content_type;
  std::string cookie;
  std::string authorization;
  std::string accept_encoding;
  std::string if_none_match;
  std::string body;
};

struct Reply {
  int status = 200;
  std::string type;  // Content-Type; "" when there is no body
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
};

/// The name in a Host header without its port: "[::1]:80" gives "[::1]", "localhost" gives
/// "localhost".
std::string_view host_name(std::string_view host);

/// True for the names under which a browser on this machine reaches the school. Refusing every
/// other name keeps a web site that points its own name at 127.0.0.1 (DNS rebinding) from reading
/// anything here.
bool is_loopback_name(std::string_view name);

Reply text_reply(int status, std::string text);

}  // namespace skua::school
