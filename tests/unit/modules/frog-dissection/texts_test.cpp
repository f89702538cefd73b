// What a student sees of the frog: every text is shown somewhere, and what is drawn is said.
#include <memory>

#include "comparison/comparison.h"
#include "frog_student.h"
#include "names.h"
#include "practical.h"
#include "view_page.h"

using namespace skua;
using namespace skua::frog;

namespace {

constexpr const char* kModule = "modules/frog-dissection";

/// What the notebook says of measurements and the editor of kinds of question; and what is said
/// once a sheet has no room for another cut, which takes hundreds.
bool is_for_others(std::string_view key) {
  // Two units of the notebook's values stand on the balance and on the ruler as well.
  if (key == "measurement.mass_heart.unit" || key == "measurement.gut_length.unit") return false;
  return key.starts_with("measurement.") || key.starts_with("kind.") || key == "did.cut.refused";
}

struct FrogPage : ViewPage {
  FrogStudent s;
  SimulationLook look;
  explicit FrogPage(LocaleWords words, FrogStudent student = {}) : s(std::move(student)) {
    ui.strings.set(std::move(words));
    ui.reduced_motion = true;
    view = [this](Ui& handle) { frog_view(s.frog, handle, look); };
    apply = [this](const Command& command, EvidenceLog& log) { return s.frog.apply(command, log); };
  }
  void hold(std::string_view id) {
    s.frog.at_hand = called(id);
    pass();
  }
  /// Both as a page without a picture says it and as one with.
  void pass_both() {
    for (const float width : {0.f, 900.f}) {
      ui.surface = width > 0 ? &surface : nullptr;
      ui.width = width;
      ui.height = width > 0 ? 640.f : 0.f;
      pass();
    }
  }
};

struct ComparisonPage : ViewPage {
  Comparison c{Launch{}};
  explicit ComparisonPage(LocaleWords words) {
    ui.strings.set(std::move(words));
    ui.reduced_motion = true;
    view = [this](Ui& handle) { comparison_view(c, handle, {}); };
    apply = [this](const Command& command, EvidenceLog& log) { return c.apply(command, log); };
  }
  /// Everything of both figures is looked at, one by one; `look` after each.
  template <class Look>
  void look_at_all(Look look) {
    for (const double depth : {0.0, 1.0, 2.0}) {
      if (static_cast<double>(c.depth) != depth) set("compare.depth", depth);
      for (uint32_t point = 0; point < 32; ++point) {
        if (!c.is_shown(point)) continue;
        c.at_hand = point;
        c.compared |= 1u << point;
        pass();
        look();
      }
    }
  }
};

/// A question of the practical: the first of ten pins of a sheet.
struct PinAsked {
  double given[4] = {3, 1, 10, 1};
  double answered[2] = {3, 0};
  Question of(bool open, bool is_answered) const {
    const skua_question raw{.size = sizeof raw,
                            .kind = 0,
                            .open = open ? 1u : 0u,
                            .id = to_abi("q"),
                            .given = given,
                            .answer = is_answered ? answered : nullptr};
    return Question(raw);
  }
};

void ask(FrogPage& page, const Question& question) {
  page.look.question = question;
  page.view = [&page](Ui& handle) {
    double answer[2] = {};
    handle.panel();
    (void)ask_pin(page.s.frog, handle, *page.look.question, answer);
    frog_view(page.s.frog, handle, page.look);
  };
  page.pass_both();
}

/// Opens the list of all parts, arranged in a way, and each group of it.
void list_parts(FrogPage& page, const LocaleWords& words, const std::string& by) {
  page.set("parts", "open");
  page.set("arranged", by);
  for (const auto& [key, text] : words)
    if (key.starts_with(by + ".")) page.set("group." + key, "open");
  page.pass();
}

std::string tour_of_cutting(const LocaleWords& words) {
  FrogPage page(words);
  page.pass_both();  // nothing done yet
  list_parts(page, words, "system");
  for (const char* tool : {"probe", "scissors", "scalpel", "forceps", "pins"})
    page.set("tool", tool);
  page.set("by_name", "open");
  page.press("turned");
  page.press("turned");
  REQUIRE(page.s.fold("skin", "belly", "right"));  // no flap
  page.pass_both();
  for (const auto& [from, to] :
       {std::pair{"lower_belly", "chest"}, {"chest", "throat"}, {"lower_belly", "pelvis"}}) {
    REQUIRE(page.s.cut(from, to, "skin"));  // too short at both ends, at one, and whole
    page.pass_both();
  }
  REQUIRE(page.s.cut("belly", "lower_belly", "skin"));  // nothing left
  page.pass_both();
  REQUIRE(page.s.cut("throat", "pelvis", "muscle"));
  page.pass_both();
  REQUIRE(page.s.cut("shoulder_right", "groin_left", "beneath", "scalpel"));  // both, and nicks
  page.pass_both();
  REQUIRE(page.s.cut("groin_right", "groin_left", "skin"));
  REQUIRE(page.s.fold("skin", "upper_belly", "right"));
  page.pass_both();  // on its way
  page.s.rest();
  page.pass_both();
  REQUIRE(page.s.give("unpin", {{"layer", "skin"}, {"name", "1"}}));
  page.pass_both();
  REQUIRE(page.s.give("pull", {{"layer", "skin"},
                               {"x", 420.0},
                               {"y", 20.0},
                               {"to_x", 430.0},
                               {"to_y", 300.0},
                               {"to_z", 250.0}}));
  page.pass_both();
  REQUIRE(page.s.give("let_go", {}));
  page.pass_both();
  return page.said;
}

std::string tour_of_parts(const LocaleWords& words) {
  FrogPage page(words, opened_frog());
  page.pass_both();
  for (const char* by : {"system", "region", "layer"}) list_parts(page, words, by);
  page.press("through");
  for (uint32_t i = 0; i < kStructureCount; ++i) page.hold(kStructures[i].id);
  page.press("female");
  for (uint32_t i = 0; i < kStructureCount; ++i) page.hold(kStructures[i].id);
  return page.said;
}

/// Opened so far that the heart is in sight, but not what lies over its front.
std::string tour_of_a_short_cut(const LocaleWords& words) {
  FrogPage page(words);
  for (const std::string_view layer : {"skin", "muscle"}) {
    for (const auto path : {"212,0 620,0", "530,122 530,-122"})
      REQUIRE(page.s.give("cut_path", {{"tool", "scissors"}, {"depth", layer}, {"path", path}}));
    REQUIRE(page.s.cut("groin_right", "groin_left", layer));
    for (const auto side : {"right", "left"}) {
      for (const auto at : {"upper_belly", "lower_belly", "chest"}) {
        REQUIRE(page.s.fold(layer, at, side));
        page.s.rest();
      }
    }
  }
  page.hold("ventricle");
  return page.said;
}

std::string tour_of_organs(const LocaleWords& words) {
  FrogPage page(words, opened_frog());
  page.pass_both();
  page.hold("kidney_left");  // under others
  REQUIRE(page.s.give("cut_path",
                      {{"tool", "scissors"}, {"depth", "beneath"}, {"path", "420,60 460,60"}}));
  page.s.rest();
  page.hold("liver_right");  // several together, and nicked
  page.press("lens");
  page.press("lens");
  for (const char* done : {"remove", "weigh", "measure"}) page.press(done);
  page.set("findings", "open");
  page.pass_both();
  REQUIRE(page.s.examine("lung_right"));
  page.pass();
  page.press("inflate");
  page.press("deflate");
  for (const char* part : {"sternum", "ventricle"}) {
    REQUIRE(page.s.examine(part));
    page.press("remove");
  }
  page.press("open_up");
  page.press("close_up");
  REQUIRE(page.s.examine("sternum"));
  page.press("put_back");
  REQUIRE(page.s.examine("ventricle"));
  page.pass_both();  // no room: the sternum lies where it was
  REQUIRE(page.s.examine("fat_body_right"));
  page.press("remove");
  REQUIRE(page.s.examine("stomach"));
  page.press("remove");
  page.press("open_up");
  page.press("uncoil");
  page.press("measure");
  page.pass_both();
  page.press("coil");
  page.press("uncoil");
  REQUIRE(page.s.examine("liver_right"));
  page.pass_both();
  page.press("put_back");
  list_parts(page, words, "system");
  page.press("new_frog");
  page.pass_both();
  page.press("new_frog.yes");
  page.pass_both();
  CHECK(!page.s.frog.is_worked_on());
  return page.said;
}

/// Organs are moved aside to each side, and one lies in another's way.
std::string tour_of_asides(const LocaleWords& words) {
  FrogPage page(words, opened_frog());
  page.pass_both();
  const auto at = [&](const char* part, std::initializer_list<const char*> pressed) {
    CAPTURE(std::string(part));
    if (page.s.frog.at_hand != called(part)) REQUIRE(page.s.examine(part));
    page.pass_both();
    for (const char* button : pressed) page.press(button);
    page.pass_both();
  };
  at("gall_bladder", {});  // fixed
  at("stomach", {});       // under the liver
  at("bladder", {"aside.tail"});
  at("liver_left_anterior", {"aside.left"});
  at("liver_left_posterior", {"aside.head", "aside.home", "aside.left"});
  at("liver_right", {"aside.head"});
  list_parts(page, words, "system");  // the heart lies under it now
  at("liver_right", {"aside.home", "aside.right"});
  at("stomach", {"aside.left"});
  at("liver_left_posterior", {});  // no room: the stomach lies over its place
  list_parts(page, words, "layer");
  return page.said;
}

/// Everything is taken out that can be, one by one, while the list says why the rest can't be seen.
std::string tour_of_hidden(const LocaleWords& words) {
  std::string said;
  for (const bool female : {false, true}) {
    FrogPage page(words, opened_frog());
    page.pass_both();
    if (female) page.press("female");
    list_parts(page, words, "system");
    for (bool more = true; more;) {
      more = false;
      for (uint32_t i = 0; i < kStructureCount; ++i) {
        if (piece_of(i) == kStays || page.s.frog.is_out(i)) continue;
        if (!page.s.examine(kStructures[i].id) || !page.s.remove(kStructures[i].id)) continue;
        more = true;
        page.pass();
      }
    }
    said += page.said;
  }
  // The chest is still covered, and the heart's end looks out from below it.
  FrogPage behind(words);
  for (const std::string_view layer : kLayerNames) {
    REQUIRE(behind.s.cut("pelvis", "throat", layer));
    REQUIRE(behind.s.cut("groin_right", "groin_left", layer));
    REQUIRE(behind.s.give("cut_path",
                          {{"tool", "scissors"}, {"depth", layer}, {"path", "560,122 560,-122"}}));
    for (const auto side : {"right", "left"}) {
      for (const auto at : {"upper_belly", "lower_belly"}) {
        REQUIRE(behind.s.fold(layer, at, side));
        behind.s.rest();
      }
    }
  }
  list_parts(behind, words, "system");
  for (uint32_t i = 0; i < kStructureCount; ++i) {
    if (behind.s.examine(kStructures[i].id)) behind.pass();
  }
  return said + behind.said;
}

std::string tour_of_practical(const LocaleWords& words) {
  FrogPage page(words);
  PinAsked pin;
  ask(page, pin.of(true, false));
  page.press("practical.timer");
  page.press("q.describe");
  page.press("practical.types");
  page.set("q.typed", "xyz");
  page.set("q.typed", page.ui.strings.text("part.stomach", nullptr, 0));
  for (uint32_t part = 0; part < kStructureCount; ++part) {
    pin.answered[1] = part;
    ask(page, pin.of(true, true));
  }
  ask(page, pin.of(false, true));
  pin.given[3] = 0;
  ask(page, pin.of(true, true));
  ask(page, pin.of(false, true));
  return page.said;
}

std::string tour_of_comparison(const LocaleWords& words) {
  std::string said;
  for (const float width : {0.f, 1100.f, 380.f}) {
    ComparisonPage page(words);
    if (width > 0) page.stage(width, 640);
    page.pass();
    page.press("compare.other");
    page.press("compare.measure");
    page.press("compare.call");
    page.look_at_all([] {});
    page.press("compare.beside_human");
    page.look_at_all([] {});
    said += page.said;
  }
  return said;
}

}  // namespace

TEST_CASE("no text of the frog is there for nothing") {
  const LocaleWords words = page_words(kModule, "en", true);
  ViewPage all;
  all.said = tour_of_cutting(words) + tour_of_a_short_cut(words) + tour_of_parts(words) +
             tour_of_organs(words) + tour_of_asides(words) + tour_of_hidden(words) +
             tour_of_practical(words) + tour_of_comparison(words);
  CHECK(unseen(all, kModule, is_for_others) == std::vector<std::string>{});
}

TEST_CASE("whatever is written beside the frog is said") {
  for (const char* locale : {"en", "ar"}) {
    CAPTURE(locale);
    FrogPage page(page_words(kModule, locale), opened_frog());
    page.stage(900, 640);
    page.pass();
    CHECK(page.unsaid() == std::vector<std::string>{});
    for (const char* tool : {"scissors", "forceps", "pins", "probe"}) {
      page.set("tool", tool);
      CHECK(page.unsaid() == std::vector<std::string>{});
    }
    for (const char* part : {"liver_right", "ventricle", "stomach", "eye_left"}) {
      page.hold(part);
      CHECK(page.unsaid() == std::vector<std::string>{});
    }
    page.press("illustrated");
    CHECK(page.unsaid() == std::vector<std::string>{});
    const PinAsked pin;
    ask(page, pin.of(true, false));
    CHECK(page.unsaid() == std::vector<std::string>{});
  }
}

TEST_CASE("whatever is written beside two bodies is said") {
  for (const char* locale : {"en", "ar"}) {
    CAPTURE(locale);
    for (const float width : {1100.f, 380.f}) {
      ComparisonPage page(page_words(kModule, locale));
      page.stage(width, 640);
      const auto check = [&] { CHECK(page.unsaid() == std::vector<std::string>{}); };
      page.press("compare.measure");
      check();
      page.press("compare.call");
      page.look_at_all(check);
      page.press("compare.beside_human");
      page.look_at_all(check);
    }
  }
}
