// skua-school: the reference LMS. Serves the class's pages, the lessons and the API, and keeps what
// students do.

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <exception>
#include <span>
#include <string>

#include <sys/stat.h>

#include "database.h"
#include "launch_token.h"
#include "options.h"
#include "people.h"
#include "server.h"

namespace {

using namespace skua::school;

// What the database says of itself may have several lines; people get one.
void complain(std::string message) {
  std::ranges::replace(message, '\n', ' ');
  std::fprintf(stderr, "skua-school: %s\n", message.c_str());
}

void check_site(const std::filesystem::path& site) {
  std::error_code ignored;
  for (const char* folder : {"school", "lessons", "host"}) {
    if (std::filesystem::is_directory(site / folder, ignored)) continue;
    throw StartFailure("there is no built site in \"" + site.string() + "\" (its folder " + folder +
                       " is missing). Build it, or say where it is with --site DIR.");
  }
}

void run(const Options& options) {
  check_site(options.site);
  Database database(options.data);
  seed_demo_class(database.sql(), options.students);
  const SigningKey key = signing_key(options.data);
  Origins origins{.site = options.site, .kept_lessons = options.data / "kept"};
  std::error_code none_kept_yet;
  std::filesystem::permissions(origins.kept_lessons, std::filesystem::perms::owner_all,
                               none_kept_yet);
  serve({options.port, options.lesson_port}, origins, database, key, options.policy, [&] {
    std::printf("Skua school: http://127.0.0.1:%u/\nLessons: http://127.0.0.1:%u/\n",
                unsigned{origins.port}, unsigned{origins.lesson_port});
    std::fflush(stdout);
  });
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  ::umask(0077);  // what the school writes is for its owner, also in a folder that was there before
  const auto options = read_options(std::span(argv, static_cast<std::size_t>(argc)).subspan(1));
  if (!options) {
    complain(options.error());
    return 2;
  }
  if (options->help) {
    std::fputs(kUsage, stdout);
    return 0;
  }
  try {
    run(*options);
  } catch (const std::exception& error) {
    complain(error.what());
    return 1;
  }
  return 0;
}
