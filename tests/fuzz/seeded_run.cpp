// Runs a target over seeded mutations of its corpus: the same inputs on every machine.
//
//   fuzz-NAME CORPUS [--seed S] [--first N] [--runs N] [--show] [--keep FILE]
//
// CORPUS is a folder; its files are tried as they are, and are what the mutations start from. Input
// N of a seed depends on nothing else. An input that breaks a rule or crashes is named and, with
// --keep, written to that file.
#include <algorithm>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include <unistd.h>

#include "mutate.h"
#include "target.h"

// Asked by the sanitizers where they are linked in: what they find ends the program as a broken
// rule does.
extern "C" const char* __asan_default_options() { return "abort_on_error=1"; }
extern "C" const char* __ubsan_default_options() { return "abort_on_error=1:print_stacktrace=1"; }

namespace {

constexpr unsigned kLongestInput_s = 20;

struct Options {
  std::filesystem::path corpus;
  uint32_t seed = 1, first = 0, runs = 20'000;
  bool show = false;
  const char* keep = nullptr;
};

/// The input under way, for the last words.
struct {
  Options options;
  std::string name;
  std::string text;
} now;

std::optional<Options> read_options(std::span<char*> words) {
  if (words.empty() || words[0][0] == '-') return {};
  Options options{.corpus = words[0]};
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (word == "--show") {
      options.show = true;
      continue;
    }
    if (++i == words.size()) return {};
    const auto number = static_cast<uint32_t>(std::strtoul(words[i], nullptr, 10));
    if (word == "--seed")
      options.seed = number;
    else if (word == "--first")
      options.first = number;
    else if (word == "--runs")
      options.runs = number;
    else if (word == "--keep")
      options.keep = words[i];
    else
      return {};
  }
  return options;
}

void last_words() {
  std::fprintf(stderr, "\nIt was %s\n", now.name.c_str());
  if (now.options.keep == nullptr) return;
  if (std::FILE* file = std::fopen(now.options.keep, "wb")) {
    std::fwrite(now.text.data(), 1, now.text.size(), file);
    std::fclose(file);
    std::fprintf(stderr, "It was written to %s\n", now.options.keep);
  }
}

void on_signal(int signal) {
  if (signal == SIGALRM)
    std::fprintf(stderr, "broken: an input takes more than %u s\n", kLongestInput_s);
  last_words();
  std::_Exit(1);
}

void catch_the_end() {
  std::signal(SIGABRT, on_signal);
#ifndef __SANITIZE_ADDRESS__  // which has more to say about it
  std::signal(SIGSEGV, on_signal);
#endif
#ifndef __EMSCRIPTEN__
  std::signal(SIGALRM, on_signal);
#endif
}

void run(std::string name, std::string text) {
  now.name = std::move(name);
  now.text = std::move(text);
  LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(now.text.data()), now.text.size());
}

/// The files of the corpus by name.
std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error))
    files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

std::string content(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string input(uint32_t seed, uint32_t number, std::span<const std::string> corpus) {
  skua::Random random(seed);
  random.state = random.next() + number;
  std::string text = corpus[random.below(static_cast<uint32_t>(corpus.size()))];
  for (uint32_t i = random.below(5) + 1; i > 0; --i) mutate(random, text, corpus);
  return text;
}

}  // namespace

int main(int count, char** words) {
  const auto options = read_options(std::span(words, count).subspan(1));
  if (!options) {
    std::fprintf(stderr,
                 "fuzz target: CORPUS [--seed S] [--first N] [--runs N] [--show] [--keep FILE]\n");
    return 2;
  }
  now.options = *options;
  std::vector<std::string> corpus;
  catch_the_end();
  for (const auto& path : files_in(options->corpus)) {
    corpus.push_back(content(path));
    run(path.string(), corpus.back());
  }
  if (corpus.empty()) {
    std::fprintf(stderr, "There are no files in %s.\n", options->corpus.c_str());
    return 2;
  }
  for (uint32_t i = 0; i < options->runs; ++i) {
#ifndef __EMSCRIPTEN__
    if (i % 256 == 0) alarm(kLongestInput_s);
#endif
    const uint32_t number = options->first + i;
    std::string text = input(options->seed, number, corpus);
    if (options->show) std::printf("%s\n", text.c_str());
    const std::string again = std::to_string(number);
    run("input " + again + ": --seed " + std::to_string(options->seed) + " --first " + again +
            " --runs 1 --show",
        std::move(text));
  }
  std::printf("%u inputs of seed %u, from %u\n", options->runs, options->seed, options->first);
  return 0;
}
