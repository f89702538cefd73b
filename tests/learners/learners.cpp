// What the mastery rule and the choice of questions do with students who do not obey their model:
// guessers, hint abusers, forgetters, fast and slow ones, and some whose chances depend on each
// question's difficulty. 10,000 of them take a lesson whose practice is adapted to them, and the
// same lesson with its questions in a fixed order; a lesson whose way parts, where they may show at
// once what they can, get help, or meet a hard question at the end; and two lessons with half of
// the questions each: the second begins with what the first showed, and in between some forget.
// Then each answers 100 questions of each objective that they had not met.
//
//   learners [--tables] [--compare FILE] [--seed N] [--students COUNT] [--forget CHANCE]
//            [--between CHANCE] [--forgotten SHARE] [--mastered-at CHANCE] [--after-wrong CHANCE]
//            [--held-out COUNT] [--show-now CHANCE]
//
//   --tables       all tables of runtime/learn/README.md, also those of other settings
//   --compare      the same, held against the tables in that file: ends with 1 where one differs
//   --forget       of those who forget, after each question (0.05)
//   --between      of those who forget, from the first of two lessons to the second (0.3)
//   --forgotten    what the rule takes for forgotten in between (0.1)
//   --mastered-at  how likely the rule wants it to be that something is learned (0.95)
//   --after-wrong  … where any answer to it was wrong (0.98)
//   --held-out     questions of an objective that were not met before (100)
//   --show-now     how likely each student wants to show at once what they can; without it those
//                  who can want to rather than others
//
// Ends with 1 when more than 5 of 100 that are called masters fail those questions, or more than 5
// of 100 that fail them are called masters, in one lesson, over two, or where the way parts.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <span>
#include <sstream>
#include <string>
#include <string_view>

#include "tables.h"

namespace {

using namespace skua;

struct Wanted {
  Setting setting;
  bool tables = false;
  std::string compared;
};

/// Nothing where a word is not known or a number is not in its range.
std::optional<Wanted> read(std::span<char* const> words) {
  Wanted wanted;
  Setting& setting = wanted.setting;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (word == "--tables") {
      wanted.tables = true;
      continue;
    }
    if (++i == words.size()) return std::nullopt;
    if (word == "--compare") {
      wanted.compared = words[i];
      continue;
    }
    char* end = nullptr;
    const double value = std::strtod(words[i], &end);
    if (end == words[i] || *end != '\0') return std::nullopt;
    const bool is_share = value >= 0 && value <= 1;
    if (word == "--forget" && is_share) {
      setting.forget = value;
    } else if (word == "--between" && is_share) {
      setting.between = value;
    } else if (word == "--forgotten" && is_share) {
      setting.forgotten = value;
    } else if (word == "--mastered-at" && is_share) {
      setting.mastered_at = value;
    } else if (word == "--after-wrong" && is_share) {
      setting.after_wrong = value;
    } else if (word == "--show-now" && is_share) {
      setting.show_now = value;
    } else if (word == "--held-out" && value >= 1 && value <= 10'000) {
      setting.held_out = static_cast<int>(value);
    } else if (word == "--students" && value >= 100 && value <= 1'000'000) {
      setting.students = static_cast<int>(value);
    } else if (word == "--seed" && value >= 0 && value <= 0xffffffffu) {
      setting.seed = static_cast<uint32_t>(value);
    } else {
      return std::nullopt;
    }
  }
  return wanted;
}

/// Each of the blocks stands on the page; says which one does not.
bool stand_in(const std::string& path, const std::vector<Block>& blocks) {
  std::ifstream file(path);
  std::stringstream page;
  page << file.rdbuf();
  if (!file) {
    std::fprintf(stderr, "%s can't be read.\n", path.c_str());
    return false;
  }
  bool all = true;
  for (const Block& block : blocks) {
    if (page.str().find(block) != std::string::npos) continue;
    std::printf("%s says something else than this:\n\n%s\n", path.c_str(), block.c_str());
    all = false;
  }
  return all;
}

}  // namespace

int main(int count, char** words) {
  const auto wanted = read(std::span(words + 1, static_cast<std::size_t>(count - 1)));
  if (!wanted) {
    std::fprintf(stderr,
                 "learners [--tables] [--compare FILE] [--seed N] [--students COUNT from 100 on] "
                 "[--forget CHANCE] [--between CHANCE] [--forgotten SHARE] [--mastered-at CHANCE] "
                 "[--after-wrong CHANCE] [--held-out COUNT from 1 to 10000] [--show-now CHANCE]; "
                 "chances and shares are "
                 "from 0 to 1\n");
    return 2;
  }
  const auto lessons = read_lessons();
  if (!lessons) return 2;
  const Main results = main_tables(*lessons, wanted->setting);
  std::vector<Block> blocks = results.blocks;
  if (wanted->tables || !wanted->compared.empty()) {
    for (Block& block : other_settings(*lessons, wanted->setting))
      blocks.push_back(std::move(block));
  }
  if (!wanted->compared.empty()) return stand_in(wanted->compared, blocks) ? 0 : 1;
  for (const Block& block : blocks) std::printf("%s\n", block.c_str());
  return results.trusted ? 0 : 1;
}
