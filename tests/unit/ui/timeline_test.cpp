#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

#include "core/json.h"
#include "view_pass.h"

namespace {

/// The day of a lamp, in hours.
struct Day {
  ViewPass pass;
  double hour = 6;
  bool off = false;
  std::optional<double> wanted;

  Day() {
    pass.ui.strings.set({{"day", "Time of day"}});
    pass.view = [this](skua::Ui& ui) {
      (void)ui.stage();
      const skua::Ui::Moment moments[] = {{"dawn", 6, "Dawn"}, {"noon", 12, "Noon"}};
      wanted = ui.timeline("day", {.min = 0, .max = 24, .step = 0.5, .value = hour, .value_text = "6 h"}, moments,
                           {.disabled = off, .rect = {0, 0, 600, 100}});
    };
  }
  std::optional<double> after(skua::Input input) {
    pass.run(&input);
    return wanted;
  }
};

}  // namespace

TEST_CASE("a timeline is a slider and a button for each moment") {
  Day day;
  const auto patch = skua::json::parse(day.pass.run());
  REQUIRE(patch);
  std::vector<std::string> said;
  for (const skua::json::View node : patch->root()["nodes"]) {
    said.push_back(std::string(node["role"].text().value_or("")) + " " + std::string(node["name"].text().value_or("")));
  }
  CHECK(said == std::vector<std::string>{"slider Time of day", "button Dawn", "button Noon"});
}

TEST_CASE("it is moved as a slider, or gone to a moment") {
  Day day;
  CHECK(day.after(ViewPass::set("day", 8.5)) == 8.5);
  CHECK(day.after(ViewPass::set("day", 99)) == 24);
  CHECK(day.after(ViewPass::press("day/noon")) == 12);
  CHECK_FALSE(day.after(ViewPass::press("day/night")));
  CHECK_FALSE(day.after(ViewPass::press("day")));
  day.off = true;
  CHECK_FALSE(day.after(ViewPass::press("day/noon")));
  CHECK_FALSE(day.after(ViewPass::set("day", 8.5)));
}
