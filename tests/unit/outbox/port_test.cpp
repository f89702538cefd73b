#include "outbox/port.h"

#include <doctest/doctest.h>

#include "kiln.h"
#include "outbox/command_blocks.h"

using namespace skua;

namespace {

const std::string kItem =
    R"({"id":"6f1d0c2b-93aa-8e0f-8b7c-2f9f3f1f6a01","attempt":"0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10","kind":"event",)"
    R"("time":"2026-03-02T09:41:07.250Z","body":{"n":3,"type":"started","tick":0}})";

std::string error_of(std::string_view json) {
  const auto input = read_port_input(json);
  return input ? std::string("(read)") : input.error().text();
}

std::string written(const OutboxEffect& effect) {
  json::Writer out;
  write_effect(out, effect);
  return out.take();
}

}  // namespace

TEST_CASE("an item is written as it was read") {
  const auto document = json::parse(kItem);
  REQUIRE(document);
  const auto item = read_item(document->root());
  REQUIRE(item);
  CHECK(item->number == 3);
  json::Writer out;
  write_item(out, *item);
  CHECK(out.str() == kItem);
  CHECK(written_bytes(*item) == kItem.size());
}

TEST_CASE("what the player tells is read") {
  const auto loaded =
      read_port_input(R"({"type":"loaded","items":[)" + kItem + R"(,{"id":"no"}]})");
  REQUIRE(loaded);
  CHECK(loaded->items.size() == 1);
  CHECK(loaded->unreadable == 1);

  const auto delivered = read_port_input(
      R"({"type":"delivered","batch":7,"acknowledged":["a"],"refused":[{"id":"b","code":"gap","message":"m"}]})");
  REQUIRE(delivered);
  CHECK(delivered->batch == 7);
  CHECK(delivered->ids == std::vector<std::string>{"a"});
  REQUIRE(delivered->refused.size() == 1);
  CHECK(delivered->refused[0].code == "gap");

  const auto undelivered =
      read_port_input(R"({"type":"undelivered","batch":8,"reason":"busy","retry_after_ms":1500})");
  REQUIRE(undelivered);
  CHECK(undelivered->retry_after_ms == 1500.0);
  for (const char* type : {"timer", "online", "offline", "flush", "storage-failed"}) {
    CAPTURE(type);
    CHECK(read_port_input(std::string(R"({"type":")") + type + R"(","now":5})"));
  }
}

TEST_CASE("and refused with the place of what is wrong") {
  CHECK(error_of("[]") == "/type: is missing; it must be a text");
  CHECK(error_of(R"({"type":"lost"})") == "/type: \"lost\" is no message to the outbox");
  CHECK(error_of(R"({"type":"stored"})") == "/ids: is missing; it must be an array");
  CHECK(error_of(R"({"type":"stored","ids":[1]})") == "/ids/0: must be a text");
  CHECK(error_of(R"({"type":"delivered","acknowledged":[],"refused":[{"id":"a"}],"batch":1})") ==
        "/refused/0/code: is missing; it must be a text");
  CHECK(error_of(R"({"type":"undelivered","batch":-1})") ==
        "/batch: must be a whole number from 0 to 4294967295");
}

TEST_CASE("effects are written as the contract has them") {
  const Item item = *read_item(json::parse(kItem)->root());
  CHECK(written(StoreEffect{{item}}) == R"({"type":"store","items":[)" + kItem + "]}");
  CHECK(written(DeleteEffect{{"a", "b"}}) == R"({"type":"delete","ids":["a","b"]})");
  CHECK(written(DeliverEffect{3, {"a"}}) == R"({"type":"deliver","batch":3,"ids":["a"]})");
  CHECK(written(WakeEffect{1772444467250.5}) == R"({"type":"wake","at":1772444467250.5})");
  CHECK(written(StatusEffect{StatusWord::memory, 2}) ==
        R"({"type":"status","word":"memory","waiting":2})");
}

TEST_CASE("commands are gathered into blocks") {
  CommandBlocks blocks;
  CHECK_FALSE(blocks.open());
  blocks.add({4, 10, "set_heat", kiln::heat(3.5)}, 1772444467250.0);
  blocks.add({5, 11, "light", {}}, 1772444467900.0);
  CHECK(blocks.open());
  CHECK_FALSE(blocks.due(1772444468249.0));
  CHECK(blocks.due(1772444468250.0));
  const Item item =
      blocks.close("0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10", {"ff", "cc", "Qz", "AQL6"});
  CHECK_FALSE(blocks.open());
  CHECK(item.kind == ItemKind::commands);
  CHECK(item.number == 4);
  CHECK(item.time == "2026-03-02T09:41:07.250Z");
  CHECK(
      item.body ==
      R"({"first":4,"commands":[[10,"set_heat",{"heat":3.5}],[11,"light",{}]],"state":"ff","fields":"Qz","chain":"cc","keyframe":"AQL6"})");
  CHECK(item.applied == 6);

  CommandBlocks large;
  for (uint32_t n = 0; !large.full(); ++n)
    large.add({n, 0, "note", {kiln::text("t", std::string(1000, 'x'))}}, 0);
  CHECK(large.due(0));
  CHECK(large.close("0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10", {}).body.size() < 16'000);
}
