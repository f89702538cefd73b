#include "tables.h"

#include <algorithm>
#include <array>
#include <cstdarg>
#include <cstdio>

namespace skua {
namespace {

__attribute__((format(printf, 1, 2))) std::string text(const char* format, ...) {
  std::array<char, 1000> line{};
  va_list values;
  va_start(values, format);
  std::vsnprintf(line.data(), line.size(), format, values);
  va_end(values);
  return line.data();
}

/// In bold what is over the limit.
std::string limited(double percents) {
  const std::string value = text("%.1f %%", percents);
  return percents > kMostPercent ? "**" + value + "**" : value;
}

std::string shares(const Sum& sum) {
  return text("%.0f %% | %.1f %% | %.1f %% | %.1f", percent(sum.masters, sum.entries),
              percent(sum.false_masters, sum.entries), percent(sum.missed, sum.entries),
              sum.asked / sum.entries);
}

std::string row(const char* name, const Sum& one, const Sum& other) {
  return text("| %s | %d | %.0f %% | %s | %s |\n", name, one.entries,
              percent(one.able, one.entries), shares(one).c_str(), shares(other).c_str());
}

Block table(const Result& one, const Result& other) {
  Block all =
      "| students who | number | pass | masters | falsely | missed | questions | masters | falsely "
      "| missed | questions |\n"
      "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n";
  for (std::size_t i = 0; i < std::size(kSorts); ++i)
    all += row(kSorts[i].name, one.sorts[i], other.sorts[i]);
  return all + row("**all**", one.all, other.all);
}

Block sentence(const Sum& one, const Sum& other, const char* what) {
  return text(
      "Of those who are called masters %.1f %% do not pass (%s: %.1f %%); of those who do not pass "
      "%.1f %% (%.1f %%) are called masters.\n",
      one.of_masters(), what, other.of_masters(), one.of_failing(), other.of_failing());
}

/// Which ways students took.
Block ways_by_sort(const Result& result) {
  Block all =
      "| students who | want to show it at once | … and show enough | get help | meet the hard "
      "question |\n|---|--:|--:|--:|--:|\n";
  const auto add = [&](const char* name, const Sum& sum) {
    const auto share = [&](int part) { return percent(part, sum.entries); };
    all += text("| %s | %.0f %% | %.0f %% | %.0f %% | %.0f %% |\n", name, share(sum.showed_now),
                share(sum.at_once), share(sum.helped), share(sum.challenged));
  };
  for (std::size_t i = 0; i < std::size(kSorts); ++i) add(kSorts[i].name, result.sorts[i]);
  add("**all**", result.all);
  return all;
}

Block by_way(const Result& result) {
  Block all =
      "| who | share | pass | masters | falsely | missed | questions | of masters, do not pass "
      "|\n|---|--:|--:|--:|--:|--:|--:|--:|\n";
  for (std::size_t i = 0; i < std::size(kPaths); ++i) {
    const Sum& sum = result.paths[i];
    all += text("| %s | %.0f %% | %.0f %% | %s | %s |\n", kPaths[i],
                percent(sum.entries, result.all.entries), percent(sum.able, sum.entries),
                shares(sum).c_str(), limited(sum.of_masters()).c_str());
  }
  return all;
}

std::string two(const Sum& sum) {
  return limited(sum.of_masters()) + " | " + limited(sum.of_failing());
}

/// What hangs on the settings, for the lesson with a practice and the one whose way parts.
Block settings_table(const Lessons& lessons, const Setting& usual) {
  Block all =
      "| forget | held out | show it at once | one practice: masters who do not pass | masters of "
      "those who do not pass | ways that part: masters who do not pass | masters of those who do "
      "not pass |\n"
      "|--:|--:|--:|--:|--:|--:|--:|\n";
  const auto add = [&](const Setting& setting) {
    const std::string shown =
        setting.show_now ? text("%.0f %%", 100 * *setting.show_now) : "as above";
    const std::string straight = setting.show_now ? "|" : two(teach(lessons.adapted, setting).all);
    all += text("| %g | %d | %s | %s | %s |\n", setting.forget, setting.held_out, shown.c_str(),
                straight.c_str(), two(teach(lessons.parting, setting).all).c_str());
  };
  for (const double forget : {0.02, 0.05, 0.1, 0.2}) {
    Setting setting = usual;
    setting.forget = forget;
    add(setting);
  }
  for (const int held_out : {20, 50, 400}) {
    Setting setting = usual;
    setting.held_out = held_out;
    add(setting);
  }
  for (const double show_now : {0.0, 1.0}) {
    Setting setting = usual;
    setting.show_now = show_now;
    add(setting);
  }
  return all;
}

Block forgotten_table(const Lessons& lessons, const Setting& usual) {
  constexpr double kBetween[] = {0, 0.3, 0.5, 0.7};
  Block all =
      "| the rule takes for forgotten | between 0 | 0.3 | 0.5 | 0.7 |\n|--:|--:|--:|--:|--:|\n";
  for (const double forgotten : {0.0, 0.05, 0.1}) {
    all += text("| %g |", forgotten);
    for (const double between : kBetween) {
      Setting setting = usual;
      setting.forgotten = forgotten;
      setting.between = between;
      all += " " + limited(teach_twice(lessons, true, setting).all.of_failing()) + " |";
    }
    all += "\n";
  }
  return all;
}

/// Rules that want it more or less likely that something is learned, and what that costs.
Block rules_table(const Lessons& lessons, const Setting& usual) {
  Block all =
      "| mastered at | once wrong | lesson | masters who do not pass | masters of those who do not "
      "pass | the "
      "same, if they forget at 0.2 | the same, with 20 held out | missed | questions |\n"
      "|--:|--:|---|--:|--:|--:|--:|--:|--:|\n";
  const auto add = [&](const char* name, const Activity& lesson, const Setting& setting) {
    Setting forgetful = setting, few = setting;
    forgetful.forget = 0.2;
    few.held_out = 20;
    const Sum sum = teach(lesson, setting).all;
    all += text("| %g | %g | %s | %s | %s | %s | %.1f %% | %.1f |\n", setting.mastered_at,
                setting.after_wrong, name, two(sum).c_str(),
                limited(teach(lesson, forgetful).all.of_failing()).c_str(),
                limited(teach(lesson, few).all.of_failing()).c_str(),
                percent(sum.missed, sum.entries), sum.asked / sum.entries);
  };
  constexpr double kRules[][2] = {{0.95, 0.95}, {0.95, 0.98}, {0.95, 0.99}, {0.97, 0.97}};
  for (const auto& [mastered_at, after_wrong] : kRules) {
    Setting setting = usual;
    setting.mastered_at = mastered_at;
    setting.after_wrong = after_wrong;
    add("one practice", lessons.adapted, setting);
    add("ways that part", lessons.parting, setting);
    add("… in a fixed order", lessons.parting_fixed, setting);
  }
  return all;
}

/// The least and the most of so many seeds, this one and those after it.
Block seeds_table(const Lessons& lessons, const Setting& usual) {
  constexpr uint32_t kSeeds = 5;
  Block all =
      "| five seeds | masters who do not pass | masters of those who do not pass "
      "|\n|---|--:|--:|\n";
  const auto add = [&](const char* name, auto teach_all) {
    double masters[2] = {100, 0}, failing[2] = {100, 0};
    for (uint32_t i = 0; i < kSeeds; ++i) {
      Setting setting = usual;
      setting.seed += i;
      const Sum sum = teach_all(setting);
      masters[0] = std::min(masters[0], sum.of_masters()),
      masters[1] = std::max(masters[1], sum.of_masters());
      failing[0] = std::min(failing[0], sum.of_failing()),
      failing[1] = std::max(failing[1], sum.of_failing());
    }
    all += text("| %s | %.1f – %s | %.1f – %s |\n", name, masters[0], limited(masters[1]).c_str(),
                failing[0], limited(failing[1]).c_str());
  };
  add("one practice", [&](const Setting& setting) { return teach(lessons.adapted, setting).all; });
  add("… if they forget at 0.2", [&](Setting setting) {
    setting.forget = 0.2;
    return teach(lessons.adapted, setting).all;
  });
  add("… with 20 held out", [&](Setting setting) {
    setting.held_out = 20;
    return teach(lessons.adapted, setting).all;
  });
  add("… in a fixed order",
      [&](const Setting& setting) { return teach(lessons.fixed, setting).all; });
  add("two lessons",
      [&](const Setting& setting) { return teach_twice(lessons, true, setting).all; });
  add("ways that part",
      [&](const Setting& setting) { return teach(lessons.parting, setting).all; });
  add("… in a fixed order",
      [&](const Setting& setting) { return teach(lessons.parting_fixed, setting).all; });
  return all;
}

}  // namespace

Main main_tables(const Lessons& lessons, const Setting& setting) {
  const Result adapted = teach(lessons.adapted, setting), fixed = teach(lessons.fixed, setting);
  const Result twice = teach_twice(lessons, true, setting),
               apart = teach_twice(lessons, false, setting);
  const Result parting = teach(lessons.parting, setting),
               parting_fixed = teach(lessons.parting_fixed, setting);
  return {
      .blocks = {table(adapted, fixed), sentence(adapted.all, fixed.all, "fixed order"),
                 table(parting, parting_fixed),
                 sentence(parting.all, parting_fixed.all, "in a fixed order"),
                 ways_by_sort(parting), by_way(parting), table(twice, apart),
                 sentence(twice.all, apart.all, "with nothing carried")},
      .trusted = adapted.all.is_trusted() && twice.all.is_trusted() && parting.all.is_trusted()};
}

std::vector<Block> other_settings(const Lessons& lessons, const Setting& setting) {
  return {forgotten_table(lessons, setting), settings_table(lessons, setting),
          rules_table(lessons, setting), seeds_table(lessons, setting)};
}

}  // namespace skua
