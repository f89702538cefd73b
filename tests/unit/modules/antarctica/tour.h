/// Leads a page through everything that a student can be shown.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "view_pass.h"

namespace skua::antarctica {

/// At which questions somebody gives every wrong answer and asks for every hint.
enum class Errs { always, now_and_then, where_it_is_hard };

/// How somebody goes through a lesson.
struct Manner {
  std::size_t option = 0;  ///< which one of each guess
  Errs errs = Errs::always;
  bool shown = false;  ///< answers are shown, not found

  /// Where the student may choose: most practise, some show what they know already.
  std::vector<std::string> choices() const {
    if (option < 4) return {"learn_card", "learn_first", "cold_times"};
    return {"show_ages", "show_drill", "show_now", "shut_where"};
  }
};

class Tour {
 public:
  std::string everything;           ///< that was shown
  std::vector<std::string> faults;  ///< of the lesson's author

  Tour(const std::string& lesson, Words words, float w, float h, const Manner& manner)
      : page_(std::move(words), 1u, std::string_view(lesson)),
        lesson_(page_.lesson),
        manner_(manner) {
    lesson_.choices = manner_.choices();
    page_.stage(w, h);
    page_.unfold();
    go();
    faults = page_.ui.take_author_faults();
  }

 private:
  void look() {
    page_.seen.clear();
    page_.pass();
    note();
  }
  void note() {
    everything += page_.seen;
    for (const DrawnText& t : page_.surface.texts()) everything += t.words;
  }
  void sample(int32_t depth_m) {
    lesson_.sample(depth_m);
    look();
  }
  void type(const std::string& field, const std::string& text, const std::string& button) {
    page_.seen.clear();
    page_.type(field, text);
    page_.press(button);
    note();
  }

  void go() {
    look();
    std::string stage;
    for (int i = 0; i < 300 && !lesson_.run().finished(); ++i) {
      ask_for_goal_hints();
      if (stage != lesson_.stage()) enter(stage = lesson_.stage());
      if (!reply()) REQUIRE(lesson_.go_on());
      look();
    }
    REQUIRE(lesson_.run().finished());
    page_.seen.clear();
    if (page_.has("plot")) page_.slide("plot", 1200);
    note();
    fill_the_box();
  }

  /// What a stage is an occasion for.
  void enter(const std::string& stage) {
    if (stage == "age" || stage == "look") drill_about();
    if (stage == "air" && manner_.errs == Errs::always) {
      lesson_.give("reset");
      lesson_.rest();
      look();
    }
    if (stage == "record") analyse();
  }

  void drill_about() {
    type("depth", "deep", "lower_drill");
    lesson_.give("lower_drill", {{"depth_m", 3190.0}});
    look();
    lesson_.rest();
    for (const int32_t depth_m : {0, 1200, 50, 300, 1688})
      sample(depth_m);           // there it was warmer than now
    int32_t unmeasured_m = 100;  // where carbon dioxide was not measured
    while (read_core(unmeasured_m).has_co2) ++unmeasured_m;
    sample(unmeasured_m);
    if (lesson_.stage() == "age") sample(lesson_.asked_m());
  }
  void analyse() {
    look();
    ask_for_goal_hints();
    lesson_.sample_all_parts();
    look();
    lesson_.predict("co2_and_cold", lesson_.activity()
                                        .items[lesson_.place_of("co2_and_cold")]
                                        .options[std::min<std::size_t>(manner_.option, 2)]);
    look();
    lesson_.give("analyse_core");
    look();
    lesson_.rest();
    look();
  }
  void fill_the_box() {
    for (int32_t depth_m = 0; lesson_.core().samples.size() < kMostSamples; depth_m += 10)
      lesson_.sample(depth_m);
    lesson_.give("lower_drill", {{"depth_m", 3100.0}});
    lesson_.rest();
    look();
  }

  /// Answers what is asked now; false where nothing is.
  bool reply() {
    for (const ActivityItem& item : lesson_.activity().items) {
      if (!lesson_.can_answer(item.id)) continue;
      if (item.is_prediction())
        return lesson_.predict(item.id,
                               item.options[std::min(manner_.option, item.options.size() - 1)]);
      if (item.is_opinion())
        return lesson_.give("say", {{"item", item.id}, {"response", "Whose breath it was."}});
      if (item.is_marked_here() && errs_at(item)) err(item);
      if (manner_.shown && lesson_.give("show_answer", {{"item", item.id}})) return true;
      return lesson_.answer(item.id, lesson_.right(item.id));
    }
    return false;
  }

  void ask_for_goal_hints() {
    for (const ActivityGoal& goal : lesson_.activity().goals) {
      // Who errs before does not meet these two.
      const bool asks =
          manner_.errs == Errs::always || goal.id == "both_sampled" || goal.id == "edge_sampled";
      while (asks && lesson_.give("hint", {{"goal", goal.id}})) look();
    }
  }

  bool errs_at(const ActivityItem& item) {
    if (manner_.errs == Errs::always) return true;
    if (item.id == "range" || item.id == "warm_time" || item.id == "supported" ||
        item.id == "edge" || item.id == "warmed" || item.id == "saw")
      return true;  // who errs before does not meet them
    if (item.id.starts_with("prove_") || item.id == "low_co2" || item.id == "then" ||
        item.id == "years_apart" || item.id == "plan")
      return manner_.errs == Errs::now_and_then;
    if (item.id == "event") return manner_.option > 1;  // who errs here does not meet "supported"
    return manner_.errs == Errs::now_and_then && questions_++ % 3 == 2;
  }
  void err(const ActivityItem& item) {
    std::vector<std::string> wrong = wrong_answers(item);
    while (wrong.size() < item.answer_after) wrong.push_back(wrong.back());
    const bool typed = item.kind == QuestionKind::number;
    for (const char* text : {"", "x"}) {
      if (typed) type(item.id, text, item.id + ".check");
    }
    for (const std::string& text : wrong) {
      if (typed) {
        type(item.id, text, item.id + ".check");
      } else {
        REQUIRE(lesson_.answer(item.id, text));
      }
      look();
    }
    CHECK(lesson_.answering(item.id).wrong == wrong.size());
    while (lesson_.give("hint", {{"item", item.id}})) look();
  }
  std::vector<std::string> wrong_answers(const ActivityItem& item) const {
    const auto number = [](int32_t n) { return std::to_string(n); };
    const Reading asked = read_core(lesson_.asked_m());
    if (item.id == "age_at_depth" && manner_.option > 2)  // the two ages are not confused
      return {number(asked.depth_m), number(asked.ice_age_yr / 1000),
              number(read_core(1200).ice_age_yr), "777777"};
    if (item.id == "age_at_depth")
      return {number(asked.gas_age_yr), number(asked.depth_m), number(asked.ice_age_yr / 1000),
              number(read_core(1200).ice_age_yr), "777777"};
    if (item.id == "air_age")
      return {number(asked.ice_age_yr), number(asked.air_younger_by_yr()), "777777"};
    if (item.id == "years_apart") return {number(read_core(860).ice_age_yr), "777777"};
    if (item.id == "gap") return {number(asked.ice_age_yr), "777777"};
    if (item.id == "ice_around") return {number(read_core(610).gas_age_yr), "777777"};
    if (item.id == "warmest") return {"4.07", "125", "2", "25.5", "332.9", "850", "407", "160"};
    if (item.id == "coldest") return {"-9.88", "20", "2", "128.5", "667.6", "850", "436.5", "300"};
    if (item.id == "range") return {"4.07", "5.8", "30"};
    if (item.id == "warmed") return {"12.8", "0.9", "5"};
    if (item.id == "warm_time")
      return {"from=200,to=100", "from=129,to=127", "from=160,to=140", "from=335,to=330",
              "from=125,to=100"};
    if (item.id == "low_co2") return {"172", "25.5", number(highest_co2().age_yr / 1000), "400"};
    if (item.id == "then") return {"4.5", "20"};
    if (item.id == "cold_then") return {"8.7", "20"};
    if (item.id == "today_co2") return {"427", "298.6", "255.7", "147", "1.43", "43", "17.4", "3"};
    if (item.kind == QuestionKind::order) return {"drilled,closes,falls,pressed"};
    std::vector<std::string> options;
    for (const std::string& option : item.options) {
      if (option != item.right[0]) options.push_back(option);
    }
    return options;
  }

  Page page_;
  Lesson& lesson_;
  Manner manner_;
  int questions_ = 0;
};

/// All that "Check: what the ice says" shows.
inline std::string check_tour_at(const Words& words, float w, float h) {
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

}  // namespace skua::antarctica
