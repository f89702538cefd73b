#include <doctest/doctest.h>

#include <array>

#include "view_pass.h"

using skua::Ui;

namespace {

ViewPass lesson() {
  ViewPass pass;
  pass.ui.strings.set(
      {{"lamp", "Lamp"},         {"seen", "I have seen it"}, {"bulbs", "Bulbs"},
       {"light", "Light"},       {"note", "A note"},         {"sheets", "Sheets"},
       {"sheets.a", "First"},    {"sheets.b", "Second"},     {"colour", "Colour"},
       {"colour.red", "Red"},    {"colour.blue", "Blue"},    {"more", "More about it"},
       {"inside", "Inside"},     {"stop", "Before you go"},  {"told", "Written down"},
       {"short", "Too short"},   {"rows", "Readings"},       {"ui.close", "Close"},
       {"ui.less", "less"},      {"ui.more", "more"},        {"ui.least", "Least {n}"},
       {"ui.most", "Most {n}"},  {"clock", "Clock for me"},  {"ui.timer.more", "{n} more minutes"},
       {"ui.timer.over", "Over"}});
  return pass;
}

}  // namespace

TEST_CASE("switch and checkbox show what the lesson says, and ask for a change") {
  ViewPass pass = lesson();
  bool on = false, disabled = false;
  pass.view = [&](Ui& ui) {
    if (ui.toggle("lamp", on, {.disabled = disabled})) ui.command("switch_lamp");
    if (ui.checkbox("seen", !on)) ui.command("tick");
  };
  const std::string patch = pass.run();
  CHECK(has(patch, R"("role":"switch","name":"Lamp","on":false)"));
  CHECK(has(patch, R"("role":"checkbox","name":"I have seen it","on":true)"));
  CHECK(pass.act(ViewPass::press("lamp")) == std::vector<std::string>{"switch_lamp"});
  CHECK(pass.act(ViewPass::press("seen")) == std::vector<std::string>{"tick"});
  disabled = true;
  CHECK(pass.act(ViewPass::press("lamp")).empty());
}

TEST_CASE("a stepper hands over values inside its range only, a meter none") {
  ViewPass pass = lesson();
  std::vector<double> got;
  pass.view = [&](Ui& ui) {
    const skua::Slider range{.min = 1, .max = 6, .step = 1, .value = 2, .value_text = "2 bulbs"};
    if (const auto v = ui.stepper("bulbs", range)) got.push_back(*v);
    ui.meter("light", 0, 100, 40, "40 lx");
  };
  const std::string patch = pass.run();
  CHECK(has(
      patch,
      R"("less":"less","more":"more","least":"Least 1","most":"Most 6","min":1,"max":6,"step":1,"value":2,"valueText":"2 bulbs")"));
  CHECK(has(
      patch,
      R"("role":"meter","name":"Light","min":0,"max":100,"step":1,"value":40,"valueText":"40 lx")"));
  pass.act(ViewPass::set("bulbs", 3.0));
  pass.act(ViewPass::set("bulbs", 99.0));
  pass.act(ViewPass::set("bulbs", std::string("5")));
  pass.act(ViewPass::set("light", 10.0));
  CHECK(got == std::vector<double>{3, 6});
}

TEST_CASE("of tabs one is on top: at first the first, then the one that was chosen") {
  ViewPass pass = lesson();
  constexpr std::array<std::string_view, 2> kSheets = {"a", "b"};
  std::string top;
  pass.view = [&](Ui& ui) {
    top = ui.begin_tabs("sheets", kSheets);
    ui.text(top == "a" ? "light" : "note");
    ui.end_tabs();
  };
  const std::string patch = pass.run();
  CHECK(has(patch, R"({"value":"a","name":"First"},{"value":"b","name":"Second"}],"value":"a")"));
  CHECK(has(patch, R"("id":"light","parent":"sheets")"));
  CHECK(top == "a");
  pass.act(ViewPass::set("sheets", std::string("b")));
  CHECK(top == "b");
  const skua::NamedValues seen = pass.ui.view_state();
  ViewPass other = lesson();
  other.view = pass.view;
  other.ui.set_view_state(seen);
  CHECK(has(other.run(), R"("id":"note","parent":"sheets")"));
}

TEST_CASE("select and text field keep what was chosen and typed; Enter confirms") {
  ViewPass pass = lesson();
  constexpr std::array<std::string_view, 2> kColours = {"red", "blue"};
  std::string colour;
  Ui::Typed note;
  pass.view = [&](Ui& ui) {
    colour = ui.select("colour", kColours);
    note = ui.text_field("note", 30, 1, ui.field("note").size() == 1 ? "short" : "");
  };
  CHECK(has(pass.run(), R"("value":"","lines":1,"longest":30)"));
  pass.act(ViewPass::set("colour", std::string("blue")));
  CHECK(colour == "blue");
  const skua::Input one = ViewPass::set("note", std::string("x"));
  CHECK(has(pass.run(&one), R"("error":"Too short")"));
  pass.act(ViewPass::press("note"));
  CHECK(note.text == "x");
  CHECK(note.confirmed);
}

TEST_CASE("what stands in a disabled field stays, whatever comes for it") {
  ViewPass pass = lesson();
  constexpr std::array<std::string_view, 2> kColours = {"red", "blue"};
  bool disabled = false;
  std::string colour;
  pass.view = [&](Ui& ui) { colour = ui.select("colour", kColours, {.disabled = disabled}); };
  pass.run();
  pass.act(ViewPass::set("colour", std::string("red")));
  disabled = true;
  pass.run();
  pass.act(ViewPass::set("colour", std::string("blue")));
  CHECK(colour == "red");
  CHECK(pass.ui.field("colour") == "red");
  disabled = false;
  pass.run();
  pass.act(ViewPass::set("colour", std::string("blue")));
  CHECK(colour == "blue");
}

TEST_CASE("a clock says how long it runs and what is said of it, and hands over nothing") {
  ViewPass pass = lesson();
  pass.view = [](Ui& ui) { ui.timer("clock", 10, 5); };
  const std::string patch = pass.run();
  CHECK(has(
      patch,
      R"("role":"timer","name":"Clock for me","minutes":10,"step":5,"more":"5 more minutes","over":"Over")"));
  CHECK(pass.act(ViewPass::press("clock")).empty());
}

TEST_CASE("what folds is open while its field says so; a dialog says that it was closed") {
  ViewPass pass = lesson();
  bool open = false;
  pass.view = [&](Ui& ui) {
    open = ui.begin_disclosure("more");
    if (open) ui.text("inside");
    ui.end_disclosure();
    if (ui.begin_dialog("stop")) ui.command("close");
    ui.text("note");
    ui.end_dialog();
  };
  const std::string patch = pass.run();
  CHECK(has(patch, R"("role":"disclosure","name":"More about it","open":false)"));
  CHECK(has(patch, R"("role":"dialog","name":"Before you go","close":"Close")"));
  CHECK(has(patch, R"("id":"note","parent":"stop")"));
  pass.act(ViewPass::set("more", std::string("open")));
  CHECK(open);
  CHECK(pass.act(ViewPass::press("stop")) == std::vector<std::string>{"close"});
}

TEST_CASE("a table has its rows, and a toast is announced") {
  ViewPass pass = lesson();
  pass.view = [&](Ui& ui) {
    constexpr std::array<std::string_view, 2> kColumns = {"No.", "Light"};
    constexpr std::array<std::string_view, 5> kCells = {"1", "100 lx", "2", "25 lx", "3"};
    ui.table("rows", kColumns, kCells);
    ui.toast("told");
  };
  const std::string patch = pass.run();
  CHECK(has(patch, R"("columns":["No.","Light"],"rows":[["1","100 lx"],["2","25 lx"]])"));
  CHECK(has(patch, R"("role":"toast","name":"Written down","live":true,"close":"Close")"));
}
