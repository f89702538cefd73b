// Another program, run with little and watched: so much processor time, memory and output, and no
// longer than it may.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace skua::school {

struct ChildLimits {
  std::chrono::seconds cpu;
  std::chrono::seconds wall;
  std::size_t memory;  // bytes that it may write to, beyond its program and shared libraries
  std::size_t output;  // bytes
};

struct ChildEnd {
  enum class How {
    exited,
    signalled,
    out_of_cpu,
    out_of_time,
    too_much_output,
    not_started,
    stopped
  };
  How how = How::not_started;
  int code = 0;                      // exit code, or the signal
  std::chrono::milliseconds cpu{0};  // processor time that it used
  std::string output;                // what it wrote
  std::string words;                 // the beginning of what it said on standard error
};

/// Runs `command` (its first part is the program's path) with `input` on its standard input, at low
/// priority, in a process group of its own, without this process's environment and open files. It
/// cannot write files. Returns when it has ended; whatever it started is ended too. `stop` ends it
/// early. If this process dies, it dies. This process must ignore SIGPIPE.
ChildEnd run_limited(const std::vector<std::string>& command, std::string_view input,
                     const ChildLimits& limits, const std::atomic<bool>& stop);

/// The path of a program on PATH; "" if there is none.
std::string program_on_path(std::string_view name);

}  // namespace skua::school
