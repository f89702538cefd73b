#include "exchange.h"

namespace skua::school {

std::string_view host_name(std::string_view host) {
  if (host.starts_with('[')) {
    const auto end = host.find(']');
    return end == std::string_view::npos ? std::string_view{} : host.substr(0, end + 1);
  }
  return host.substr(0, host.find(':'));
}

bool is_loopback_name(std::string_view name) {
  return name == "127.0.0.1" || name == "localhost" || name == "[::1]";
}

Reply text_reply(int status, std::string text) {
  return {
      status, "text/plain; charset=utf-8", std::move(text) + "\n", {{"Cache-Control", "no-store"}}};
}

}  // namespace skua::school
