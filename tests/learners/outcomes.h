/// What came of all students of a setting.
#pragma once

#include <array>
#include <cstddef>
#include <iterator>
#include <optional>

#include "learn/activity.h"
#include "student.h"
#include "visit.h"

namespace skua {

/// Of some students: an entry for each objective that each of them met.
struct Sum {
  int entries = 0, able = 0, masters = 0, false_masters = 0, missed = 0;
  int showed_now = 0, at_once = 0, helped = 0, challenged = 0;
  double asked = 0;

  void add(bool is_able, const Outcome&);
  double of_masters() const;  ///< percent of those who are called masters, and do not pass
  double of_failing() const;  ///< percent of those who do not pass, and are called masters
  bool is_trusted() const;    ///< both are within the limit
};

inline constexpr double kMostPercent = 5;
double percent(int part, int of);

/// How an objective was met in a lesson whose way parts. The last one is met by who took any of the
/// others.
enum class Path { at_once, tried_to_show, without_help, with_help, challenge, count };
inline constexpr const char* kPaths[] = {
    "showed enough at once", "wanted to show it at once, and learned it then",
    "learned it, without help", "learned it, with help", "met the hard question at the end"};

struct Result {
  Sum all;
  std::array<Sum, std::size(kSorts)> sorts;
  std::array<Sum, static_cast<std::size_t>(Path::count)> paths;
};

/// The lessons, as the evaluator reads them.
struct Lessons {
  Activity adapted, fixed, first_half, second_half, parting, parting_fixed;
};
/// Nothing where one can't be read, or has too few occasions to master an objective; says so.
std::optional<Lessons> read_lessons();

/// One lesson.
Result teach(const Activity&, const Setting&);
/// Two lessons, of which the second begins with what the first one showed; else than `carried` with
/// nothing.
Result teach_twice(const Lessons&, bool carried, const Setting&);

}  // namespace skua
