// The belly that is opened: cuts, flaps, pins, and what a blade meets.
#include "opening.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "beneath.h"
#include "core/undo.h"
#include "frog_student.h"
#include "landmarks.h"

using namespace skua;
using namespace skua::frog;
using Seen = skua::frog::Point;

namespace {

bool is_nicked(const FrogStudent& s, std::string_view id) {
  return s.frog.opening.nicked().has(called(id));
}

}  // namespace

TEST_CASE("the sheets lie on the body, and come to rest where they lie when something wakes them") {
  for (const Layer layer : {Layer::skin, Layer::muscle}) {
    Sheet sheet = whole_sheet(layer);
    CHECK(sheet.vertices().size() > 500);
    for (std::size_t v = 0; v < sheet.rest().size(); ++v) {
      const Place& p = sheet.rest()[v];
      if (!sheet.is_fixed(v)) CHECK(sheet.ground().height_at(p.x, p.y) <= p.z + 0.002);
    }
    REQUIRE(sheet.cut(std::vector<Seen>{{0.4, -0.02}, {0.4, 0.02}}));
    for (int tick = 0; tick < 400; ++tick) sheet.step();
    CHECK(sheet.at_rest());
    for (std::size_t v = 0; v < sheet.rest().size(); ++v)
      CHECK(length(sheet.vertices()[v].at - sheet.rest()[v]) < 0.01);
  }
}

TEST_CASE(
    "a ground over the body lies at each place where the back's skin does, and as it was beside "
    "it") {
  constexpr float kTray = -0.02f;
  constexpr double kAbove = 0.01;
  Ground ground{.x_from = -0.1,
                .x_to = 1.1,
                .y_from = -0.6,
                .y_to = 0.6,
                .columns = 40,
                .rows = 30,
                .height = std::vector<float>(1200, kTray),
                .tray = -1};
  lay_over_body(ground, kAbove);
  StructureSet back;
  back.add(called("skin_dorsal"));
  int over = 0;
  for (uint32_t row = 0; row < ground.rows; ++row) {
    for (uint32_t column = 0; column < ground.columns; ++column) {
      const auto found = beneath(ground.place_of(column, row), back);
      const double here = found ? found->height + kAbove : -1;
      CHECK(ground.height[row * ground.columns + column] ==
            std::max(kTray, static_cast<float>(here)));
      over += found ? 1 : 0;
    }
  }
  CHECK(over > 100);
  CHECK(over < 600);
}

TEST_CASE("every landmark lies on the skin, and those of one side mirror the other's") {
  for (const Landmark& mark : kLandmarks) {
    CAPTURE(std::string(mark.id));
    Seen inward = mark.place;
    inward.y *= 0.9;
    CHECK(whole_cover(Layer::skin).is_covered(inward));
    CHECK(landmark_place(mark.id) == mark.place);
  }
  for (const std::string part : {"shoulder", "flank", "groin"}) {
    const auto right = landmark_place(part + "_right"), left = landmark_place(part + "_left");
    REQUIRE((right && left));
    CHECK(right->x == left->x);
    CHECK(right->y == -left->y);
    CHECK(right->y > 0);  // the frog's own right
  }
  CHECK(!landmark_place("elbow"));
}

TEST_CASE("a path is written as it is read") {
  const std::vector<Seen> path{{0.431, -0.012}, {0.44, 0.003}, {-0.02, 1.2}};
  CHECK(path_text(path) == "431,-12 440,3 -20,1200");
  const auto read = read_path(path_text(path));
  REQUIRE(read);
  CHECK(path_text(*read) == path_text(path));
  for (const std::string_view wrong :
       {"1", "1,", ",1", "1,2 ", "1,2  3,4", "1,2;3,4", "1.5,2", "12345,1", "a,b", "1,2 3,-"})
    CHECK_MESSAGE(!read_path(wrong), std::string(wrong));
  std::string many;
  for (int i = 0; i < 201; ++i) many += (i > 0 ? " " : "") + std::string("1,2");
  CHECK(!read_path(many));
}

TEST_CASE("scissors cut the layers down to their depth, and no others") {
  FrogStudent s;
  REQUIRE(s.cut("throat", "pelvis", "skin"));
  CHECK(s.frog.opening.is_cut_along(Layer::skin));
  CHECK(!s.frog.opening.is_cut_along(Layer::muscle));
  CHECK(s.frog.opening.last().deed == Deed::cut);
  // The path is 0.478 body lengths long, of which some lies beside the sheet.
  CHECK(s.frog.opening.last().length_mm[0] > 0.44 * kBody_mm);
  CHECK(s.frog.opening.last().length_mm[0] < 0.55 * kUnit_mm);
  CHECK(s.frog.opening.last().length_mm[1] == 0);
  REQUIRE(s.cut("throat", "pelvis", "muscle"));
  CHECK(s.frog.opening.is_cut_along(Layer::muscle));
  CHECK(s.frog.opening.nicked().count() == 0);
  // Along the same line nothing is left.
  REQUIRE(s.cut("belly", "lower_belly", "muscle"));
  CHECK(s.frog.opening.last().deed == Deed::cut_nothing);
  CHECK(s.evidence.back().item == "cut");
}

TEST_CASE(
    "a blade that goes too deep nicks what lies under its path, and what it nicked stays so") {
  FrogStudent s;
  REQUIRE(
      s.give("cut_path", {{"tool", "scissors"}, {"depth", "beneath"}, {"path", "420,60 460,60"}}));
  CHECK(is_nicked(s, "liver_right"));
  CHECK(!is_nicked(s, "liver_left_anterior"));
  CHECK(s.frog.opening.last().nicked == s.frog.opening.nicked());
  const uint32_t nicked = s.frog.opening.nicked().count();
  REQUIRE(
      s.give("cut_path", {{"tool", "scissors"}, {"depth", "skin"}, {"path", "420,-60 460,-60"}}));
  CHECK(s.frog.opening.nicked().count() == nicked);
  CHECK(s.frog.opening.last().nicked.count() == 0);
}

TEST_CASE("a cut along the midline says which end it does not reach") {
  FrogStudent s;
  const Opening& opening = s.frog.opening;
  REQUIRE(s.cut("flank_right", "flank_left", "skin"));
  CHECK(!opening.short_of(Layer::skin));  // it is none along
  REQUIRE(s.cut("lower_belly", "chest", "skin"));
  CHECK(opening.short_of(Layer::skin) == "throat");
  CHECK(!opening.short_of(Layer::muscle));
  REQUIRE(s.cut("chest", "throat", "skin"));
  CHECK(opening.short_of(Layer::skin) == "pelvis");
  CHECK(!opening.is_cut_along(Layer::skin));
  REQUIRE(s.cut("lower_belly", "pelvis", "skin"));
  CHECK(!opening.short_of(Layer::skin));
  CHECK(opening.is_cut_along(Layer::skin));
}

TEST_CASE("what a blade nicked of the one sex is not nicked in the other") {
  FrogStudent s;
  REQUIRE(s.give("choose_sex", "female", 1));
  REQUIRE(s.give("cut_path",
                 {{"tool", "scissors"}, {"depth", "beneath"}, {"path", "330,-115 330,160"}}));
  const uint32_t nicked = s.frog.opening.nicked().count();
  REQUIRE(is_nicked(s, "ovary_left"));
  REQUIRE(s.give("choose_sex", "female", 0));
  CHECK(!is_nicked(s, "ovary_left"));
  CHECK(s.frog.opening.nicked().count() < nicked);
  CHECK(s.frog.opening.nicked().count() > 0);
}

TEST_CASE(
    "a scalpel through the muscle nicks what touches it; scissors with their tips up do not") {
  FrogStudent scissors, scalpel;
  REQUIRE(scissors.cut("throat", "pelvis", "muscle", "scissors"));
  REQUIRE(scalpel.cut("throat", "pelvis", "muscle", "scalpel"));
  CHECK(scissors.frog.opening.nicked().count() == 0);
  CHECK(scalpel.frog.opening.nicked().count() > 0);
  FrogStudent skin;
  REQUIRE(skin.cut("throat", "pelvis", "skin", "scalpel"));
  CHECK(skin.frog.opening.nicked().count() == 0);
}

TEST_CASE("what can be got at follows from what is uncovered") {
  FrogStudent s;
  CHECK(s.reaches("skin_ventral"));
  CHECK(s.reaches("eye_left"));
  CHECK(!s.reaches("muscle_ventral"));
  s.open("skin");
  CHECK(s.frog.opening.is_cut_across(Layer::skin));
  CHECK(s.frog.opening.open_percent(Layer::skin) >= 60);
  CHECK(s.frog.opening.open_percent(Layer::muscle) == 0);
  CHECK(s.frog.opening.pin_count() == 4);
  CHECK(s.reaches("muscle_ventral"));
  CHECK(s.reaches("skin_ventral"));
  CHECK(!s.reaches("ventricle"));
  CHECK(!s.examine("ventricle"));
  s.open("muscle");
  CHECK(s.frog.opening.open_percent(Layer::muscle) >= 60);
  CHECK(s.frog.opening.nicked().count() == 0);
  for (const std::string_view id :
       {"ventricle", "liver_right", "liver_left_anterior", "liver_left_posterior", "stomach",
        "sternum", "fat_body_left", "gall_bladder"})
    CHECK_MESSAGE(s.reaches(id), std::string(id));
  CHECK(!s.reaches("kidney_right"));
}

TEST_CASE("through a short cut nothing can be got at, and no organ can be taken out") {
  FrogStudent s;
  REQUIRE(s.cut("belly", "lower_belly", "muscle"));
  s.rest();
  CHECK(!s.reaches("stomach"));
  CHECK(!s.remove("stomach"));
}

TEST_CASE("one side folded back uncovers that side alone, as the frog has it") {
  FrogStudent s;
  REQUIRE(s.cut("throat", "pelvis", "muscle"));
  REQUIRE(s.cut("shoulder_right", "shoulder_left", "muscle"));
  REQUIRE(s.cut("groin_right", "groin_left", "muscle"));
  s.rest();
  for (const std::string_view layer : {std::string_view("skin"), std::string_view("muscle")}) {
    for (const std::string_view at :
         {std::string_view("upper_belly"), std::string_view("lower_belly")}) {
      REQUIRE(s.fold(layer, at, "right"));
      s.rest();
    }
  }
  CHECK(s.reaches("liver_right"));
  CHECK(!s.reaches("liver_left_posterior"));
}

TEST_CASE("forceps take a flap's edge, hold it until it is pinned, and a pin can be taken out") {
  FrogStudent s;
  REQUIRE(s.cut("throat", "pelvis", "skin"));
  REQUIRE(s.cut("shoulder_right", "shoulder_left", "skin"));
  REQUIRE(s.cut("groin_right", "groin_left", "skin"));
  s.rest();
  const auto pull = [&](double y, double z) {
    return s.give(
        "pull",
        {{"layer", "skin"}, {"x", 430.0}, {"y", 8.0}, {"to_x", 430.0}, {"to_y", y}, {"to_z", z}});
  };
  REQUIRE(pull(60, 480));
  CHECK(s.frog.opening.held() == Layer::skin);
  const uint32_t held = *s.frog.opening.sheet(Layer::skin).held();
  for (int i = 0; i < 40; ++i) {
    REQUIRE(pull(60 + 5 * i, 480));
    s.pass(3);
  }
  CHECK(*s.frog.opening.sheet(Layer::skin).held() == held);
  CHECK(s.frog.opening.sheet(Layer::skin).vertices()[held].at.y > 0.1);
  REQUIRE(s.give("pin", {{"layer", "skin"}, {"name", "1"}, {"x", 0.0}, {"y", 0.0}}));
  s.rest();
  CHECK(!s.frog.opening.held());
  REQUIRE(s.frog.opening.sheet(Layer::skin).pins().size() == 1);
  CHECK(s.frog.opening.sheet(Layer::skin).pins()[0].vertex == held);
  CHECK(s.frog.opening.last().deed == Deed::folded);
  CHECK(s.frog.opening.open_percent(Layer::skin) > 10);
  CHECK(!s.give("unpin", {{"layer", "skin"}, {"name", "2"}}));
  CHECK(!s.give("unpin", {{"layer", "muscle"}, {"name", "1"}}));
  CHECK(s.give("unpin", {{"layer", "skin"}, {"name", "1"}}));
  CHECK(s.frog.opening.pin_count() == 0);
  // Let go without a pin.
  REQUIRE(pull(60, 480));
  CHECK(s.give("let_go", {}));
  CHECK(!s.give("let_go", {}));
  CHECK(!s.frog.opening.held());
}

TEST_CASE("cut as it counts, and folded at all places, the belly opens wide enough") {
  for (const auto behind : {"560,122 560,-122", "580,122 580,-122", "600,122 600,-122", ""}) {
    CAPTURE(std::string(behind));
    FrogStudent s;
    const Opening& opening = s.frog.opening;
    for (const std::string_view layer : {"skin", "muscle"}) {
      const Layer sheet = layer == "skin" ? Layer::skin : Layer::muscle;
      REQUIRE(s.cut("pelvis", "throat", layer));
      REQUIRE(s.cut("groin_right", "groin_left", layer));
      // Behind the shoulders it would leave a piece over the chest.
      if (*behind != 0)
        REQUIRE(s.give("cut_path", {{"tool", "scissors"}, {"depth", layer}, {"path", behind}}));
      CHECK(!opening.is_cut_across(sheet));
      REQUIRE(s.cut("shoulder_right", "shoulder_left", layer));
      CHECK(opening.is_cut_across(sheet));
      CHECK(opening.is_cut_along(sheet));
      for (const auto side : {"right", "left"}) {
        for (const auto at : {"throat", "chest", "belly", "lower_belly"}) {
          REQUIRE(s.fold(layer, at, side));
          s.rest();
        }
      }
      CHECK(opening.open_percent(sheet) >= 60);
    }
    // Also where its middle stays covered.
    CHECK(s.frog.is_in_reach(called("sternum")));
  }
}

TEST_CASE("where no edge was cut nothing can be folded") {
  FrogStudent s;
  REQUIRE(s.fold("skin", "belly", "right"));
  CHECK(s.frog.opening.last().deed == Deed::no_flap);
  CHECK(s.frog.at_rest());
}

TEST_CASE("commands that say nothing, or what there is not, are refused") {
  FrogStudent s;
  CHECK(!s.cut("throat", "throat", "skin"));
  CHECK(!s.cut("throat", "elbow", "skin"));
  CHECK(!s.cut("throat", "pelvis", "bone"));
  CHECK(!s.cut("throat", "pelvis", "skin", "axe"));
  CHECK(!s.give("cut", {}));
  CHECK(!s.give("cut_path", {{"tool", "scissors"}, {"depth", "skin"}, {"path", "1,2"}}));
  CHECK(!s.give("cut_path", {{"tool", "scissors"}, {"depth", "skin"}, {"path", "here"}}));
  CHECK(!s.fold("bone", "belly", "right"));
  CHECK(!s.fold("skin", "belly", "up"));
  CHECK(!s.give("pull", {{"layer", "skin"}, {"x", 430.0}, {"y", 8.0}}));
  CHECK(!s.give(
      "pull",
      {{"layer", "skin"}, {"x", 1e6}, {"y", 8.0}, {"to_x", 1.0}, {"to_y", 1.0}, {"to_z", 1.0}}));
  CHECK(!s.give("pin", {{"layer", "skin"}, {"name", ""}, {"x", 430.0}, {"y", 0.0}}));
  CHECK(!s.give("pin", {{"layer", "skin"}, {"name", "1"}, {"x", -400.0}, {"y", 0.0}}));
  CHECK(s.evidence.empty());
}

TEST_CASE("a state in the middle of all this is read back to the bit, and goes on the same") {
  FrogStudent s;
  s.open("skin");
  REQUIRE(s.cut("throat", "pelvis", "muscle"));
  REQUIRE(s.fold("muscle", "belly", "left"));
  s.pass(30);
  const std::vector<uint8_t> state = state_of(s.frog);
  FrogStudent other;
  REQUIRE(load(kFrogs, &other.frog, state));
  CHECK(state_of(other.frog) == state);
  other.tick = s.tick;
  s.rest();
  other.rest();
  CHECK(state_of(other.frog) == state_of(s.frog));
}

TEST_CASE("a checkpoint is small, keeps cuts, pins and nicks, and comes back as open as it was") {
  FrogStudent s;
  s.open_all();
  REQUIRE(
      s.give("cut_path", {{"tool", "scissors"}, {"depth", "beneath"}, {"path", "420,60 460,60"}}));
  s.rest();
  const auto kept = save_checkpoint(kFrogs, &s.frog);
  REQUIRE(kept);
  CHECK(kept->size() < 1200);
  FrogStudent other;
  REQUIRE(load_checkpoint(kFrogs, &other.frog, *kept));
  other.rest();
  CHECK(other.frog.opening.pin_count() == s.frog.opening.pin_count());
  CHECK(other.frog.opening.is_cut_across(Layer::muscle));
  CHECK(other.frog.opening.nicked() == s.frog.opening.nicked());
  CHECK(other.frog.opening.open_percent(Layer::skin) >= 50);
  CHECK(other.frog.opening.open_percent(Layer::muscle) >= 50);
  CHECK(other.reaches("ventricle"));
  // It can be kept again.
  FrogStudent third;
  REQUIRE(load(kFrogs, &third.frog, state_of(other.frog)));
}

TEST_CASE("a whole opening can be taken back, deed by deed") {
  FrogStudent s;
  Undo undo;
  std::vector<std::vector<uint8_t>> before;
  const auto keep = [&] {
    before.push_back(state_of(s.frog));
    undo.push(static_cast<uint32_t>(before.size() - 1), before.back());
  };
  for (const std::string_view layer : {std::string_view("skin"), std::string_view("muscle")}) {
    for (const auto& [from, to] :
         {std::pair{"throat", "pelvis"}, std::pair{"shoulder_right", "shoulder_left"},
          std::pair{"groin_right", "groin_left"}}) {
      keep();
      REQUIRE(s.cut(from, to, layer));
      s.rest();
    }
    for (const std::string_view side : {std::string_view("right"), std::string_view("left")}) {
      for (const std::string_view at :
           {std::string_view("upper_belly"), std::string_view("lower_belly")}) {
        keep();
        REQUIRE(s.fold(layer, at, side));
        s.rest();
      }
    }
  }
  CHECK(before.size() == 14);
  CHECK(undo.size() == before.size());
  ByteWriter out;
  undo.write(out, state_of(s.frog));
  const std::size_t bytes = out.sealed().size();
  MESSAGE("what can be taken back of a whole opening: ", bytes, " bytes");
  CHECK(bytes < 40'000);
  while (!undo.empty()) {
    FrogStudent earlier;
    REQUIRE(load(kFrogs, &earlier.frog, undo.latest()));
    CHECK(state_of(earlier.frog) == before[undo.number()]);
    undo.pop();
  }
}

// Whatever is done, in whatever order: a state is read back to the bit, and it comes to rest.
TEST_CASE("random dissections stay whole") {
  skua::Random random(11);
  const auto number = [&](double from, double to) {
    return std::floor(from + (to - from) * random.below(1000) / 1000.0);
  };
  const auto one_of = [&](const auto& all) {
    return all[random.below(static_cast<uint32_t>(std::size(all)))];
  };
  uint32_t taken = 0;
  for (int game = 0; game < 5; ++game) {
    CAPTURE(game);
    FrogStudent s;
    for (int i = 0; i < 40; ++i) {
      const std::string_view layer = one_of(kLayerNames), tool = one_of(kTools),
                             depth = one_of(kDepths);
      const double x = number(150, 750), y = number(-200, 200);
      switch (random.below(7)) {
        case 0:
          taken += s.cut(one_of(kLandmarks).id, one_of(kLandmarks).id, depth, tool);
          break;
        case 1: {
          std::vector<Seen> path;
          for (uint32_t points = random.below(30); points > 0; --points)
            path.push_back({number(150, 750) * kPerUnit, number(-200, 200) * kPerUnit});
          taken +=
              s.give("cut_path", {{"tool", tool}, {"depth", depth}, {"path", path_text(path)}});
          break;
        }
        case 2:
          taken += s.give("pull", {{"layer", layer},
                                   {"x", x},
                                   {"y", y},
                                   {"to_x", number(-1500, 1500)},
                                   {"to_y", number(-1500, 1500)},
                                   {"to_z", number(-1500, 1500)}});
          break;
        case 3:
          taken += s.give("pin", {{"layer", layer}, {"name", "1"}, {"x", x}, {"y", y}});
          break;
        case 4:
          taken += s.give("unpin", {{"layer", layer}, {"name", random.below(2) == 0 ? "1" : "2"}});
          break;
        case 5:
          taken += s.give("let_go", {});
          break;
        default:
          taken += s.fold(layer, one_of(kLandmarks).id, one_of(kDirections).id);
      }
      s.pass(random.below(40));
    }
    const std::vector<uint8_t> state = state_of(s.frog);
    FrogStudent other;
    REQUIRE(load(kFrogs, &other.frog, state));
    CHECK(state_of(other.frog) == state);
    const auto brief = save_checkpoint(kFrogs, &s.frog);
    REQUIRE(brief);
    CHECK(brief->size() < 2000);
    FrogStudent third;
    CHECK(load_checkpoint(kFrogs, &third.frog, *brief));
    other.tick = s.tick;
    s.rest(2000);
    other.rest(2000);
    CHECK(state_of(other.frog) == state_of(s.frog));
  }
  CHECK(taken > 60);
}
