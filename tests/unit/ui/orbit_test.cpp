#include <doctest/doctest.h>

#include <deque>
#include <string>
#include <vector>

#include "core/json.h"
#include "noting_surface.h"
#include "skua/scene.h"
#include "view_pass.h"

namespace {

using namespace skua;

/// A ball in a room that can be turned; in its corner lies a button of the view's own.
struct Room {
  ViewPass pass;
  NotingSurface surface;
  std::deque<Input> inputs;
  Ui::Orbit orbit;
  int pressed = 0, beside = 0;
  bool ball_there = true, hand = false;

  explicit Room(bool drawn = true) {
    std::vector<std::pair<std::string, std::string>> words = {
        {"room", "The room"}, {"ball", "Ball"}, {"beside", "Beside"}};
    for (const char* key : {"how", "left", "right", "up", "down", "nearer", "farther", "reset"})
      words.emplace_back(std::string("orbit.") + key, key);
    for (const char* key : {"turned.left", "turned.right", "from.above", "from.below"})
      words.emplace_back(std::string("orbit.") + key, std::string(key) + " {n}");
    pass.ui.strings.set(std::move(words));
    pass.ui.reduced_motion = true;
    if (drawn) pass.ui.surface = &surface;
    pass.ui.width = 800;
    pass.ui.height = 600;
    pass.view = [this](Ui& ui) {
      (void)ui.stage();
      orbit = ui.orbit("room", {.pitch = 0.2f, .distance = 4, .hand = hand},
                       {.rect = {0, 0, 800, 600}});
      if (ball_there && orbit.pointer && orbit.pointer->x > 300 && orbit.pointer->x < 500)
        ui.pointed_at("ball");
      if (ui.button("ball", {.rect = {300, 200, 200, 200}, .in_scene = true})) ++pressed;
      if (ui.button("beside", {.rect = {20, 20, 30, 30}})) ++beside;
    };
    pass.run();
  }
  void run(Input input) {
    pass.run(&input);
    if (orbit.hand != Ui::Hand::none) hands.push_back(orbit.hand);
    if (auto next = std::exchange(pass.ui.follows, std::nullopt)) pass.run(&*next);
  }
  std::vector<Ui::Hand> hands;  ///< what a pressed pointer did, pass by pass
  uint32_t pointer(uint32_t kind, float x, float y, uint32_t button = 0) {
    const uint32_t bits = pass.ui.pointer(kind, x, y, inputs, button);
    for (; !inputs.empty(); inputs.pop_front()) run(inputs.front());
    return bits;
  }
  void press(const char* id) { run(ViewPass::press(id)); }
  double value() const { return pass.ui.tree.find("room")->value; }
};

}  // namespace

TEST_CASE("buttons turn the view, tip it, go nearer, and back") {
  Room room;
  const Camera first = room.orbit.camera;
  const auto away = [&] { return length(vec3(room.orbit.camera.eye)); };
  room.press("room/right");
  CHECK(room.value() == 15);
  CHECK(room.orbit.camera.eye[0] < first.eye[0]);
  room.press("room/left");
  room.press("room/left");
  CHECK(room.value() == -15);
  room.press("room/up");
  CHECK(room.orbit.camera.eye[2] > first.eye[2]);
  room.press("room/nearer");
  CHECK(away() == doctest::Approx(3.2));
  room.press("room/farther");
  room.press("room/farther");
  CHECK(away() == doctest::Approx(5));
  room.press("room/reset");
  CHECK(room.value() == 0);
  CHECK(length(vec3(room.orbit.camera.eye) - vec3(first.eye)) < 1e-5f);
  room.run(ViewPass::set("room", 90.0));
  CHECK(room.value() == 90);
  CHECK(has(room.pass.ui.tree.find("room")->body, "turned.right 90 from.above 11"));
}

TEST_CASE("a pointer turns the view where nothing else is, and presses what the view finds there") {
  Room room;
  room.pointer(0, 400, 300);
  CHECK(room.pointer(0, 401, 300) ==
        5);  // on the ball, which can be pressed; the view has not the focus
  CHECK(room.pass.ui.is_hot("ball"));
  room.pointer(0, 100, 300);
  CHECK(room.pointer(0, 101, 300) == 4);
  CHECK_FALSE(room.pass.ui.is_hot("ball"));
  CHECK(room.pointer(1, 400, 300) == 6);
  room.pointer(2, 401, 300);
  CHECK(room.pressed == 1);
  room.pointer(1, 400, 300);
  for (float x = 410; x <= 500; x += 10) room.pointer(0, x, 300);
  room.pointer(2, 500, 300);
  CHECK(room.pressed == 1);  // it was turned, not pressed
  CHECK(room.value() > 20);
  const double turned = room.value();
  room.pointer(0, 600, 300);
  CHECK(room.value() == turned);
  room.pointer(1, 35, 35);
  room.pointer(2, 35, 35);
  CHECK(room.beside == 1);
  CHECK(room.pointer(0, 14, 35) == 1);  // a small button's margin comes before the view
  room.ball_there = false;
  room.pointer(1, 400, 300);
  room.pointer(2, 400, 300);
  CHECK(room.pressed == 1);
}

TEST_CASE("a finger scrolls the page until the view has the focus") {
  Room room;
  CHECK((room.pointer(1, 100, 300) & 4) == 4);
  room.pointer(3, 100, 300);  // the page took it
  CHECK(room.value() == 0);
  room.run({"room", Input::Kind::focus, false, 0, {}});
  CHECK((room.pointer(1, 100, 300) & 4) == 0);
  room.pointer(2, 100, 300);
  room.run({"room", Input::Kind::blur, false, 0, {}});
  room.run({"ball", Input::Kind::focus, false, 0, {}});
  CHECK((room.pointer(0, 100, 300) & 4) == 0);
}

TEST_CASE("a press in a view keeps the focus in it: where it was, else on the view") {
  Room room;
  const auto focus_after = [&](const std::string& held) {
    if (!held.empty()) room.run({held, Input::Kind::focus, false, 0, {}});
    std::deque<Input> inputs;
    room.pass.ui.pointer(1, 100, 300, inputs);
    const std::string patch = room.pass.run();
    room.pass.ui.pointer(3, 100, 300, inputs);
    return std::string(json::parse(patch)->root()["focus"].text().value_or(""));
  };
  CHECK(focus_after("") == "room");
  CHECK(focus_after("beside") == "room");
  for (const char* in_it : {"room", "room/left", "ball"}) CHECK(focus_after(in_it) == in_it);
}

TEST_CASE("how a view was turned is view state") {
  Room room;
  room.press("room/right");
  room.press("room/up");
  const NamedValues state = room.pass.ui.view_state();
  Room other;
  other.pass.ui.set_view_state(state);
  other.pass.run();
  CHECK(other.value() == 15);
  CHECK(length(vec3(other.orbit.camera.eye) - vec3(room.orbit.camera.eye)) < 1e-5f);
  other.pass.ui.set_view_state({});
  other.pass.run();
  CHECK(other.value() == 0);
}

TEST_CASE("without a stage there is nothing to turn, and what lies in the scene is still there") {
  Room room(false);
  CHECK(room.pass.ui.tree.find("room") == nullptr);
  CHECK(room.pass.ui.tree.find("room/left") == nullptr);
  room.press("ball");
  CHECK(room.pressed == 1);
}

TEST_CASE(
    "the buttons lie in the corner, in a row or a column, or nowhere where there is no room") {
  Room room;
  CHECK(room.orbit.controls.w > room.orbit.controls.h);
  CHECK(room.orbit.controls.x + room.orbit.controls.w <= 800);
  room.pass.view = [&](Ui& ui) {
    (void)ui.stage();
    room.orbit = ui.orbit("room", {}, {.rect = {0, 0, 200, 600}});
  };
  room.pass.run();
  CHECK(room.orbit.controls.h > room.orbit.controls.w);
  room.pass.view = [&](Ui& ui) {
    (void)ui.stage();
    room.orbit = ui.orbit("room", {}, {.rect = {0, 0, 200, 200}});
  };
  room.pass.run();
  CHECK(room.orbit.controls.w == 0);
  CHECK(room.pass.ui.tree.find("room/left") == nullptr);
}

TEST_CASE("with a hand in it a dragged pointer does what the view makes of it, and turns nothing") {
  Room room;
  room.hand = true;
  room.pass.run();
  CHECK((room.pointer(1, 400, 300) & 2u) != 0);
  CHECK(room.orbit.hand_at.x == 400);
  room.pointer(0, 450, 310);
  room.pass.run();
  CHECK(room.orbit.hand == Ui::Hand::held);
  CHECK(room.orbit.hand_at.x == 450);
  room.pointer(2, 470, 320);
  CHECK(room.hands == std::vector{Ui::Hand::down, Ui::Hand::moved, Ui::Hand::up});
  CHECK(room.value() == 0);
  CHECK(room.pressed == 0);
  room.pass.run();
  CHECK(room.orbit.hand == Ui::Hand::none);
  // A finger works at once, and does not scroll the page.
  CHECK((room.pointer(0, 400, 300) & 4u) == 0);
}

TEST_CASE("a hand that the browser takes away is told, and held no more") {
  Room room;
  room.hand = true;
  room.pass.run();
  room.pointer(1, 400, 300);
  room.pointer(3, 0, 0);
  CHECK(room.hands == std::vector{Ui::Hand::down, Ui::Hand::cancelled});
  room.pass.run();
  CHECK(room.orbit.hand == Ui::Hand::none);
}

TEST_CASE(
    "the second button turns a view with a hand in it, buttons and keys do, and who watches turns "
    "it with either") {
  Room room;
  room.hand = true;
  room.pass.run();
  room.pointer(1, 400, 300, 2);
  room.pointer(0, 500, 300);
  room.pointer(2, 500, 300);
  CHECK(room.hands.empty());
  CHECK(room.value() != 0);
  const double turned = room.value();
  room.press("room/right");
  CHECK(room.value() != turned);
  room.pass.ui.only_watched = true;
  room.pass.run();
  const double before = room.value();
  room.pointer(1, 400, 300);
  room.pointer(0, 460, 300);
  room.pointer(2, 460, 300);
  CHECK(room.hands.empty());
  CHECK(room.value() != before);
}
