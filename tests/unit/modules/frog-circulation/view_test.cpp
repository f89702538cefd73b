// What a student sees of the circulation: every text is shown, and what is drawn is said.
#include "view_page.h"

#include "circulation.h"

using namespace skua;
using namespace skua::circulation;

namespace {

constexpr const char* kModule = "modules/frog-circulation";

/// What the build and the editor tell authors of.
bool is_for_others(std::string_view key) {
  return key.starts_with("measurement.") || key.starts_with("kind.");
}

struct HeartPage : ViewPage {
  Circulation c{Launch{}};
  explicit HeartPage(LocaleWords words) {
    ui.strings.set(std::move(words));
    view = [this](Ui& handle) { circulation_view(c, handle, {}); };
    apply = [this](const Command& command, EvidenceLog& log) { return c.apply(command, log); };
  }
  void minutes(int count) {
    for (int i = 0; i < count; i += 5) press("heart.five_minutes");
  }
};

}  // namespace

TEST_CASE("every text of the circulation is shown, and none is missing, in each language") {
  for (const char* locale : kLocales) {
    CAPTURE(locale);
    HeartPage page(page_words(kModule, locale, true));
    page.pass();
    page.stage(700, 400);  // loop or plot
    page.pass();
    page.press("heart.show_plot");
    page.press("heart.show_plot");
    page.stage(1200, 800);
    for (int i = 0; i < 4; ++i) page.press("heart.next_part");
    page.press("heart.play");
    for (const double pace : {0.0, 2.0}) page.set("heart.pace", pace);
    page.press("heart.pause");
    page.set("heart.celsius", 25.0);
    page.press("heart.hold");
    page.press("heart.exercise");
    for (int i = 0; i < 60 && page.c.limit != Limit::tired; ++i) page.minutes(5);
    page.press("heart.human");
    for (int i = 0; i < 3; ++i) page.press("heart.next_part");
    page.press("heart.hold");
    for (int i = 0; i < 5 && page.c.limit != Limit::breathless; ++i) page.minutes(5);
    page.minutes(5);
    page.press("heart.clamp");
    page.minutes(5);
    CHECK(page.c.limit == Limit::no_flow);
    for (const std::string& fault : page.ui.take_author_faults()) FAIL_CHECK(fault);
    CHECK(unseen(page, kModule, is_for_others) == std::vector<std::string>{});
  }
}

TEST_CASE("whatever is written on either heart is said") {
  for (const char* locale : {"en", "ar"}) {
    CAPTURE(locale);
    for (const auto& [w, h] :
         {std::pair(1200.f, 800.f), std::pair(900.f, 500.f), std::pair(390.f, 420.f)}) {
      CAPTURE(w);
      HeartPage page(page_words(kModule, locale));
      page.stage(w, h);
      page.pass();
      CHECK(page.unsaid() == std::vector<std::string>{});
      page.press("heart.clamp");
      page.minutes(20);
      CHECK(page.unsaid() == std::vector<std::string>{});
      page.press("heart.human");
      page.minutes(5);
      CHECK(page.unsaid() == std::vector<std::string>{});
    }
  }
}
