// Every text that the lesson can show exists in all languages, and no text is there for nothing.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>

#include "view_pass.h"

using namespace skua::antarctica;
using skua::DrawnText;

namespace {

/// Each text begins with its key in quotes of its own, so that the page tells which keys it shows.
Words tell_tales(const Words& words) {
  Words told;
  for (const auto& [key, text] : words) told.emplace_back(key, "«" + key + "»" + text);
  for (const auto& [key, text] : runtime_words("en")) told.emplace_back(key, text);
  return told;
}

void collect(const std::string& text, std::set<std::string>& keys) {
  for (std::size_t at = 0; (at = text.find("«", at)) != std::string::npos;) {
    at += std::string("«").size();
    const std::size_t end = text.find("»", at);
    if (end == std::string::npos) return;
    keys.insert(text.substr(at, end - at));
  }
}

/// Leads a page through everything that a student can be shown, at a size.
struct Tour {
  Page page;
  std::set<std::string> keys;
  std::string everything;

  Tour(Words words, float w, float h) : page(std::move(words)) {
    page.stage(w, h);
    page.unfold();
  }

  void look() {
    page.seen.clear();
    page.pass();
    note();
  }
  void note() {
    everything += page.seen;
    for (const DrawnText& t : page.surface.texts()) everything += t.words;
  }
  void type(const std::string& id, const std::string& text) {
    page.seen.clear();
    page.type(id, text);
    note();
  }
  void press(const std::string& id) {
    page.seen.clear();
    page.press(id);
    note();
  }
  void all_hints(const char* item) {
    for (int i = 0; i < 3; ++i) {
      page.lesson.give("hint", {{"item", item}});
      look();
    }
  }
  void wrong(const char* item, std::initializer_list<const char*> answers) {
    for (const char* answer : answers) {
      page.lesson.answer(item, answer);
      look();
    }
  }
  void faults(const char* field, std::initializer_list<const char*> texts) {
    for (const char* text : texts) {
      type(field, text);
      press("check");
    }
  }

  /// `option`: which option of each prediction; `shown`: have the answers shown.
  void go(std::size_t option, bool shown) {
    Lesson& lesson = page.lesson;
    look();
    faults("depth", {"deep"});
    press("lower_drill");
    lesson.predict("bottom_age", kBottomAges[option]);
    look();
    lesson.give("lower_drill", {{"depth_m", 3190.0}});
    look();
    lesson.rest();
    for (const int32_t depth_m : {1200, 50}) lesson.sample(depth_m), look();
    lesson.sample(300), look();
    for (int32_t depth_m = 100; depth_m < 3190;
         ++depth_m) {  // one where carbon dioxide was not measured
      if (!read_core(depth_m).has_co2) {
        lesson.sample(depth_m);
        break;
      }
    }
    look();
    lesson.sample(1688), look();  // warmer than now
    const Reading asked = read_core(lesson.core.asked_depth_m);
    const auto number = [](int32_t n) { return std::to_string(n); };
    for (const std::string& text :
         {number(asked.gas_age_yr), number(asked.depth_m), number(asked.ice_age_yr / 1000),
          number(read_core(1200).ice_age_yr), std::string("777777")}) {
      lesson.answer("age_at_depth", text);
      look();
    }
    faults("age_at_depth", {"", "x", "9999999"});
    all_hints("age_at_depth");
    finish(Item::age_at_depth, shown);
    lesson.give("reset"), lesson.rest();
    look();
    lesson.sample(500), look();
    wrong("air_younger", {"air_moves", "drill_air", "old_water", "old_water"});
    all_hints("air_younger");
    finish(Item::air_younger, shown);
    look();
    lesson.sample(700), look();
    lesson.sample(1500), lesson.sample(2200), lesson.sample(3000), lesson.sample(200);
    look();
    lesson.predict("co2_and_cold", kCo2AndCold[std::min<std::size_t>(option, 2)]);
    look();
    lesson.give("analyse_core");
    look();
    lesson.rest();
    look();
    lesson.give("next");
    wrong("warmest", {"4.07", "125", "2", "25.5", "332.9", "850", "407", "160"});
    faults("warmest", {"", "300000"});
    all_hints("warmest");
    finish(Item::warmest, shown);
    wrong("coldest", {"-9.88", "20", "2", "128.5", "667.6", "850", "436.5", "300"});
    all_hints("coldest");
    finish(Item::coldest, shown);
    look();
    lesson.predict("today_level", kTodayLevels[option]);
    look();
    lesson.give("show_today");
    wrong("today_co2", {"427", "298.6", "255.7", "147", "1.43", "43", "17.4", "3"});
    faults("today_co2", {"", "-4"});
    all_hints("today_co2");
    finish(Item::today_co2, shown);
    look();
    for (int32_t depth_m = 0; lesson.core.samples.size() < kMostSamples; depth_m += 10)
      lesson.sample(depth_m);
    lesson.give("lower_drill", {{"depth_m", 3100.0}});
    lesson.rest();
    look();
    lesson.give("reset");
  }
  void finish(Item item, bool shown) {
    Lesson& lesson = page.lesson;
    look();
    const char* id = kItemIds[static_cast<std::size_t>(item)];
    if (shown)
      lesson.give("show_answer", {{"item", id}});
    else
      lesson.answer_right(item);
    look();
    lesson.give("next");
  }
};

/// All that "Check: what the ice says" shows.
std::string check_tour_of(const Words& words, float w, float h) {
  CheckPage page(words);
  page.stage(w, h);
  page.unfold();
  std::string everything;
  const auto note = [&] {
    everything += page.seen;
    for (const DrawnText& t : page.surface.texts()) everything += t.words;
  };
  const auto answer = [&](const char* id, const char* text) {
    page.type(id, text);
    note();
    page.press("keep");
    note();
  };
  const auto next = [&](const char* button) {
    page.press(button);
    note();
  };
  page.pass();
  for (const char* text : {"", "x", "9999999", "219670"}) answer("ice_age", text);
  next("next");
  for (const auto option : kDepthOptions_m) answer("ages_apart", std::string(option).c_str());
  next("next");
  for (const auto option : kCo2Options_ppm) answer("cold_co2", std::string(option).c_str());
  next("next");
  for (const char* text : {"", "300000", "100,5"}) answer("warm_spacing", text);
  next("back");
  next("next"), next("next");
  page.lesson.core.answers[0] = {};
  next("go.1");
  for (int i = 0; i < kQuestionCount; ++i) next("next");
  next("go.1");
  answer("ice_age", "5000");
  for (int i = 0; i < kQuestionCount; ++i) next("next");
  next("hand_in");
  return everything;
}

/// All that can be seen: wide, narrow and without a stage, with right answers and with shown ones.
std::string tour_of(const Words& words) {
  std::string everything;
  for (const auto& [w, h] :
       {std::pair(1200.f, 800.f), std::pair(300.f, 300.f), std::pair(0.f, 0.f)}) {
    for (std::size_t option = 0; option < 4; ++option) {
      Tour tour(words, w, h);
      tour.go(option, option % 2 == 1);
      everything += tour.everything;
    }
    Tour straight(words, w, h);
    straight.page.lesson.go_to(Chapter::result);
    straight.look();
    everything += straight.everything;
    everything += check_tour_of(words, w, h);
  }
  return everything;
}

std::set<std::string> placeholders(const std::string& text) {
  std::set<std::string> found;
  for (std::size_t at = 0; (at = text.find('{', at)) != std::string::npos; ++at) {
    found.insert(text.substr(at, text.find('}', at) - at));
  }
  return found;
}

}  // namespace

TEST_CASE("no text is missing and none is unused") {
  const Words words = module_words("en");
  REQUIRE(words.size() > 150);
  const std::string everything = tour_of(tell_tales(words));
  std::set<std::string> used;
  collect(everything, used);
  for (const auto& [key, text] : words) {
    CAPTURE(key);
    CHECK(used.count(key) == 1);
  }
  for (std::size_t at = 0; (at = everything.find('[', at)) != std::string::npos;
       ++at) {  // "[key]": it does not exist
    const bool key_begins =
        at + 1 < everything.size() && everything[at + 1] >= 'a' && everything[at + 1] <= 'z';
    CHECK_MESSAGE(!key_begins, everything.substr(at, 60));
  }
}

TEST_CASE("all languages have the same texts with the same places for arguments") {
  Words en = module_words("en");
  std::sort(en.begin(), en.end());
  for (const char* locale : kLocales) {
    CAPTURE(locale);
    Words other = module_words(locale);
    std::sort(other.begin(), other.end());
    REQUIRE(en.size() == other.size());
    for (std::size_t i = 0; i < en.size(); ++i) {
      CAPTURE(en[i].first);
      CHECK(en[i].first == other[i].first);
      CHECK(placeholders(en[i].second) == placeholders(other[i].second));
      CHECK(!other[i].second.empty());
      CHECK(other[i].second.find("CO2") == std::string::npos);
    }
  }
}

TEST_CASE("every argument is filled in, in all languages") {
  for (const char* locale : kLocales) {
    CAPTURE(locale);
    Words words = module_words(locale);
    for (auto& entry : runtime_words(locale)) words.push_back(std::move(entry));
    const std::string everything = tour_of(words);
    for (const auto& [key, text] : words) {
      for (const std::string& place : placeholders(text)) {
        CAPTURE(key);
        CHECK(everything.find(place + "}") == std::string::npos);
      }
    }
  }
}

TEST_CASE("a task is put in at most fifteen words") {
  for (const char* locale : kLocales) {
    CAPTURE(locale);
    for (const auto& [key, text] : module_words(locale)) {
      const bool asks = key.starts_with("prompt.") || key == "air_younger" || key == "ages_apart" ||
                        key == "cold_co2" ||
                        (key.starts_with("predict.") &&
                         std::count(key.begin(), key.end(), '.') == 1 && key != "predict.note");
      if (!asks) continue;
      CAPTURE(key);
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
    std::map<std::string, std::string> words;
    for (const auto& [key, text] : module_words(locale)) words[key] = text;
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
    CHECK(words["label.today"].find(std::to_string(latest_year().year)) != std::string::npos);
  }
}
