#include "origins.h"

#include <array>
#include <string>

#include "static_files.h"

namespace skua::school {

namespace {

constexpr const char* kNoDevices =
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), "
    "midi=(), payment=(), "
    "serial=(), usb=()";

std::string page_policy(const Origins& origins, const Request& request) {
  const std::string lessons =
      "http://" + std::string(host_name(request.host)) + ":" + std::to_string(origins.lesson_port);
  return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src "
         "'self'; "
         "connect-src 'self' ws://" +
         request.host + "; frame-src " + lessons +
         "; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
}

std::string lesson_policy(const Origins& origins) {
  const std::string port = std::to_string(origins.port);
  return "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src "
         "'self' data: blob:; "
         "font-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action "
         "'none'; "
         "frame-ancestors 'self' http://127.0.0.1:" +
         port + " http://localhost:" + port;
}

// "/student" is the file school/student.html, "/" is school/index.html; "/files/…" are what those
// pages use.
std::string page_file(const std::string& path) {
  if (path == "/") return "school/index.html";
  const std::string plain = path.substr(1);
  if (plain.starts_with("host/") || plain.starts_with("school/")) return plain;
  if (plain.starts_with("files/") || plain == "favicon.ico") return "school/" + plain;
  const bool page = plain.find_first_of("/.") == std::string::npos;
  return page ? "school/" + plain + ".html" : "";
}

}  // namespace

Reply page_reply(const Origins& origins, const Request& request) {
  const std::array folders{origins.site};
  Reply reply = serve_file(request, folders, page_file(request.path));
  reply.headers.insert(reply.headers.end(),
                       {{"Content-Security-Policy", page_policy(origins, request)},
                        {"Referrer-Policy", "same-origin"},
                        {"Cross-Origin-Resource-Policy", "same-origin"},
                        {"Cross-Origin-Opener-Policy", "same-origin"},
                        {"Permissions-Policy", kNoDevices}});
  return reply;
}

Reply lesson_reply(const Origins& origins, const Request& request) {
  const std::array folders{origins.site, origins.kept_lessons};
  std::string path = request.path.substr(1);
  if (path.ends_with('/')) path += "index.html";
  const bool ours = path.starts_with("lessons/") || path.starts_with("files/");
  Reply reply = serve_file(request, folders, ours ? path : "");
  reply.headers.insert(reply.headers.end(), {{"Content-Security-Policy", lesson_policy(origins)},
                                             {"Referrer-Policy", "no-referrer"},
                                             {"Access-Control-Allow-Origin", "*"},
                                             {"Cross-Origin-Resource-Policy", "cross-origin"},
                                             {"Permissions-Policy", kNoDevices}});
  return reply;
}

}  // namespace skua::school
