#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include "item_check.h"

#include <doctest/doctest.h>

using namespace skua::school;

namespace {

constexpr const char* kAttempt = "0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10";

Json envelope(const char* kind, Json body) {
  return {{"id", "6f1d0c2b-93aa-5e0f-8b7c-2f9f3f1f6a01"},
          {"attempt", kAttempt},
          {"kind", kind},
          {"time", "2026-03-02T09:41:07.250Z"},
          {"body", std::move(body)}};
}

Json event(const char* fields) {
  Json body = Json::parse(fields);
  body["n"] = 3;
  body["tick"] = 240;
  if (body["type"] != "started") {
    body["score"] = {{"raw", 1}, {"max", 5}, {"scaled", 0.2}};
    body["done"] = 1;
    body["items"] = 5;
  }
  return envelope("event", body);
}

std::vector<Json> every_kind_of_item() {
  return {
      event(R"({"type": "started"})"),
      event(R"({"type": "predicted", "item": "co2", "response": 300.5})"),
      event(R"({"type": "answered", "item": "age", "response": "older", "correct": false, "try": 2,
                "hints": 1, "misconception": "air-as-old-as-ice"})"),
      event(R"({"type": "hinted", "item": "age", "step": 1})"),
      event(R"({"type": "performed", "action": "take-sample", "detail": {"depth_m": 12.5}})"),
      event(R"({"type": "submitted", "commands": 7, "item": "essay", "response": "b", "try": 1})"),
      event(R"({"type": "completed"})"),
      envelope("commands", Json::parse(R"({"first": 0, "commands": [[0, "place", {"site": "c"}],
                                          [7, "lower", {"depth_m": 840.5}]]})")),
      envelope("view", Json::parse(R"({"first": 3, "views": [[0, 0, {"f:note": "x"}],
                                      [7, 2, {"p:plot": 1.5, "focus": "plot"}]]})")),
  };
}

Json block_of_two() {
  for (const Json& item : every_kind_of_item()) {
    if (item["kind"] == "commands") return item;
  }
  return {};
}

std::string code_of(const Json& item) {
  const auto checked = check_item(item, kAttempt, 4);
  return checked ? "taken" : checked.error().code;
}

std::string message_of(const Json& item) {
  const auto checked = check_item(item, kAttempt, 4);
  return checked ? "taken" : checked.error().message;
}

}  // namespace

TEST_CASE("every kind of item is taken") {
  for (const Json& item : every_kind_of_item()) {
    CAPTURE(item.dump());
    CHECK(message_of(item) == "taken");
  }
  const auto block = check_item(block_of_two(), kAttempt, 0);
  REQUIRE(block);
  CHECK(block->kind == ItemKind::commands);
  CHECK(block->position == 0);
  CHECK(write_instant(block->time) == "2026-03-02T09:41:07.250Z");
}

TEST_CASE("an item that lacks any one field is refused, and the message points at the field") {
  for (const Json& item : every_kind_of_item()) {
    const Json flat = item.flatten();
    for (const auto& [path, value] : flat.items()) {
      const Json::json_pointer pointer(path);
      if (item.contains(pointer.parent_pointer()) && item[pointer.parent_pointer()].is_array())
        continue;
      if (path == "/body/misconception" || path.find("/detail/") != path.npos ||
          path.find("/commands/") != path.npos || path.find("/views/") != path.npos) {
        continue;
      }
      Json lacking = item;
      lacking[pointer.parent_pointer()].erase(pointer.back());
      CAPTURE(path);
      CHECK(code_of(lacking) == "wrong-type");
      CHECK(message_of(lacking) == "/items/4" + path + ": is missing.");
    }
  }
}

TEST_CASE("no value of another type passes") {
  for (const Json& item : every_kind_of_item()) {
    const Json flat = item.flatten();
    for (const auto& [path, value] : flat.items()) {
      const Json::json_pointer pointer(path);
      for (const Json& wrong : {Json(nullptr), Json::array(), Json(Json::object())}) {
        Json changed = item;
        changed[pointer] = wrong;
        CAPTURE(path);
        CAPTURE(wrong.dump());
        CHECK(code_of(changed) == "wrong-type");
        CHECK(message_of(changed).starts_with("/items/4" + path + ": must be "));
      }
    }
  }
}

TEST_CASE("a field that nobody asked for is refused wherever it stands") {
  for (const Json& item : every_kind_of_item()) {
    for (const char* place : {"", "/body", "/body/score"}) {
      const Json::json_pointer pointer(place);
      if (!item.contains(pointer)) continue;
      Json changed = item;
      changed[pointer]["mood~/"] = 1;
      CHECK(code_of(changed) == "unknown-field");
      CHECK(message_of(changed).starts_with("/items/4" + std::string(place) +
                                            "/mood~0~1: is not known"));
    }
  }
}

TEST_CASE("a long name of a field is cut between characters") {
  for (const char* character : {"\u00e9", "\u20ac", "\U0001f427"}) {
    for (std::size_t ahead = 0; ahead < 5; ++ahead) {
      std::string key(ahead, 'x');
      for (int i = 0; i < 60; ++i) key += character;
      Json item = every_kind_of_item()[0];
      item["body"][key] = 1;
      CHECK(code_of(item) == "unknown-field");
      CHECK_NOTHROW(Json(message_of(item)).dump());
    }
  }
  CHECK(write_json({{"cut", "x\xc3"}}) == "{\"cut\":\"x\xef\xbf\xbd\"}");
}

TEST_CASE("kinds and types are a closed list") {
  Json item = every_kind_of_item()[0];
  item["kind"] = "statement";
  CHECK(code_of(item) == "unknown-type");
  item = every_kind_of_item()[0];
  item["body"]["type"] = "cheated";
  CHECK(code_of(item) == "unknown-type");
  CHECK(message_of(item) == "/items/4/body/type: \"cheated\" is no event type of the protocol.");
}

TEST_CASE("numbers keep their ranges") {
  const auto with = [](const char* path, const Json& value) {
    Json item = every_kind_of_item()[2];
    item[Json::json_pointer(path)] = value;
    return code_of(item);
  };
  CHECK(with("/body/n", -1) == "wrong-type");
  CHECK(with("/body/n", 1.5) == "wrong-type");
  CHECK(with("/body/n", 3.0) == "taken");
  CHECK(with("/body/n", 9007199254740992) == "taken");
  CHECK(with("/body/n", 1e300) == "wrong-type");
  CHECK(with("/body/try", 0) == "wrong-type");
  CHECK(with("/body/score/scaled", 1.01) == "wrong-type");
  CHECK(with("/body/score/scaled", -0.01) == "wrong-type");
  CHECK(with("/body/items", 10'000) == "taken");
  CHECK(with("/body/items", 10'001) == "wrong-type");
}

TEST_CASE("a score that cannot be is refused") {
  const auto with = [](double raw, double max, double scaled) {
    Json item = every_kind_of_item()[2];
    item["body"]["score"] = {{"raw", raw}, {"max", max}, {"scaled", scaled}};
    const std::string message = message_of(item);
    return message.substr(0, message.find('.'));
  };
  const std::string score = "/items/4/body/score";
  CHECK(with(1, 3, 1.0 / 3) == "taken");
  CHECK(with(1, 3, 0.333333) == "taken");
  CHECK(with(5, 5, 1) == "taken");
  CHECK(with(-1, 5, -0.2) == score + "/raw: must be a number from 0 to 1000000");
  CHECK(with(0, 0, 0) == "taken");
  CHECK(with(0.1 + 0.2, 0.3, 1) == "taken");
  CHECK(with(6, 5, 1) == score + "/raw: must be at most max");
  CHECK(with(1, 0, 0) == score + "/raw: must be at most max");
  CHECK(with(0, 0, 1) == score + "/scaled: must be 0 where max is 0");
  CHECK(with(0, -5, 0) == score + "/max: must be a number from 0 to 1000000");
  CHECK(with(1, 1e7, 1e-7) == score + "/max: must be a number from 0 to 1000000");
  CHECK(with(1, 5, 1) == score + "/scaled: must be raw / max");
  Json item = every_kind_of_item()[2];
  item["body"]["done"] = 6;
  CHECK(message_of(item) == "/items/4/body/done: must be at most items.");
}

TEST_CASE("identifiers and texts have a longest length") {
  Json item = every_kind_of_item()[1];
  item["body"]["item"] = std::string(200, 'x');
  CHECK(code_of(item) == "taken");
  item["body"]["item"] = std::string(201, 'x');
  CHECK(code_of(item) == "wrong-type");
  item = every_kind_of_item()[1];
  item["body"]["response"] = std::string(4000, 'x');
  CHECK(code_of(item) == "taken");
  item["body"]["response"] = std::string(4001, 'x');
  CHECK(code_of(item) == "wrong-type");
}

TEST_CASE("a command has the runtime's limits") {
  Json item = block_of_two();
  Json& command = item["body"]["commands"][1];
  const auto with = [&](std::size_t part, Json value) {
    Json other = item;
    other["body"]["commands"][1][part] = std::move(value);
    return code_of(other);
  };
  const auto parameters = [](int count, const std::string& name, std::size_t bytes) {
    Json object = Json::object();
    for (int i = 0; i < count; ++i) object[name + std::to_string(i)] = std::string(bytes, 'x');
    return object;
  };
  CHECK(command[1] == "lower");
  CHECK(with(0, 1 << 24) == "taken");
  CHECK(with(0, (1 << 24) + 1) == "wrong-type");
  CHECK(with(1, std::string(64, 'x')) == "taken");
  CHECK(with(1, std::string(65, 'x')) == "wrong-type");
  CHECK(with(2, parameters(16, "k", 500)) == "taken");
  CHECK(with(2, parameters(17, "k", 1)) == "wrong-type");
  CHECK(with(2, parameters(16, "k", 501)) == "wrong-type");
  CHECK(with(2, parameters(1, std::string(63, 'x'), 4000)) == "taken");
  CHECK(with(2, parameters(1, std::string(64, 'x'), 1)) == "wrong-type");
}

TEST_CASE("a view is numbered like a block") {
  const auto view = check_item(every_kind_of_item().back(), kAttempt, 0);
  REQUIRE(view);
  CHECK(view->kind == ItemKind::view);
  CHECK(view->position == 3);
  Json empty = every_kind_of_item().back();
  empty["body"]["views"] = Json::array();
  CHECK(message_of(empty) == "/items/4/body/views: must be an array of at least one view.");
}

TEST_CASE("state, chain and keyframe of a block and of completed") {
  const auto with = [](Json item, const char* field, const std::string& value) {
    item["body"][field] = value;
    return code_of(item);
  };
  const std::string state = "0123456789abcdef", chain = state + state + state + state;
  Json completed = event(R"({"type": "completed"})");
  for (const Json& item : {block_of_two(), completed}) {
    CHECK(with(item, "state", state) == "taken");
    CHECK(with(item, "chain", chain) == "taken");
    for (const std::string& wrong : {std::string(), state + "0", std::string("0123456789ABCDEF"),
                                     std::string("0123456789abcdeg"), chain.substr(1)}) {
      CHECK(with(item, "state", wrong) == "wrong-type");
      CHECK(with(item, "chain", wrong) == "wrong-type");
    }
  }
  for (const char* frame : {"QUJD", "QUI=", "QQ==", "+/+/"})
    CHECK(with(block_of_two(), "keyframe", frame) == "taken");
  for (const char* frame : {"", "QUJ", "QUJDR", "Q===", "Q=JD", "QU-_", "QU I", "===="})
    CHECK(with(block_of_two(), "keyframe", frame) == "wrong-type");
  CHECK(with(block_of_two(), "keyframe", std::string(32768, 'A')) == "taken");
  CHECK(with(block_of_two(), "keyframe", std::string(32772, 'A')) == "wrong-type");
  CHECK(with(completed, "keyframe", "QUJD") == "unknown-field");
}

TEST_CASE("ticks of a block never go back") {
  Json block = block_of_two();
  block["body"]["commands"][0][0] = 8;
  CHECK(code_of(block) == "wrong-type");
  CHECK(message_of(block).starts_with("/items/4/body/commands/1/0: "));
}

TEST_CASE("a block needs commands, of three parts each") {
  Json block = block_of_two();
  block["body"]["commands"] = Json::array();
  CHECK(code_of(block) == "wrong-type");
  block = block_of_two();
  block["body"]["commands"][1].push_back(0);
  CHECK(message_of(block) == "/items/4/body/commands/1: must be [tick, name, {parameters}].");
}

TEST_CASE("an item of another attempt, or too large a one, is refused") {
  Json item = every_kind_of_item()[0];
  item["attempt"] = "11111111-2222-4333-8444-555555555555";
  CHECK(code_of(item) == "foreign-attempt");
  Json block = block_of_two();
  for (int i = 0; i < 20; ++i) {
    block["body"]["commands"].push_back({9, "write", {{"text", std::string(4000, 'x')}}});
  }
  CHECK(code_of(block) == "too-large");
}

TEST_CASE("moments have one form and exist") {
  CHECK(read_instant("1970-01-01T00:00:00.000Z") == 0);
  CHECK(read_instant("2024-02-29T23:59:59.999Z"));
  CHECK(write_instant(*read_instant("2024-02-29T23:59:59.999Z")) == "2024-02-29T23:59:59.999Z");
  for (const char* text :
       {"", "2023-02-29T00:00:00.000Z", "2024-02-29T24:00:00.000Z", "2024-02-29T00:00:60.000Z",
        "2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000+00:00", "2024-02-29 00:00:00.000Z",
        "2024-02-29T00:00:00.0000Z", "+024-02-29T00:00:00.000Z"}) {
    CAPTURE(text);
    CHECK_FALSE(read_instant(text));
  }
}

TEST_CASE("members keep their order, and an object of too many is refused") {
  const std::string text = R"({"b":1,"a":{"z":1,"y":2}})";
  CHECK(write_json(*read_json(text)) == text);
  CHECK(same_json(*read_json(text), *read_json(R"({"a":{"y":2,"z":1},"b":1})")));
  CHECK_FALSE(same_json(*read_json("[1,2]"), *read_json("[2,1]")));
  std::string many = "{\"k\":0";
  for (int i = 1; i < kMaxJsonMembers; ++i)
    many += ",\"k" + std::to_string(i) + "\":{\"a\":\":,\"}";
  CHECK(read_json("[" + many + "}]"));
  CHECK_FALSE(read_json("[" + many + ",\"more\":0}]"));
}

TEST_CASE("JSON that nests deeply or holds a number out of range is refused, not followed") {
  CHECK(read_json("[[[[1]]]]"));
  CHECK(read_json(R"({"a": "[[[[[[[[[[[[[[[[[[[[\"[["})"));
  CHECK_FALSE(read_json(std::string(500'000, '[')));
  CHECK_FALSE(read_json("[1e999]"));
  CHECK_FALSE(read_json("{\"a\": \"\xff\"}"));
  CHECK_FALSE(read_json("{} {}"));
  CHECK_FALSE(read_json(""));
}
