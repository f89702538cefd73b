// Runs a target over seeded mutations of its examples: the same inputs on every machine. A broken
// rule prints the number of the input; `fuzz-NAME NUMBER` runs that one alone. (What a sanitizer
// finds: `fuzz-NAME FROM TO` narrows it down.)
#include <algorithm>
#include <string>

#include "skua/random.h"
#include "target.h"

namespace {

constexpr uint32_t kInputs = 20'000;
constexpr std::string_view kPieces[] = {
    "{",    "}",    "[",  "]",     ",",          ":",   "\"",
    "null", "true", "-1", "1e308", "4294967296", "0.5", "\\u0000",
    "\xff", "{}",   "[]", "\"\"",  "[[[[",       "-0",  "18446744073709551616"};

std::size_t place(skua::Random& random, const std::string& text) {
  return random.below(static_cast<uint32_t>(text.size()) + 1);
}

std::size_t length(skua::Random& random, const std::string& text, std::size_t at) {
  return std::min<std::size_t>(random.below(random.below(8) == 0 ? 200 : 6) + 1, text.size() - at);
}

void mutate(skua::Random& random, std::string& text) {
  const std::size_t at = place(random, text);
  switch (random.below(6)) {
    case 0:
      text.erase(at, length(random, text, at));
      return;
    case 1:
      text.insert(at, kPieces[random.below(std::size(kPieces))]);
      return;
    case 2: {
      const std::string copied = text.substr(at, length(random, text, at));
      text.insert(place(random, text), copied);
      return;
    }
    case 3:
      if (at < text.size()) text[at] = static_cast<char>(random.below(256));
      return;
    case 4: {
      const std::string_view piece = kPieces[random.below(std::size(kPieces))];
      text.replace(at, length(random, text, at), piece);
      return;
    }
    default:
      text.resize(at);
  }
}

std::string input(uint32_t number) {
  const auto examples = fuzz_examples();
  skua::Random random(number);
  std::string text(examples[number % examples.size()]);
  // The examples themselves come first.
  for (uint32_t i = number < examples.size() ? 0 : random.below(4) + 1; i > 0; --i)
    mutate(random, text);
  return text;
}

void run(uint32_t number) {
  const std::string text = input(number);
  LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(text.data()), text.size());
}

}  // namespace

int main(int count, char** words) {
  const auto word = [&](int i) {
    return static_cast<uint32_t>(std::strtoul(words[i], nullptr, 10));
  };
  const uint32_t first = count > 1 ? word(1) : 0;
  const uint32_t end = count > 2 ? word(2) : count > 1 ? first + 1 : kInputs;
  if (count == 2) std::fprintf(stderr, "%s\n", input(first).c_str());
  for (fuzz_input = first; fuzz_input < end; ++fuzz_input) run(fuzz_input);
  std::printf("%u inputs\n", end - first);
  return 0;
}
