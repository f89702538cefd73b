#include "options.h"

#include <charconv>
#include <cstdlib>
#include <string_view>

namespace skua::school {

const char* const kUsage =
    "usage: skua-school --site DIR [--data DIR] [--port N] [--lesson-port N]\n"
    "                   [--retention-days N] [--free-text-leaves] [--students N]\n"
    "\n"
    "  --site DIR        the built site: pages, lessons and their files\n"
    "  --data DIR        where the class's data is kept\n"
    "                    (default: $XDG_DATA_HOME/skua/school or ~/.local/share/skua/school)\n"
    "  --port N          port of the school's pages (default 8440; 0: any free port)\n"
    "  --lesson-port N   port of the lessons, a second origin (default 8441; 0: any free port)\n"
    "  --retention-days N\n"
    "                    after so many days without use only an attempt's results are kept\n"
    "                    (default 60; 0: everything is kept)\n"
    "  --free-text-leaves\n"
    "                    what students wrote is in what is printed, saved or handed on; without "
    "it,\n"
    "                    a sentence stands in its place\n"
    "  --students N      the fictional class has at least so many students (default 5)\n"
    "  --help            this text\n"
    "\n"
    "It listens on 127.0.0.1 only. Stop it with Ctrl+C.\n";

namespace {

constexpr int kMostDays = 36500;
constexpr int kMostStudents = 500;

std::filesystem::path default_data_folder() {
  if (const char* xdg = std::getenv("XDG_DATA_HOME"); xdg != nullptr && xdg[0] == '/') {
    return std::filesystem::path(xdg) / "skua" / "school";
  }
  if (const char* home = std::getenv("HOME"); home != nullptr && home[0] == '/') {
    return std::filesystem::path(home) / ".local" / "share" / "skua" / "school";
  }
  return {};
}

template <typename Number>
std::expected<Number, std::string> read_number(std::string_view option, std::string_view text,
                                               Number most) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number < 0 || number > most) {
    return std::unexpected(std::string(option) + " needs a number from 0 to " +
                           std::to_string(most) + ", not \"" + std::string(text) + "\".");
  }
  return number;
}

}  // namespace

std::expected<Options, std::string> read_options(std::span<char* const> arguments) {
  Options options;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    std::string_view name = arguments[i];
    if (name == "--help" || name == "-h") {
      options.help = true;
      return options;
    }
    if (name == "--free-text-leaves") {
      options.policy.free_text_leaves = true;
      continue;
    }
    const bool known = name == "--port" || name == "--lesson-port" || name == "--data" ||
                       name == "--site" || name == "--retention-days" || name == "--students";
    if (!known) {
      return std::unexpected("unknown argument \"" + std::string(name) +
                             "\". See skua-school --help.");
    }
    if (i + 1 == arguments.size() || arguments[i + 1][0] == '\0') {
      return std::unexpected(std::string(name) + " needs a value. See skua-school --help.");
    }
    const std::string_view value = arguments[++i];
    if (name == "--data") {
      options.data = value;
    } else if (name == "--site") {
      options.site = value;
    } else if (name == "--retention-days") {
      const auto days = read_number<int>(name, value, kMostDays);
      if (!days) return std::unexpected(days.error());
      options.policy.retention_days = *days;
    } else if (name == "--students") {
      const auto students = read_number<int>(name, value, kMostStudents);
      if (!students) return std::unexpected(students.error());
      options.students = *students;
    } else {
      const auto port = read_number<unsigned short>(name, value, 65535);
      if (!port) return std::unexpected(port.error());
      (name == "--port" ? options.port : options.lesson_port) = *port;
    }
  }
  if (options.site.empty()) {
    return std::unexpected("which site? Give the folder of the built site with --site DIR.");
  }
  if (options.data.empty()) options.data = default_data_folder();
  if (options.data.empty()) {
    return std::unexpected("no home folder is known. Say where to keep the data with --data DIR.");
  }
  if (options.port != 0 && options.port == options.lesson_port) {
    return std::unexpected(
        "--port and --lesson-port must differ: lessons need an origin of their own.");
  }
  return options;
}

}  // namespace skua::school
