// Every text that the module and its lessons can show exists in all languages, and no text is there
// for nothing.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <sstream>

#include "learn/activity_texts.h"
#include "tour.h"

using namespace skua::antarctica;

namespace {

/// Each text begins with its key in quotes of its own, so that the page tells which keys it shows.
Words tell_tales(const Words& words) {
  Words told;
  for (const auto& [key, text] : words) told.emplace_back(key, "«" + key + "»" + text);
  return told;
}

std::set<std::string> keys_in(const std::string& everything) {
  std::set<std::string> keys;
  for (std::size_t at = 0; (at = everything.find("«", at)) != std::string::npos;) {
    at += std::string("«").size();
    const std::size_t end = everything.find("»", at);
    if (end == std::string::npos) break;
    keys.insert(everything.substr(at, end - at));
  }
  return keys;
}

/// Which of the ways that are offered is taken: enough for each to be the one at some place.
constexpr std::size_t kOptions = 6;

/// All that can be seen of a lesson by who takes these ways: gone through in every manner without a
/// stage, and in some of them on a wide and on a narrow one.
std::string tour_of(const std::string& lesson, const Words& words, std::size_t first = 0,
                    std::size_t end = kOptions) {
  std::string everything;
  const auto go = [&](float w, float h, const Manner& manner) {
    const Tour tour(lesson, words, w, h, manner);
    CHECK(tour.faults == std::vector<std::string>{});
    everything += tour.everything;
  };
  for (std::size_t option = first; option < end; ++option) {
    const bool shown = option % 2 == 1;
    for (const Errs errs : {Errs::always, Errs::now_and_then, Errs::where_it_is_hard})
      go(0, 0, {option, errs, shown});
  }
  for (const auto& [w, h] : {std::pair(1200.f, 800.f), std::pair(300.f, 300.f)}) {
    for (const Errs errs : {Errs::always, Errs::where_it_is_hard}) go(w, h, {0, errs, false});
  }
  return everything;
}
std::string check_tour_of(const Words& words) {
  return check_tour_at(words, 1200, 800) + check_tour_at(words, 300, 300) +
         check_tour_at(words, 0, 0);
}

std::set<std::string> placeholders(const std::string& text) {
  std::set<std::string> found;
  for (std::size_t at = 0; (at = text.find('{', at)) != std::string::npos; ++at) {
    const std::size_t end = text.find('}', at);
    if (end > at + 1) found.insert(text.substr(at, end - at));  // else nothing is said there
  }
  return found;
}

std::map<std::string, std::string> by_key(const Words& words) {
  return {words.begin(), words.end()};
}

/// What whoever marks or plans reads, and no student.
bool is_for_teachers(const std::string& key) {
  return key == "title" || key == "explain.claim" || key == "explain.evidence" ||
         key == "explain.reasoning";
}

/// What the notebook says of measurements, and the editor of kinds of question: the build and
/// `skua check` hold it against the module.
bool is_for_others(const std::string& key) {
  return key.starts_with("measurement.") || key.starts_with("kind.");
}

}  // namespace

TEST_CASE("no text is missing and none is unused") {
  std::set<std::string> used = keys_in(check_tour_of(tell_tales(words_in("en", ""))));
  for (const char* lesson : kLessons) {
    CAPTURE(lesson);
    const std::set<std::string> shown =
        keys_in(tour_of(lesson, tell_tales(words_in("en", lesson))));
    for (const auto& [key, text] : lesson_words(lesson, "en")) {
      CAPTURE(key);
      CHECK(shown.contains(key) != is_for_teachers(key));
    }
    used.insert(shown.begin(), shown.end());
  }
  const Words words = module_words("en");
  REQUIRE(words.size() > 90);
  for (const auto& [key, text] : words) {
    CAPTURE(key);
    CHECK(used.contains(key) != is_for_others(key));
  }
}

TEST_CASE("a lesson's texts never stand in for the module's or the runtime's") {
  const auto module = by_key(module_words("en")), runtime = by_key(runtime_words("en"));
  for (const auto& [key, text] : module) CHECK_MESSAGE(!runtime.contains(key), key);
  for (const char* lesson : kLessons) {
    for (const auto& [key, text] : lesson_words(lesson, "en")) {
      CHECK_MESSAGE(!module.contains(key), key);
      CHECK_MESSAGE(!runtime.contains(key), key);
    }
  }
}

TEST_CASE("all languages have the same texts with the same places for arguments") {
  for (const char* lesson : {"", kLessons[0], kLessons[1]}) {
    const auto texts = [&](const std::string& locale) {
      return by_key(*lesson == 0 ? module_words(locale) : lesson_words(lesson, locale));
    };
    const auto en = texts("en");
    for (const char* locale : kLocales) {
      CAPTURE(lesson);
      CAPTURE(locale);
      const auto other = texts(locale);
      REQUIRE(en.size() == other.size());
      for (const auto& [key, text] : other) {
        CAPTURE(key);
        REQUIRE(en.contains(key));
        CHECK(placeholders(en.at(key)) == placeholders(text));
        CHECK(!text.empty());
        CHECK(text.find("CO2") == std::string::npos);
      }
    }
  }
}

/// As a reader counts them: punctuation that stands alone is no word, nor is there one more in "20
/// 000" or "50 m".
std::ptrdiff_t word_count(const std::string& text) {
  std::istringstream words(text);
  return std::count_if(std::istream_iterator<std::string>(words), {}, [](const std::string& word) {
    return word != "…" && word != "?" && word != ":";
  });
}

TEST_CASE("no question takes more than fifteen words") {
  for (const char* id : kLessons) {
    const Lesson lesson(1, id);
    for (const char* locale : {"en", "es", "fr", "ar"}) {
      const auto texts = by_key(lesson_words(id, locale));
      for (const skua::ActivityItem& item : lesson.activity().items) {
        CAPTURE(locale);
        CAPTURE(texts.at(item.id));
        CHECK(word_count(texts.at(item.id)) <= 15);
      }
    }
  }
}

TEST_CASE("a lesson has each text that it needs, and speaks only of numbers that it has") {
  for (const char* id : kLessons) {
    CAPTURE(id);
    const Lesson lesson(1, id);
    const auto texts = by_key(lesson_words(id, "en"));
    std::size_t known = 0;
    for (const skua::ActivityText& needed : skua::texts_of(lesson.activity())) {
      CAPTURE(needed.key);
      CHECK(texts.contains(needed.key) >= needed.required);
      if (!texts.contains(needed.key)) continue;
      ++known;
      for (const std::string& place : placeholders(texts.at(needed.key)))
        CHECK_MESSAGE(std::ranges::count(needed.numbers, place.substr(1)) == 1, place);
    }
    CHECK(known == texts.size());
  }
}

TEST_CASE("every argument is filled in, in all languages") {
  // All languages have the same places for arguments: one language takes all ways, each other one a
  // few.
  std::size_t option = 0;
  for (const char* locale : kLocales) {
    const bool takes_all = std::string(locale) == "en";
    const std::string check = check_tour_of(words_in(locale, ""));
    for (const char* lesson : kLessons) {
      CAPTURE(locale);
      CAPTURE(lesson);
      const Words words = words_in(locale, lesson);
      const std::string everything =
          check + (takes_all ? tour_of(lesson, words) : tour_of(lesson, words, option, option + 1));
      std::set<std::string> places;
      for (const auto& [key, text] : words) places.merge(placeholders(text));
      for (const std::string& place : places)
        CHECK_MESSAGE(everything.find(place + "}") == std::string::npos, place);
    }
    option = (option + 1) % kOptions;
  }
}

TEST_CASE("a task is put in at most fifteen words") {
  std::set<std::string> tasks = {"prompt.ice_age", "prompt.warm_spacing", "ages_apart", "cold_co2"};
  const Lesson lesson;
  for (const skua::ActivityStage& stage : lesson.activity().stages) {
    for (const skua::ActivityTask& task : stage.tasks) {
      if (!stage.scaffold && task.kind != skua::TaskKind::action && !task.id.starts_with("found_"))
        tasks.insert(task.id);
    }
  }
  CHECK(tasks.size() > 20);
  for (const char* locale : kLocales) {
    const auto words = by_key(words_in(locale));
    for (const std::string& task : tasks) {
      CAPTURE(locale);
      CAPTURE(task);
      REQUIRE(words.contains(task));
      const std::string& text = words.at(task);
      CHECK(std::count(text.begin(), text.end(), ' ') < 15);
    }
  }
}

TEST_CASE("numbers that stand in texts are those of the record") {
  for (const std::string locale : kLocales) {
    CAPTURE(locale);
    const auto written = [&](double value) {
      char text[16];
      std::snprintf(text, sizeof text, "%.1f", value);
      std::string out = text;
      if (locale == "es" || locale == "fr") std::replace(out.begin(), out.end(), '.', ',');
      return out;
    };
    auto words = by_key(words_in(locale));
    const std::string highest = written(highest_co2().value / 10.0);
    CHECK(words["marker.highest"].find(highest) != std::string::npos);
    CHECK(words["marker.highest.short"].find(highest) != std::string::npos);
    CHECK(words["label.today"].find(written(latest_year().co2_centi_ppm / 100.0)) !=
          std::string::npos);
    const auto depth = [&](std::string_view m) {
      const char* group = locale == "es" ? "" : locale == "fr" ? "\u202f" : ",";
      return std::string(m.substr(0, 1)) + group + std::string(m.substr(1));
    };
    for (const std::string_view m : kDepthOptions_m) {
      CHECK(words["ages_apart." + std::string(m)].find(depth(m)) != std::string::npos);
    }
    CHECK(words["review.ice_age"].find(depth(std::to_string(kCheckDepth_m))) != std::string::npos);
    CHECK(words["bottom_age"].find(depth(std::to_string(kCoreLength_m))) != std::string::npos);
    CHECK(words["label.today"].find(std::to_string(latest_year().year)) != std::string::npos);
    CHECK(words["add_today"].find(std::to_string(first_year().year)) != std::string::npos);
  }
}
