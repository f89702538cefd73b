#include "mutate.h"

#include <algorithm>
#include <string_view>

namespace {

using skua::Random;

/// What readers trip over: ends of ranges, wrong kinds, brackets that do not match, lone bytes.
constexpr std::string_view kPieces[] = {"{",
                                        "}",
                                        "[",
                                        "]",
                                        ",",
                                        ":",
                                        "\"",
                                        "\n",
                                        "null",
                                        "true",
                                        "false",
                                        "-1",
                                        "0",
                                        "1",
                                        "0.5",
                                        "-0",
                                        "-0.0",
                                        "1e308",
                                        "1e999",
                                        "-1e-320",
                                        "65536",
                                        "16777216",
                                        "16777217",
                                        "4294967295",
                                        "4294967296",
                                        "2147483648",
                                        "1e15",
                                        "0.1",
                                        "{}",
                                        "[]",
                                        "\"\"",
                                        "[[[[",
                                        "\\u0000",
                                        "\\ud800",
                                        "\xff",
                                        "\xc3\xa9",
                                        "\"\\\"\"",
                                        "9007199254740993",
                                        "18446744073709551616"};

std::size_t below(Random& random, std::size_t count) {
  return random.below(static_cast<uint32_t>(count));
}

std::string_view piece(Random& random) { return kPieces[below(random, std::size(kPieces))]; }

struct Range {
  std::size_t at, length;
};

Range some_bytes(Random& random, const std::string& text) {
  const std::size_t at = below(random, text.size() + 1);
  const std::size_t longest = random.below(8) == 0 ? 200 : 6;
  return {at, std::min(below(random, longest) + 1, text.size() - at)};
}

bool in_scalar(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
         c == '+' || c == '.' || c == '_';
}

/// A number, a word, or what stands between two quotes, from a random place on.
Range some_scalar(Random& random, const std::string& text) {
  std::size_t at = below(random, text.size() + 1);
  while (at < text.size() && !in_scalar(text[at])) ++at;
  while (at > 0 && at < text.size() && in_scalar(text[at - 1])) --at;
  std::size_t end = at;
  while (end < text.size() && in_scalar(text[end])) ++end;
  return {at, end - at};
}

/// A bracket with what it holds, from a random place on; the rest of the text if it is not closed.
Range some_group(Random& random, const std::string& text) {
  std::size_t at = below(random, text.size() + 1);
  while (at < text.size() && text[at] != '[' && text[at] != '{') ++at;
  std::size_t end = at;
  for (int depth = 0; end < text.size(); ++end) {
    if (text[end] == '[' || text[end] == '{') ++depth;
    if ((text[end] == ']' || text[end] == '}') && --depth == 0) return {at, end + 1 - at};
  }
  return {at, text.size() - at};
}

Range some_line(Random& random, const std::string& text) {
  const std::size_t place = below(random, text.size() + 1);
  const std::size_t before = place == 0 ? text.npos : text.rfind('\n', place - 1);
  const std::size_t at = before == text.npos ? 0 : before + 1;
  const std::size_t end = text.find('\n', at);
  return {at, (end == text.npos ? text.size() : end + 1) - at};
}

Range some_range(Random& random, const std::string& text) {
  switch (random.below(4)) {
    case 0:
      return some_bytes(random, text);
    case 1:
      return some_scalar(random, text);
    case 2:
      return some_group(random, text);
    default:
      return some_line(random, text);
  }
}

std::string copied(const std::string& text, Range range) {
  return text.substr(range.at, range.length);
}

/// Two ranges change places; where they overlap the later one stays.
void swap(Random& random, std::string& text) {
  Range first = some_range(random, text), second = some_range(random, text);
  if (first.at > second.at) std::swap(first, second);
  first.length = std::min(first.length, second.at - first.at);
  const std::string one = copied(text, first), other = copied(text, second);
  text.replace(second.at, second.length, one);
  text.replace(first.at, first.length, other);
}

void join(Random& random, std::string& text, std::span<const std::string> others) {
  const std::string& other = others[below(random, others.size())];
  text.resize(below(random, text.size() + 1));
  text += std::string_view(other).substr(below(random, other.size() + 1));
}

void change_byte(Random& random, std::string& text) {
  if (text.empty()) return;
  char& byte = text[below(random, text.size())];
  switch (random.below(3)) {
    case 0:
      byte = static_cast<char>(random.below(256));
      return;
    case 1:
      byte = static_cast<char>(byte ^ (1 << random.below(8)));
      return;
    default:
      byte = static_cast<char>(byte + (random.below(2) == 0 ? 1 : -1));
  }
}

}  // namespace

void mutate(Random& random, std::string& text, std::span<const std::string> others) {
  const Range range = some_range(random, text);
  switch (random.below(12)) {
    case 0:
      text.erase(range.at, range.length);
      return;
    case 1:
      text.insert(range.at, piece(random));
      return;
    case 2:
      text.insert(some_range(random, text).at, copied(text, range));
      return;
    case 3:
      swap(random, text);
      return;
    case 4:
      if (random.below(4) == 0 && !others.empty()) join(random, text, others);
      return;
    case 5:
      if (random.below(4) == 0) text.resize(range.at);
      return;
    case 6:
    case 7: {
      const Range scalar = some_scalar(random, text);
      text.replace(scalar.at, scalar.length, piece(random));
      return;
    }
    case 8:
      text.replace(range.at, range.length, piece(random));
      return;
    default:
      change_byte(random, text);
  }
}
