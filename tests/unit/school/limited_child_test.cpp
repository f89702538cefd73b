#include "limited_child.h"

#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include <doctest/doctest.h>

using namespace skua::school;
using How = ChildEnd::How;
using namespace std::chrono_literals;

namespace {

constexpr ChildLimits kRoomy{
    .cpu = 20s, .wall = 60s, .memory = 768 * 1024 * 1024, .output = 1024 * 1024};
const std::atomic<bool> kGoOn = false;
[[maybe_unused]] const auto ignored = std::signal(SIGPIPE, SIG_IGN);  // as the school does

ChildEnd shell(const std::string& script, std::string_view input = {},
               const ChildLimits& limits = kRoomy) {
  return run_limited({"/bin/sh", "-c", script}, input, limits, kGoOn);
}

}  // namespace

TEST_CASE("what it reads, writes and how it ends is told") {
  const std::string input(300'000, 'x');
  const ChildEnd end = shell("cat; echo words >&2; exit 3", input);
  CHECK(end.how == How::exited);
  CHECK(end.code == 3);
  CHECK(end.output == input);
  CHECK(end.words == "words\n");
}

TEST_CASE("a program that does not want its input is no trouble") {
  const ChildEnd end = shell("exec 0<&-; sleep 0.2; echo done", std::string(300'000, 'x'));
  CHECK(end.how == How::exited);
  CHECK(end.output == "done\n");
}

TEST_CASE("it gets no environment, no open file, and may not write one") {
  CHECK(shell("env | grep -v -e ^PWD= -e ^_= -e ^SHLVL= -e ^OLDPWD=").output == "");
  CHECK(shell("ls /proc/self/fd | wc -l").output == "4\n");  // and the folder that ls reads
  std::string file = std::filesystem::temp_directory_path() / "skua-school-XXXXXX";
  const int opened = mkstemp(file.data());
  REQUIRE(opened >= 0);
  close(opened);
  const ChildEnd end = shell("echo more than nothing > '" + file + "'");
  CHECK((end.how == How::signalled || end.code != 0));
  CHECK(std::filesystem::file_size(file) == 0);
  std::filesystem::remove(file);
  CHECK(shell("nice").output == "10\n");
}

TEST_CASE("a program that never ends is ended, with all that it started") {
  ChildLimits limits = kRoomy;
  limits.wall = 1s;
  const auto begun = std::chrono::steady_clock::now();
  const ChildEnd end = shell("sleep 987 & sleep 987", {}, limits);
  CHECK(end.how == How::out_of_time);
  CHECK(std::chrono::steady_clock::now() - begun < 3s);
  // What was killed is gone when a busy machine comes to it; by itself it would stay for minutes.
  std::string left;
  for (int tries = 0; tries < 50 && left != "0\n"; ++tries) {
    if (tries > 0) std::this_thread::sleep_for(100ms);
    left = shell("grep -alsz ^987$ /proc/[0-9]*/cmdline | wc -l").output;
  }
  CHECK(left == "0\n");
}

TEST_CASE("so much processor time, and a second more for those who ignore the warning") {
  ChildLimits limits = kRoomy;
  limits.cpu = 1s;
  CHECK(shell("while :; do :; done", {}, limits).how == How::out_of_cpu);
  CHECK(shell("trap '' XCPU; while :; do :; done", {}, limits).how == How::out_of_cpu);
}

TEST_CASE("so much output, and any amount on standard error") {
  ChildLimits limits = kRoomy;
  limits.output = 1000;
  CHECK(shell("head -c 1000 /dev/zero", {}, limits).how == How::exited);
  CHECK(shell("head -c 1001 /dev/zero", {}, limits).how == How::too_much_output);
  CHECK(shell("cat /dev/zero", {}, limits).how == How::too_much_output);
  const ChildEnd end = shell("head -c 3000000 /dev/zero >&2", {}, limits);
  CHECK(end.how == How::exited);
  CHECK(end.words.size() == 2000);
}

TEST_CASE("so much memory") {
  const std::string node = program_on_path("node");
  REQUIRE(!node.empty());
  const ChildEnd end = run_limited(
      {node, "-e", "const kept = []; for (;;) kept.push(Buffer.alloc(16 * 1024 * 1024, 1));"}, {},
      kRoomy, kGoOn);
  CHECK((end.how == How::signalled || (end.how == How::exited && end.code != 0)));
  CHECK(end.words != "");
}

TEST_CASE("a program that is not there, or is killed") {
  const ChildEnd none = run_limited({"/no/such/program"}, {}, kRoomy, kGoOn);
  CHECK(none.how == How::exited);
  CHECK(none.code == 127);
  CHECK(none.words != "");
  const ChildEnd killed = shell("kill -9 $$");
  CHECK(killed.how == How::signalled);
  CHECK(killed.code == 9);
}

TEST_CASE("it can be stopped") {
  std::atomic<bool> stop = false;
  std::thread other([&] {
    std::this_thread::sleep_for(200ms);
    stop = true;
  });
  const auto begun = std::chrono::steady_clock::now();
  CHECK(run_limited({"/bin/sh", "-c", "sleep 30"}, {}, kRoomy, stop).how == How::stopped);
  CHECK(std::chrono::steady_clock::now() - begun < 3s);
  other.join();
}

TEST_CASE("programs on the path") {
  CHECK(program_on_path("sh").ends_with("/sh"));
  CHECK(program_on_path("no-such-program-anywhere").empty());
}
