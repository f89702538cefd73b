#include "item_check.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <span>

#include "field_check.h"

namespace skua::school {

namespace {

constexpr std::size_t kMaxName = 200;   // bytes of an identifier: an item, an action
constexpr std::size_t kMaxText = 4000;  // bytes of a response or a parameter
constexpr std::size_t kMaxMarks = 256;
constexpr std::size_t kMaxDetails = 64;
// Of a command: what the runtime takes (runtime/core/command_record.cpp), so that all that is
// stored can be replayed.
constexpr std::size_t kMaxCommandName = 64;
constexpr std::size_t kMaxParameters = 16;
constexpr std::size_t kMaxAllTexts = 8000;
constexpr std::int64_t kLastTick = 1 << 24;
constexpr std::size_t kMaxKeyframe = 32 * 1024;  // characters of base64: 24 kB
constexpr double kMaxPoints = 1e6;
constexpr std::int64_t kMaxItemCount = 10'000;  // of an activity
constexpr double kScoreTolerance = 1e-6;        // sums and quotients of points are rounded

bool is_hex(std::string_view text, std::size_t digits) {
  return text.size() == digits && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

Problem check_positive(const Json& value, const std::string& where) {
  if (whole_number(value).value_or(0) > 0) return {};
  return wrong(where, "a whole number from 1 to 2^53");
}

Problem check_name(const Json& value, const std::string& where) {
  if (value.is_string()) {
    const auto& text = value.get_ref<const std::string&>();
    if (!text.empty() && text.size() <= kMaxName) return {};
  }
  return wrong(where, "a string of 1 to 200 bytes");
}

Problem check_items(const Json& value, const std::string& where) {
  if (const auto count = whole_number(value); count && *count <= kMaxItemCount) return {};
  return wrong(where, "a whole number from 0 to 10000");
}

Problem check_flag(const Json& value, const std::string& where) {
  if (value.is_boolean()) return {};
  return wrong(where, "true or false");
}

Problem check_scalar(const Json& value, const std::string& where) {
  if (value.is_number()) return {};
  if (value.is_string() && value.get_ref<const std::string&>().size() <= kMaxText) return {};
  return wrong(where, "a number or a string of at most 4000 bytes");
}

Problem check_scalars(const Json& value, const std::string& where, std::size_t most,
                      std::size_t longest_name) {
  if (!value.is_object() || value.size() > most)
    return wrong(where, "an object of at most " + std::to_string(most) + " members");
  for (const auto& [key, member] : value.items()) {
    if (key.empty() || key.size() > longest_name) {
      return wrong(where + step(key), "named with 1 to " + std::to_string(longest_name) + " bytes");
    }
    if (auto problem = check_scalar(member, where + step(key))) return problem;
  }
  return {};
}

Problem check_details(const Json& value, const std::string& where) {
  return check_scalars(value, where, kMaxDetails, kMaxName);
}

Problem check_parameters(const Json& value, const std::string& where) {
  if (auto problem = check_scalars(value, where, kMaxParameters, kMaxCommandName)) return problem;
  std::size_t bytes = 0;
  for (const Json& parameter : value) {
    if (parameter.is_string()) bytes += parameter.get_ref<const std::string&>().size();
  }
  if (bytes > kMaxAllTexts) return wrong(where, "texts of at most 8000 bytes together");
  return {};
}

Problem check_command_name(const Json& value, const std::string& where) {
  if (value.is_string()) {
    const auto& text = value.get_ref<const std::string&>();
    if (!text.empty() && text.size() <= kMaxCommandName) return {};
  }
  return wrong(where, "a string of 1 to 64 bytes");
}

Problem check_command_tick(const Json& value, const std::string& where) {
  if (const auto tick = whole_number(value); tick && *tick <= kLastTick) return {};
  return wrong(where, "a whole number from 0 to 16777216");
}

template <std::size_t Digits>
Problem check_hex(const Json& value, const std::string& where) {
  if (value.is_string() && is_hex(value.get_ref<const std::string&>(), Digits)) return {};
  return wrong(where, std::to_string(Digits) + " hex digits in lower case");
}

Problem check_keyframe(const Json& value, const std::string& where) {
  if (value.is_string()) {
    const auto& text = value.get_ref<const std::string&>();
    if (!text.empty() && text.size() <= kMaxKeyframe && is_base64(text)) return {};
  }
  return wrong(where, "base64 of at most 32768 characters");
}

Problem check_marks(const Json& value, const std::string& where) {
  if (value.is_string()) {
    const auto& text = value.get_ref<const std::string&>();
    const auto is_digit = [](char c) {
      return std::isalnum(static_cast<unsigned char>(c)) || c == '+' || c == '/';
    };
    if (!text.empty() && text.size() <= kMaxMarks && std::ranges::all_of(text, is_digit)) return {};
  }
  return wrong(where, "1 to 256 digits of base64");
}

Problem check_any(const Json&, const std::string&) { return {}; }

Problem check_score(const Json& value, const std::string& where) {
  static constexpr Check points = [](const Json& part, const std::string& place) -> Problem {
    if (part.is_number() && part.get<double>() >= 0 && part.get<double>() <= kMaxPoints) return {};
    return wrong(place, "a number from 0 to 1000000");
  };
  static constexpr Check scaled = [](const Json& part, const std::string& place) -> Problem {
    if (part.is_number() && part.get<double>() >= 0 && part.get<double>() <= 1) return {};
    return wrong(place, "a number from 0 to 1");
  };
  static constexpr std::array kFields{Field{"raw", points}, Field{"max", points},
                                      Field{"scaled", scaled}};
  if (auto problem = check_fields(value, where, kFields)) return problem;
  const double raw = value["raw"].get<double>(), max = value["max"].get<double>();
  if (raw > max + kScoreTolerance) return wrong(where + "/raw", "at most max");
  if (max == 0 && raw != 0) return wrong(where + "/raw", "0 where max is 0");
  const double share = max > 0 ? raw / max : 0;
  if (std::abs(value["scaled"].get<double>() - share) > kScoreTolerance)
    return wrong(where + "/scaled", max > 0 ? "raw / max" : "0 where max is 0");
  return {};
}

constexpr std::array kEveryEvent{Field{"n", check_count}, Field{"type", check_name},
                                 Field{"tick", check_count}};
constexpr std::array kAfterStarted{Field{"score", check_score}, Field{"done", check_items},
                                   Field{"items", check_items}};
constexpr std::array kPredicted{Field{"item", check_name}, Field{"response", check_scalar}};
constexpr std::array kAnswered{
    Field{"item", check_name},    Field{"response", check_scalar},
    Field{"correct", check_flag}, Field{"try", check_positive},
    Field{"hints", check_count},  Field{"misconception", check_name, false}};
constexpr std::array kSubmitted{Field{"item", check_name}, Field{"response", check_scalar},
                                Field{"try", check_positive}};
constexpr std::array kCompleted{Field{"state", check_hex<16>, false},
                                Field{"chain", check_hex<64>, false}};
constexpr std::array kHinted{Field{"item", check_name}, Field{"step", check_positive}};
constexpr std::array kPerformed{Field{"action", check_name}, Field{"detail", check_details}};

struct EventType {
  std::string_view name;
  std::span<const Field> fields;
};
constexpr std::array kEventTypes{
    EventType{"started", {}},          EventType{"predicted", kPredicted},
    EventType{"answered", kAnswered},  EventType{"submitted", kSubmitted},
    EventType{"hinted", kHinted},      EventType{"performed", kPerformed},
    EventType{"completed", kCompleted}};

Problem check_event(const Json& body, const std::string& where) {
  if (!body.is_object())
    return wrong(where, "an object with n, type, tick and the fields of its type");
  const auto type = body.find("type");
  if (type == body.end()) return Refusal{"wrong-type", where + "/type: is missing."};
  if (auto problem = check_name(*type, where + "/type")) return problem;
  const auto& name = type->get_ref<const std::string&>();
  const auto known = std::ranges::find(kEventTypes, std::string_view(name), &EventType::name);
  if (known == kEventTypes.end()) {
    return Refusal{"unknown-type",
                   where + "/type: \"" + name + "\" is no event type of the protocol."};
  }
  std::vector<Field> fields(kEveryEvent.begin(), kEveryEvent.end());
  fields.push_back({"commands", check_count, name == "submitted"});  // which version 1 lacks
  fields.insert(fields.end(), known->fields.begin(), known->fields.end());
  if (name != "started") fields.insert(fields.end(), kAfterStarted.begin(), kAfterStarted.end());
  if (auto problem = check_fields(body, where, fields)) return problem;
  if (name != "started" && *whole_number(body["done"]) > *whole_number(body["items"]))
    return wrong(where + "/done", "at most items");
  return {};
}

// [tick, name, {…}]: when, what, and its parameters. Of a view, the second is the number of
// commands before it, the third what changed.
struct Triple {
  std::string_view thing, form;
  std::array<Check, 3> parts;
};
constexpr Triple kCommand{"command",
                          "[tick, name, {parameters}]",
                          {check_command_tick, check_command_name, check_parameters}};
constexpr Triple kView{
    "view", "[tick, commands, {changes}]", {check_count, check_count, check_details}};

Problem check_series(const Json& list, const std::string& where, const Triple& triple) {
  if (!list.is_array() || list.empty())
    return wrong(where, "an array of at least one " + std::string(triple.thing));
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string place = where + "/" + std::to_string(i);
    if (!list[i].is_array() || list[i].size() != 3) return wrong(place, triple.form);
    for (std::size_t part = 0; part < 3; ++part) {
      if (auto problem = triple.parts[part](list[i][part], place + "/" + std::to_string(part)))
        return problem;
    }
  }
  return {};
}

Problem check_block(const Json& body, const std::string& where) {
  static constexpr Check commands = [](const Json& list, const std::string& place) -> Problem {
    if (auto problem = check_series(list, place, kCommand)) return problem;
    for (std::size_t i = 1; i < list.size(); ++i) {
      if (*whole_number(list[i][0]) < *whole_number(list[i - 1][0])) {
        return wrong(place + "/" + std::to_string(i) + "/0",
                     "no earlier than the command before it");
      }
    }
    return {};
  };
  static constexpr std::array kFields{
      Field{"first", check_count},          Field{"commands", commands},
      Field{"state", check_hex<16>, false}, Field{"fields", check_marks, false},
      Field{"chain", check_hex<64>, false}, Field{"keyframe", check_keyframe, false}};
  return check_fields(body, where, kFields);
}

Problem check_view(const Json& body, const std::string& where) {
  static constexpr Check views = [](const Json& list, const std::string& place) {
    return check_series(list, place, kView);
  };
  static constexpr std::array kFields{Field{"first", check_count}, Field{"views", views}};
  return check_fields(body, where, kFields);
}

struct Kind {
  std::string_view name;
  ItemKind kind;
  Check check;
  const char* position;
};
constexpr std::array kKinds{Kind{"commands", ItemKind::commands, check_block, "first"},
                            Kind{"event", ItemKind::event, check_event, "n"},
                            Kind{"view", ItemKind::view, check_view, "first"}};

constexpr std::array kItem{Field{"id", check_uuid}, Field{"attempt", check_uuid},
                           Field{"kind", check_name}, Field{"time", check_time},
                           Field{"body", check_any}};

}  // namespace

bool is_score(const Json& value) { return !check_score(value, ""); }

std::expected<Item, Refusal> check_item(const Json& raw, std::string_view attempt,
                                        std::size_t index) {
  const std::string where = "/items/" + std::to_string(index);
  if (auto problem = check_fields(raw, where, kItem)) return std::unexpected(*problem);
  if (raw["attempt"].get_ref<const std::string&>() != attempt) {
    return std::unexpected(
        Refusal{"foreign-attempt", where + "/attempt: is not the attempt of this address."});
  }
  if (raw.dump().size() > kMaxItemBytes) {
    return std::unexpected(
        Refusal{"too-large", where + ": is larger than 64 KiB. Send smaller blocks."});
  }
  const Json& body = raw["body"];
  const std::string_view name = raw["kind"].get_ref<const std::string&>();
  const auto kind = std::ranges::find(kKinds, name, &Kind::name);
  if (kind == kKinds.end()) {
    return std::unexpected(
        Refusal{"unknown-type", where + "/kind: must be \"commands\", \"event\" or \"view\"."});
  }
  if (auto problem = kind->check(body, where + "/body")) return std::unexpected(*problem);
  return Item{raw["id"].get<std::string>(), kind->kind,
              *read_instant(raw["time"].get_ref<const std::string&>()),
              *whole_number(body[kind->position]), body};
}

}  // namespace skua::school
