#include <doctest/doctest.h>

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "skua/random.h"
#include "view_pass.h"

namespace {

/// A cup that stands on one of three plates.
struct Table {
  ViewPass pass;
  std::string at = "left";
  bool off = false;
  std::vector<std::string> moves;
  std::optional<skua::Point> dragged;
  std::deque<skua::Input> inputs;

  Table() {
    pass.ui.strings.set({{"cup", "Cup"}, {"left", "Left plate"}, {"middle", "Middle plate"}, {"right", "Right plate"},
                         {"ui.where", "Picked up."}});
    pass.view = [this](skua::Ui& ui) {
      (void)ui.stage();
      const skua_spot spots[] = {{skua::to_abi("left"), {0, 0, 60, 60}},
                                 {skua::to_abi("middle"), {100, 0, 60, 60}},
                                 {skua::to_abi("right"), {200, 0, 60, 60}}};
      const float x = at == "left" ? 0.0f : at == "middle" ? 100.0f : 200.0f;
      const auto drag = ui.draggable("cup", at, spots, {.disabled = off, .rect = {x, 0, 60, 60}});
      dragged = drag.at;
      if (!drag.dropped.empty()) moves.push_back(at = drag.dropped);
    };
    pass.run();
  }
  void run(skua::Input input) { pass.run(&input); }
  std::string press(std::string id) {
    skua::Input input = ViewPass::press(std::move(id));
    return pass.run(&input);
  }
  void pointer(uint32_t kind, float x, float y) {
    pass.ui.pointer(kind, x, y, inputs);
    while (!inputs.empty()) {
      run(inputs.front());
      inputs.pop_front();
    }
    pass.run();
  }
  bool shows(const std::string& id) const { return pass.ui.tree.find(id) != nullptr; }
};

}  // namespace

TEST_CASE("picked up by a press, put down by another") {
  Table table;
  CHECK_FALSE(table.shows("cup/middle"));
  const std::string patch = table.press("cup");
  CHECK(has(patch, R"("held":true)"));
  CHECK(has(patch, R"("description":"Picked up.")"));
  CHECK(has(patch, R"("name":"Middle plate")"));
  CHECK(has(patch, R"("owner":"cup")"));
  CHECK_FALSE(table.shows("cup/left"));  // there it is
  table.press("cup/right");
  CHECK(table.moves == std::vector<std::string>{"right"});
  table.pass.run();
  CHECK_FALSE(table.shows("cup/middle"));
  CHECK_FALSE(table.shows("cup/left"));
}

TEST_CASE("a second press leaves it where it was") {
  Table table;
  table.press("cup");
  table.press("cup");
  CHECK_FALSE(table.shows("cup/middle"));
  table.press("cup/middle");  // too late
  CHECK(table.moves.empty());
}

TEST_CASE("dragged: it follows the pointer, and is put where it is let go") {
  Table table;
  table.pointer(1, 30, 30);
  CHECK_FALSE(table.dragged);
  table.pointer(0, 32, 31);
  CHECK_FALSE(table.dragged);  // no hand is quite still
  table.pointer(0, 120, 40);
  REQUIRE(table.dragged);
  CHECK(table.dragged->x == 120);
  CHECK(table.shows("cup/middle"));
  table.pointer(2, 130, 30);
  CHECK(table.moves == std::vector<std::string>{"middle"});
  CHECK_FALSE(table.dragged);
}

TEST_CASE("let go beside every spot, or on its own, it goes back; a lost pointer puts nothing down") {
  Table table;
  for (const float y : {400.0f, 30.0f}) {
    table.pointer(1, 30, 30);
    table.pointer(0, 30, 500);
    table.pointer(2, 30, y);
  }
  table.pointer(1, 30, 30);
  table.pointer(0, 130, 30);
  table.pointer(3, 130, 30);
  table.pointer(2, 130, 30);
  CHECK(table.moves.empty());
  CHECK_FALSE(table.dragged);
}

TEST_CASE("a pointer that hardly moves presses: two clicks move it") {
  Table table;
  table.pointer(1, 30, 30);
  table.pointer(2, 31, 30);
  CHECK(table.shows("cup/right"));
  table.pointer(1, 230, 30);
  table.pointer(2, 230, 30);
  CHECK(table.moves == std::vector<std::string>{"right"});
}

TEST_CASE("a fast drag between two frames still arrives") {
  Table table;
  std::deque<skua::Input> inputs;
  table.pass.ui.pointer(1, 30, 30, inputs);
  table.pass.ui.pointer(0, 120, 30, inputs);
  table.pass.ui.pointer(2, 220, 30, inputs);
  REQUIRE(inputs.size() == 1);
  table.run(inputs.front());
  CHECK(table.moves == std::vector<std::string>{"right"});
}

TEST_CASE("what is off can't be moved, and is put down when it goes off") {
  Table table;
  table.press("cup");
  table.off = true;
  table.pass.run();
  CHECK_FALSE(table.shows("cup/middle"));
  table.press("cup");
  table.pointer(1, 30, 30);
  table.pointer(0, 130, 30);
  table.pointer(2, 130, 30);
  CHECK(table.moves.empty());
}

TEST_CASE("whatever is done to it, it is on one plate and moves once for each time it is put down") {
  Table table;
  skua::Random random(11);
  for (int i = 0; i < 4000; ++i) {
    CAPTURE(i);
    const std::size_t before = table.moves.size();
    const std::string was = table.at;
    const auto x = static_cast<float>(random.next() % 280), y = static_cast<float>(random.next() % 90);
    switch (random.next() % 6) {
      case 0:
        table.press("cup");
        break;
      case 1:
        table.press(random.next() % 2 == 0 ? "cup/middle" : "cup/right");
        break;
      default:
        table.pointer(static_cast<uint32_t>(random.next() % 4), x, y);
    }
    CHECK(table.moves.size() <= before + 1);
    if (table.moves.size() > before) CHECK(table.moves.back() != was);
  }
  CHECK(table.moves.size() > 50);
}
