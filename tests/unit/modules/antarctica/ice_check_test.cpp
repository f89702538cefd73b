// "Check: what the ice says": the rules of an assessment, and that the keys are what the tables
// say.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "core/archive.h"
#include "learn/keys.h"
#include "view_pass.h"

using namespace skua::antarctica;
using skua::DrawnText;
using skua::Evidence;

namespace {

const skua_activity& activity() {
  return *skua::find_activity(*skua_module_antarctica(), "ice-check");
}

uint64_t hash(const Check& check) { return *skua::hash_of(activity(), &check.core); }

bool refused(Check& check, std::string_view name, std::initializer_list<skua::Value> values = {}) {
  const uint64_t before = hash(check);
  const std::size_t reports = check.evidence.size();
  return !check.give(name, values) && hash(check) == before && check.evidence.size() == reports;
}

skua::Keys keys() {
  auto read = skua::read_keys(read_file("modules/antarctica/keys/ice-check.json"));
  REQUIRE(read.has_value());
  return *read;
}

const skua::ItemKey& key_of(const skua::Keys& all, Question question) {
  const auto found = std::ranges::find(all, id_of(question), &skua::ItemKey::item);
  REQUIRE(found != all.end());
  return *found;
}

}  // namespace

TEST_CASE("an answer is kept, told as it is, and can be another until it is handed in") {
  Check check;
  CHECK(refused(check, "answer"));
  CHECK(refused(check, "answer", {{"item", "warmest"}, {"response", "128.5"}}));
  CHECK(refused(check, "answer", {{"item", "ice_age"}, {"response", "old"}}));
  CHECK(refused(check, "answer", {{"item", "cold_co2"}, {"response", "190"}}));
  CHECK(refused(check, "answer", {{"item", "cold_co2"}, {"response", 1.0}}));
  CHECK(check.answer("ice_age", "216,400 years"));
  CHECK(check.answer("ice_age", "-219.670"));
  CHECK(refused(check, "answer", {{"item", "ice_age"}, {"response", "219670"}}));  // it is that
  CHECK(check.answer("warm_spacing", "101,75"));
  CHECK(check.answer("cold_co2", "170_210"));
  REQUIRE(check.evidence.size() == 4);
  constexpr std::string_view kTold[] = {"216400", "219670", "101.75", "170_210"};
  for (std::size_t i = 0; i < check.evidence.size(); ++i) {
    const Evidence& e = check.evidence[i];
    CHECK(e.kind == SKUA_SUBMITTED);
    CHECK(e.response == kTold[i]);
    CHECK(!e.correct);
    CHECK(e.misconception.empty());
    CHECK(e.details.empty());
  }
  CHECK(check.core.answered() == 3);
  CHECK(check.give("hand_in"));
  CHECK(check.evidence.back().kind == SKUA_COMPLETED);
  CHECK(refused(check, "hand_in"));
  CHECK(refused(check, "answer", {{"item", "ages_apart"}, {"response", "1200"}}));
  CHECK(check.sample(500));
}

TEST_CASE("the drill works from the start, as in the lesson") {
  Check check;
  CHECK(check.sample(0));
  CHECK(check.sample(2200));
  CHECK(refused(check, "take_sample"));
  CHECK(refused(check, "lower_drill", {{"depth_m", 3191.0}}));
  CHECK(check.give("reset"));
  check.rest();
  CHECK(check.core.drill_m == 0);
  CHECK(refused(check, "reset"));
  CHECK(refused(check, "hint", {{"item", "ice_age"}}));
  CHECK(refused(check, "show_answer", {{"item", "ice_age"}}));
}

TEST_CASE("a check comes back from its stored form") {
  Check check;
  check.sample(1700);
  check.answer("ages_apart", "1700");
  check.give("hand_in");
  const auto bytes = skua::save(activity(), &check.core);
  REQUIRE(bytes.has_value());
  Check other;
  REQUIRE(skua::load(activity(), &other.core, *bytes).has_value());
  CHECK(hash(other) == hash(check));
}

TEST_CASE("every question is the school's to mark, has a key, and module.json says the same") {
  REQUIRE(activity().item_count == kQuestionCount);
  REQUIRE(activity().graded_count == kQuestionCount);
  const skua::Keys all = keys();
  CHECK(all.size() == kQuestionCount);
  for (int i = 0; i < kQuestionCount; ++i) key_of(all, static_cast<Question>(i));

  const auto document = skua::json::parse(read_file("modules/antarctica/module.json"));
  REQUIRE(document.has_value());
  uint32_t index = 0;
  for (const skua::json::View entry : document->root()["activities"]) {
    REQUIRE(index < skua_module_antarctica()->activity_count);
    const skua_activity& described = skua_module_antarctica()->activities[index++];
    CHECK(entry["id"].text().value_or("") == described.id);
    std::set<std::string_view> listed;
    if (const auto graded = entry["graded_by_school"]) {
      for (const skua::json::View id : graded) listed.insert(*id.text());
    }
    CHECK(listed ==
          std::set<std::string_view>(described.graded, described.graded + described.graded_count));
  }
  CHECK(index == skua_module_antarctica()->activity_count);
  CHECK(document->root()["version"].text().value_or("") == skua_module_antarctica()->version);
}

TEST_CASE("key: the age of the ice, and neither the air's nor a neighbour's") {
  const skua::Keys all = keys();
  const skua::ItemKey& key = key_of(all, Question::ice_age);
  const Reading asked = read_core(kCheckDepth_m);
  CHECK(key.numbers[0].value == asked.ice_age_yr);
  CHECK(key.numbers[0].tolerance == 1000);  // two steps of the 500-year table
  CHECK(!key.accepts(std::to_string(asked.gas_age_yr)));
  CHECK(!key.accepts(std::to_string(read_core(kCheckDepth_m - 5).ice_age_yr)));
  CHECK(!key.accepts(std::to_string(kCheckDepth_m)));
}

TEST_CASE("key: where ice and air are furthest apart, by 900 years and more") {
  const skua::Keys all = keys();
  const skua::ItemKey& key = key_of(all, Question::ages_apart);
  REQUIRE(key.right.size() == 1);
  const int32_t right = read_core(std::stoi(key.right[0])).air_younger_by_yr();
  bool offered = false;
  for (const std::string_view option : kDepthOptions_m) {
    if (option == key.right[0]) {
      offered = true;
      continue;
    }
    CHECK(read_core(std::stoi(std::string(option))).air_younger_by_yr() + 900 < right);
  }
  CHECK(offered);
}

TEST_CASE("key: carbon dioxide where it was colder than -9 °C, corrected or not") {
  const skua::Keys all = keys();
  const skua::ItemKey& key = key_of(all, Question::cold_co2);
  REQUIRE(key.right.size() == 1);
  const float from = std::stof(key.right[0].substr(0, 3));
  const float to = std::stof(key.right[0].substr(4));
  const Series co2 = co2_series();
  int count = 0;
  for (std::size_t i = 0; i < co2.x.size(); ++i) {
    if (temperature_near(static_cast<int32_t>(co2.x[i])) >= -900) continue;
    ++count;
    const float most_too_low = co2.x[i] > 600'000 ? 10.0f : 0.0f;
    CHECK(co2.y[i] >= from);
    CHECK(co2.y[i] + most_too_low <= to);
  }
  CHECK(count > 30);
}

TEST_CASE("key: how far apart warm times are, by the mean and by no single gap") {
  const skua::Keys all = keys();
  const skua::ItemKey& key = key_of(all, Question::warm_spacing);
  CheckPage page(words_in("en"));
  page.unfold();
  page.pass();
  // The five warm times as the student reads them.
  std::vector<double> ages;
  for (int i = 1; i <= 5; ++i) {
    const std::string& body = page.nodes.at("findings.warm." + std::to_string(i));
    ages.push_back(std::stod(body.substr(body.find(R"("name":")") + 8)));
  }
  CHECK(key.numbers[0].value == (ages[4] - ages[0]) / 4);
  const auto accepts = [&](double kyr) { return key.accepts(std::to_string(kyr)); };
  CHECK(accepts(100));
  CHECK(accepts((ages[4] - ages[1]) / 3));
  CHECK(accepts((ages[4] - 11) / 4));
  for (std::size_t i = 1; i < ages.size(); ++i) CHECK(!accepts(ages[i] - ages[i - 1]));
  // Each is a peak of the table: the warmest within 10,000 years, our own time aside.
  for (std::size_t i = 1; i < ages.size(); ++i) {
    const auto age = static_cast<int32_t>(ages[i] * 1000);
    for (int32_t near = age - 10'000; near <= age + 10'000; near += 500) {
      CHECK(temperature_near(near) <= temperature_near(age));
    }
  }
}

TEST_CASE(
    "the whole check is done in the panel, in any order, and says nothing of right or wrong") {
  CheckPage page(words_in("en"));
  page.stage(0, 0);
  page.pass();
  CHECK(page.says("question", "Question 1 of 4"));
  page.type("ice_age", "old");
  page.press("keep");
  CHECK(page.says("ice_age", "can’t be read"));
  CHECK(page.lesson.evidence.empty());
  page.type("ice_age", "219670");
  page.press("keep");
  CHECK(page.says("kept.ice_age", "219,670 years"));
  page.press("next");
  CHECK(page.says("keep", R"("disabled":true)"));
  page.type("ages_apart", "1700");
  CHECK(!page.says("keep", R"("disabled":true)"));
  page.press("keep");
  CHECK(page.says("keep", R"("disabled":true)"));
  page.press("next");
  page.press("next");
  CHECK(page.says("question", "Question 4 of 4"));
  page.type("warm_spacing", "long");
  page.press("next");
  CHECK(page.says("warm_spacing", "can’t be read"));
  CHECK(page.says("question", "Question 4 of 4"));
  page.type("warm_spacing", "100 kyr");
  page.press("keep");
  page.press("next");
  CHECK(page.says("review.item.cold_co2", "no answer"));
  CHECK(page.says("hand_in.note", "without an answer: 1"));
  page.press("go.2");
  CHECK(page.says("ages_apart", R"("value":"1700")"));
  page.type("ages_apart", "2400");
  page.press("next");
  page.press("back");
  CHECK(page.says("kept.ages_apart", "2,400 m"));
  page.press("next");
  page.type("cold_co2", "250_300");
  page.press("keep");
  page.press("next"), page.press("next");
  CHECK(page.says("review.item.ages_apart", "2,400"));
  page.press("hand_in");
  CHECK(page.says("question", "Handed in"));
  CHECK(!page.has("keep"));
  CHECK(!page.has("go.1"));
  CHECK(page.seen.find(R"("tone":"right")") == std::string::npos);
}

TEST_CASE(
    "on another device, without what was typed, the check begins where an answer is missing") {
  CheckPage page(words_in("es"));
  page.lesson.answer("ice_age", "219670");
  page.lesson.answer("ages_apart", "2400");
  page.pass();
  CHECK(page.says("question", "Pregunta 3 de 4"));
  page.press("back");
  CHECK(page.says("ages_apart", R"("value":"2400")"));
}

TEST_CASE("the check's stage fits at all sizes") {
  for (const char* locale : kLocales) {
    CAPTURE(locale);
    for (const auto& [w, h] :
         {std::pair(300.f, 300.f), std::pair(390.f, 360.f), std::pair(390.f, 700.f),
          std::pair(664.f, 712.f), std::pair(900.f, 744.f)}) {
      CheckPage page(words_in(locale));
      page.stage(w, h);
      page.lesson.sample(2200);
      page.pass();
      CHECK(page.has("drill_depth"));
      CHECK(page.has("plot"));
      for (const DrawnText& t : page.surface.texts()) {
        CAPTURE(t.words);
        CHECK(t.rect.x >= -0.5f);
        CHECK(t.rect.x + t.rect.w <= w + 0.5f);
        CHECK(t.rect.y + t.rect.h <= h + 0.5f);
      }
    }
  }
}
