#include "limited_child.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <ranges>

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace skua::school {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kLowPriority = 10;
constexpr int kGlance = 50;  // ms between two looks at what no descriptor tells
constexpr std::size_t kMaxWords = 2000;

struct Pipe {
  int read = -1, write = -1;
  Pipe() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) return;
    read = ends[0];
    write = ends[1];
  }
  ~Pipe() {
    close_end(read);
    close_end(write);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  static void close_end(int& end) {
    if (end >= 0) ::close(end);
    end = -1;
  }
};

void limit(int resource, rlim_t soft, rlim_t hard) {
  const rlimit limits{soft, hard};
  ::setrlimit(static_cast<__rlimit_resource>(resource), &limits);
}

// Between fork and exec: only what is safe in the copy of a program with several threads.
[[noreturn]] void become(char* const* command, char* const* environment, int in, int out, int err,
                         const ChildLimits& limits, pid_t parent) {
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(127);
  ::dup2(in, 0);
  ::dup2(out, 1);
  ::dup2(err, 2);
  ::close_range(3, ~0U, 0);
  const auto cpu = static_cast<rlim_t>(limits.cpu.count());
  limit(RLIMIT_CPU, cpu, cpu + 1);
  limit(RLIMIT_DATA, limits.memory, limits.memory);
  limit(RLIMIT_FSIZE, 0, 0);
  limit(RLIMIT_CORE, 0, 0);
  ::setpriority(PRIO_PROCESS, 0, kLowPriority);
  ::signal(SIGPIPE, SIG_DFL);
  if (::chdir("/") == 0) ::execve(command[0], command, environment);
  const char* reason = std::strerror(errno);
  [[maybe_unused]] const auto said = ::write(2, reason, std::strlen(reason));
  ::_exit(127);
}

// A child that is being watched.
class Watched {
 public:
  Watched(pid_t child, Pipe& in, Pipe& out, Pipe& err, std::string_view input,
          const ChildLimits& limits)
      : child_(child), in_(in), out_(out), err_(err), input_(input), limits_(limits) {
    for (const int end : {in_.write, out_.read, err_.read})
      ::fcntl(end, F_SETFL, ::fcntl(end, F_GETFL) | O_NONBLOCK);
  }

  ChildEnd see_to_its_end(const std::atomic<bool>& stop) {
    const auto latest = Clock::now() + limits_.wall;
    while (!has_ended() && end_.how == ChildEnd::How::not_started) {
      wait_for_news();
      if (Clock::now() >= latest) end_.how = ChildEnd::How::out_of_time;
      if (stop) end_.how = ChildEnd::How::stopped;
    }
    ::kill(-child_, SIGKILL);  // not waited for yet, so its number is still its own
    ::wait4(child_, &status_, 0, &used_);
    end_.cpu = time_of(used_.ru_utime) + time_of(used_.ru_stime);
    drain(out_.read, end_.output, limits_.output + 1);
    drain(err_.read, end_.words, kMaxWords);
    if (end_.how == ChildEnd::How::not_started) judge();
    return std::move(end_);
  }

 private:
  static std::chrono::milliseconds time_of(const timeval& time) {
    return std::chrono::milliseconds(time.tv_sec * 1000LL + time.tv_usec / 1000);
  }

  bool has_ended() const {
    siginfo_t news{};
    return ::waitid(P_PID, static_cast<id_t>(child_), &news, WEXITED | WNOHANG | WNOWAIT) == 0 &&
           news.si_pid == child_;
  }

  void wait_for_news() {
    std::array<pollfd, 3> ends{pollfd{in_.write, POLLOUT, 0}, pollfd{out_.read, POLLIN, 0},
                               pollfd{err_.read, POLLIN, 0}};
    ::poll(ends.data(), ends.size(), kGlance);
    if (in_.write >= 0) feed();
    if (!drain(out_.read, end_.output, limits_.output + 1)) Pipe::close_end(out_.read);
    if (!drain(err_.read, end_.words, kMaxWords)) Pipe::close_end(err_.read);
    if (end_.output.size() > limits_.output) end_.how = ChildEnd::How::too_much_output;
  }

  void feed() {
    while (!input_.empty()) {
      const auto count = ::write(in_.write, input_.data(), input_.size());
      if (count < 0 && errno == EAGAIN) return;
      if (count < 0) break;  // it does not want to hear the rest
      input_.remove_prefix(static_cast<std::size_t>(count));
    }
    Pipe::close_end(in_.write);
  }

  // Keeps the first `most` bytes; reads on only so far, as there may be no end. False at the end.
  static bool drain(int from, std::string& text, std::size_t most) {
    std::array<char, 16384> part;
    for (int parts = 0; from >= 0 && parts < 16; ++parts) {
      const auto count = ::read(from, part.data(), part.size());
      if (count < 0) return errno == EAGAIN || errno == EINTR;
      if (count == 0) return false;
      text.append(part.data(), std::min(static_cast<std::size_t>(count), most - text.size()));
    }
    return true;
  }

  void judge() {
    const bool by_signal = WIFSIGNALED(status_);
    end_.code = by_signal ? WTERMSIG(status_) : WEXITSTATUS(status_);
    if (end_.output.size() > limits_.output)
      end_.how = ChildEnd::How::too_much_output;
    else if (!by_signal)
      end_.how = ChildEnd::How::exited;
    else
      end_.how = used_up() ? ChildEnd::How::out_of_cpu : ChildEnd::How::signalled;
  }

  // A program that ignores SIGXCPU is killed a second later, which looks like any other kill.
  bool used_up() const {
    const std::chrono::seconds cpu(used_.ru_utime.tv_sec + used_.ru_stime.tv_sec);
    return end_.code == SIGXCPU || (end_.code == SIGKILL && cpu >= limits_.cpu);
  }

  pid_t child_;
  Pipe &in_, &out_, &err_;
  std::string_view input_;
  const ChildLimits& limits_;
  ChildEnd end_;
  int status_ = 0;
  rusage used_{};
};

}  // namespace

ChildEnd run_limited(const std::vector<std::string>& command, std::string_view input,
                     const ChildLimits& limits, const std::atomic<bool>& stop) {
  Pipe in, out, err;
  if (in.read < 0 || out.read < 0 || err.read < 0)
    return {.words = std::string("no pipes: ") + std::strerror(errno)};
  std::vector<char*> words;
  for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  char* const no_environment[] = {nullptr};
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child < 0) return {.words = std::string("no new process: ") + std::strerror(errno)};
  if (child == 0)
    become(words.data(), no_environment, in.read, out.write, err.write, limits, parent);
  ::setpgid(child, child);  // also here: whoever comes first
  Pipe::close_end(in.read);
  Pipe::close_end(out.write);
  Pipe::close_end(err.write);
  return Watched(child, in, out, err, input, limits).see_to_its_end(stop);
}

std::string program_on_path(std::string_view name) {
  const char* path = std::getenv("PATH");
  for (const auto part : std::string_view(path == nullptr ? "" : path) | std::views::split(':')) {
    const auto file = std::filesystem::path(std::string(part.begin(), part.end())) / name;
    if (file.is_absolute() && ::access(file.c_str(), X_OK) == 0 &&
        std::filesystem::is_regular_file(file)) {
      return file.string();
    }
  }
  return {};
}

}  // namespace skua::school
