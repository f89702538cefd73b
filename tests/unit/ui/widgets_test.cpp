#include <doctest/doctest.h>

#include <algorithm>
#include <array>

#include "view_pass.h"

using skua::Ui;

namespace {

ViewPass lesson() {
  ViewPass pass;
  pass.ui.strings.set({{"go", "Take a sample"},
                       {"depth", "Depth"},
                       {"pick", "Colder?"},
                       {"pick.yes", "Yes"},
                       {"pick.no", "No"},
                       {"age", "Age"},
                       {"box", "A box"}});
  return pass;
}

}  // namespace

TEST_CASE("a button is pressed once for each activation, and never while disabled") {
  ViewPass pass = lesson();
  bool disabled = false;
  pass.view = [&](Ui& ui) {
    ui.panel();
    if (ui.button("go", {.disabled = disabled})) ui.command("take_sample", {{"depth_m", 1200.0}});
  };
  CHECK(has(pass.run(), R"("role":"button","name":"Take a sample")"));
  CHECK(pass.act(ViewPass::press("go")) == std::vector<std::string>{"take_sample"});
  CHECK(pass.act(ViewPass::press("other")).empty());
  disabled = true;
  CHECK(pass.act(ViewPass::press("go")).empty());
}

TEST_CASE("nothing changed: no patch") {
  ViewPass pass = lesson();
  pass.view = [](Ui& ui) { ui.text("box"); };
  CHECK(has(pass.run(), "A box"));
  CHECK(pass.run().empty());
}

TEST_CASE("a patch names what went, what changed and the new order only where it changed") {
  ViewPass pass = lesson();
  bool second = false;
  pass.view = [&](Ui& ui) {
    ui.panel();
    ui.begin_group("box");
    if (!second) ui.text("go");
    ui.text("age");
    if (second) ui.text("depth");
    ui.end_group();
  };
  pass.run();
  second = true;
  const std::string patch = pass.run();
  CHECK(has(patch, R"("removed":["go"])"));
  CHECK(has(patch, R"("id":"depth","parent":"box")"));
  CHECK_FALSE(has(patch, R"("id":"age")"));
  CHECK(has(patch, R"("order":{"box":["age","depth"]})"));
}

TEST_CASE("a slider hands over values inside its range only") {
  ViewPass pass = lesson();
  std::vector<double> got;
  pass.view = [&](Ui& ui) {
    const auto stage = ui.stage();
    (void)stage;
    if (const auto v =
            ui.slider("depth", {.min = 0, .max = 3190, .step = 10, .value = 5, .vertical = true},
                      {.rect = {10, 20, 30, 3190}})) {
      got.push_back(*v);
    }
  };
  pass.run();
  pass.act(ViewPass::set("depth", 1200));
  pass.act(ViewPass::set("depth", 99999));
  pass.act(ViewPass::set("depth", std::string("text")));
  CHECK(got == std::vector<double>{1200, 3190});
}

TEST_CASE("a knob that is a node of its own goes as far as the pointer, wherever it was grabbed") {
  ViewPass pass = lesson();
  double kyr = 40;
  pass.view = [&](Ui& ui) {
    const auto stage = ui.stage();
    (void)stage;
    const float x = 100 + static_cast<float>(kyr) * 4;  // 0 to 100 lie on 400 px
    if (const auto v =
            ui.slider("end", {.min = 0, .max = 100, .value = kyr, .track = {100, 0, 400, 300}},
                      {.rect = {x, 0, 24, 300}}))
      kyr = *v;
  };
  pass.run();
  const auto pointer = [&](uint32_t kind, float x) {
    std::deque<skua::Input> inputs;
    pass.ui.pointer(kind, x, 50, inputs);
    for (const skua::Input& input : inputs) pass.act(input);
    pass.run();
  };
  pointer(1, 270);  // 10 px right of where the value lies
  CHECK(kyr == 40);
  pointer(0, 350);
  CHECK(kyr == 60);
  pointer(0, 9999);
  CHECK(kyr == 100);
  pointer(2, 9999);
  pointer(1, 150);  // on the track, not on the knob
  pointer(2, 150);
  CHECK(kyr == 100);
}

TEST_CASE("the pointer and the keyboard end in the same input") {
  ViewPass pass = lesson();
  std::vector<double> got;
  pass.view = [&](Ui& ui) {
    const auto stage = ui.stage();
    (void)stage;
    if (const auto v =
            ui.slider("depth", {.min = 0, .max = 1000, .step = 10, .value = 5, .vertical = true},
                      {.rect = {0, 100, 50, 500}})) {
      got.push_back(*v);
    }
    if (ui.button("go", {.rect = {200, 200, 20, 20}})) ui.command("take_sample");
  };
  pass.run();
  std::deque<skua::Input> inputs;
  CHECK(pass.ui.pointer(1, 25, 350, inputs) == 3);
  CHECK(pass.ui.pointer(0, 700, 2000, inputs) == 2);  // dragged far out of the stage: still held
  CHECK(pass.ui.pointer(2, 700, 2000, inputs) == 0);
  REQUIRE(inputs.size() == 2);
  for (const skua::Input& input : inputs) pass.act(input);
  CHECK(got == std::vector<double>{500, 1000});

  inputs.clear();
  pass.ui.pointer(1, 190, 192, inputs);  // beside it, but within the 44 px that a finger needs
  pass.ui.pointer(2, 190, 192, inputs);
  REQUIRE(inputs.size() == 1);
  CHECK(pass.act(inputs[0]) == std::vector<std::string>{"take_sample"});
  inputs.clear();
  pass.ui.pointer(1, 210, 210, inputs);
  pass.ui.pointer(2, 400, 400, inputs);  // let go elsewhere: not pressed
  CHECK(inputs.empty());
}

TEST_CASE("what pointer or focus is on is hot") {
  ViewPass pass = lesson();
  bool hot = false;
  pass.view = [&](Ui& ui) {
    const auto stage = ui.stage();
    (void)stage;
    (void)ui.button("go", {.rect = {200, 200, 60, 60}});
    hot = ui.is_hot("go");
  };
  pass.run();
  CHECK_FALSE(hot);
  std::deque<skua::Input> inputs;
  pass.ui.pointer(0, 210, 210, inputs);
  pass.run();
  CHECK(hot);
  pass.ui.pointer(3, 210, 210, inputs);
  pass.run();
  CHECK_FALSE(hot);
  const skua::Input focus = {"go", skua::Input::Kind::focus, false, 0, {}};
  pass.run(&focus);
  CHECK(hot);
}

TEST_CASE("fields keep what was typed and chosen from pass to pass") {
  ViewPass pass = lesson();
  constexpr std::array<std::string_view, 2> kOptions = {"yes", "no"};
  std::string chosen, typed;
  bool confirmed = false;
  pass.view = [&](Ui& ui) {
    chosen = ui.choice("pick", kOptions);
    const auto field = ui.number_field("age", "years");
    typed = field.text;
    confirmed = field.confirmed;
  };
  pass.act(ViewPass::set("pick", std::string("no")));
  pass.act(ViewPass::set("age", std::string("128,5")));
  pass.run();
  CHECK(chosen == "no");
  CHECK(typed == "128,5");
  pass.act(ViewPass::press("age"));
  CHECK(confirmed);
}

TEST_CASE("an id that is taken is shown once, and a group left open ends with its region") {
  ViewPass pass = lesson();
  pass.view = [](Ui& ui) {
    ui.panel();
    ui.begin_group("box");
    ui.text("age");
    ui.text("age");
    ui.bar();
    ui.text("go");
    ui.end_group();
    ui.end_group();
  };
  const std::string patch = pass.run();
  const std::vector<std::string> faults = pass.ui.take_author_faults();
  REQUIRE(faults.size() == 1);  // each once
  CHECK(has(faults[0], "two nodes have the id \"age\""));
  pass.run();
  CHECK(pass.ui.take_author_faults().empty());
  CHECK(has(patch, R"("bar":["go"])"));
  CHECK(has(patch, R"("box":["age"])"));
}

TEST_CASE("no node is called like a part of the page") {
  ViewPass pass = lesson();
  pass.view = [](Ui& ui) {
    ui.panel();
    ui.text("stage");
    ui.text("go");
  };
  const std::string patch = pass.run();
  const std::vector<std::string> faults = pass.ui.take_author_faults();
  CHECK(std::ranges::any_of(faults, [](const std::string& fault) {
    return has(fault, "the id \"stage\", which is that of a part of the page");
  }));
  CHECK(has(patch, R"("panel":["go"])"));
}
