// Whatever is written around a slide is said by a node, too.
#include "microscope.h"
#include "view_page.h"

using namespace skua;
using namespace skua::microscope;

TEST_CASE("whatever is written around a slide is said") {
  for (const char* locale : {"en", "ar"}) {
    CAPTURE(locale);
    for (const auto& [w, h] : {std::pair(900.f, 744.f), std::pair(390.f, 420.f)}) {
      Microscope m{Launch{20260302}};
      ViewPage page;
      page.ui.strings.set(page_words("modules/frog-microscope", locale));
      page.view = [&](Ui& handle) { microscope_view(m, handle, {}); };
      page.apply = [&](const Command& command, EvidenceLog& log) { return m.apply(command, log); };
      page.stage(w, h);
      page.pass();
      CHECK(page.unsaid() == std::vector<std::string>{});
      page.press("scope.show_scale");
      page.press("scope.show_names");
      for (const char* slide : kSlideIds) {
        page.press(std::string("scope.insert.") + slide);
        for (const double power : {40.0, 100.0, 400.0}) {
          CAPTURE(slide);
          CAPTURE(power);
          page.set("scope.power", power);
          for (int focus = -kMostFocus; focus <= kMostFocus && !m.is_sharp(); ++focus)
            page.set("scope.focus", static_cast<double>(focus));
          CHECK(page.unsaid() == std::vector<std::string>{});
        }
      }
    }
  }
}
