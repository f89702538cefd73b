#include "attempt/checkpoint.h"

#include "platform/headless/verify.h"
#include "visit.h"

using namespace skua;
using namespace visiting;

namespace {

std::string launch_from(const std::string& checkpoint, uint32_t events) {
  return R"({"activity":"firing","attempt":")" + kAttempt +
         R"(","actor":"k3v9x2","seed":5,"mode":"practice","keep":"checkpoint","resume":{"commands":[],"events":)" +
         std::to_string(events) + R"(,"checkpoint":")" + checkpoint + R"("}})";
}

std::string effects_of(Attempt& attempt) { return attempt.take_effects(kStart); }

}  // namespace

TEST_CASE("an attempt goes on from a checkpoint: what matters is there, numbers go on") {
  Place place;
  Visit visit(place);
  REQUIRE(visit.open());
  visit.submit("set_heat", kiln::heat(700));
  visit.submit("add_pot");
  visit.submit("answer", kiln::reply("first", "no"));
  visit.submit("answer", kiln::reply("first", "right"));
  const auto text = visit.attempt.checkpoint();
  REQUIRE(text);
  CHECK(text->size() <= kLongestCheckpoint);

  Attempt next;
  REQUIRE(next.launch(kiln::module(), launch_from(*text, 4), kStart));
  const auto& kiln = *static_cast<const kiln::Kiln*>(next.session()->model());
  CHECK(kiln.target == 700);
  CHECK(kiln.pots.size() == 1);
  CHECK(next.tracker().item("first")->share == 0.75);
  CHECK(next.tracker().item("first")->tries == 2);
  CHECK(next.session()->command_count() == 4);
  effects_of(next);
  next.submit("add_pot", {}, kStart);
  const std::string effects = effects_of(next);
  CHECK(effects.find(R"("body":{"first":4,)") != std::string::npos);
  CHECK(effects.find(R"("n":4,"type":"performed")") != std::string::npos);
  CHECK(effects.find(R"({"type":"checkpoint","text":")") != std::string::npos);
  const std::string verdict = verify(kiln::module(), next.journal(), "");
  CHECK(verdict.starts_with(R"({"ok":true)"));
  CHECK(verdict.find(R"("checkpoint":true)") != std::string::npos);
}

TEST_CASE(
    "what was seen last and not taken any more goes on from the device, however much was taken "
    "before") {
  Place place;
  std::string checkpoint;
  {
    Visit visit(place);
    REQUIRE(visit.open());
    visit.attempt.see({kiln::text("f:answer", "4")}, visit.now);
    visit.submit("add_pot");
    checkpoint = *visit.attempt.checkpoint();
    place.school_works = false;
    visit.attempt.see({kiln::text("f:answer", "44")}, visit.now + 500);
    visit.flush();
    REQUIRE(place.disk.size() == 1);
  }
  Attempt next;
  json::Writer loaded;
  loaded.object().key("type").text("loaded").key("items").array();
  for (const auto& [id, item] : place.disk) write_item(loaded, item);
  REQUIRE(next.tell(loaded.end().end().str(), kStart));
  REQUIRE(next.launch(kiln::module(), launch_from(checkpoint, 1), kStart));
  CHECK(next.view() == NamedValues{kiln::text("f:answer", "44")});
  const std::string effects = next.take_effects(kStart);
  CHECK(effects.find(R"({"type":"delete")") == std::string::npos);
  CHECK(effects.find(R"({"type":"deliver")") != std::string::npos);
}

TEST_CASE("a checkpoint that is damaged, foreign or older is refused") {
  Place place;
  Visit visit(place);
  REQUIRE(visit.open());
  visit.submit("add_pot");
  const std::string text = *visit.attempt.checkpoint();
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string other = text;
    other[i] = other[i] == 'A' ? 'B' : 'A';
    CHECK_FALSE(read_checkpoint(kiln::activity(), 5, "practice", other));
    CHECK_FALSE(read_checkpoint(kiln::activity(), 5, "practice", text.substr(0, i)));
  }
  CHECK(read_checkpoint(kiln::activity(), 5, "practice", text));
  const std::string foreign = "it is of another activity, seed or mode";
  CHECK(read_checkpoint(kiln::test_activity(), 5, "practice", text).error() == foreign);
  CHECK(read_checkpoint(kiln::activity(), 6, "practice", text).error() == foreign);
  CHECK(read_checkpoint(kiln::activity(), 5, "assessment", text).error() == foreign);
  Attempt next;
  const auto launched = next.launch(kiln::module(), launch_from(text.substr(4), 2), kStart);
  REQUIRE_FALSE(launched);
  CHECK(launched.error().code == LaunchCode::no_checkpoint);
  CHECK(next.session() == nullptr);
}

TEST_CASE("a model whose checkpoint is too large says so") {
  Place place;
  Visit visit(place);
  REQUIRE(visit.open());
  for (int i = 0; i < 100; ++i) visit.submit("add_pot");
  const auto text = visit.attempt.checkpoint();
  if (text) {
    CHECK(text->size() <= kLongestCheckpoint);
  } else {
    CHECK(text.error().find("Let the model's checkpoint() name less") != std::string::npos);
  }
}
