#include "lamp.h"

#include <cmath>
#include <iterator>
#include <optional>

namespace skua::gallery {
namespace {

/// In tenths of a lux, rounded.
int32_t decilux_of(int32_t distance_cm, int32_t bulbs, bool glass) {
  const int64_t square = int64_t{distance_cm} * distance_cm * (glass ? 2 : 1);
  const int64_t light = int64_t{bulbs} * kBulb_cd * 10 * 10'000;
  return static_cast<int32_t>((light + square / 2) / square);
}

/// A parameter that is a whole number in a range.
std::optional<int32_t> whole(const Command& command, std::string_view key, int32_t min, int32_t max,
                             int32_t step) {
  const auto number = command.number(key);
  if (!number || *number != std::floor(*number) || *number < min || *number > max)
    return std::nullopt;
  const auto value = static_cast<int32_t>(*number);
  return (value - min) % step == 0 ? std::optional(value) : std::nullopt;
}

}  // namespace

bool is_distance(int32_t cm) {
  return cm >= kNearest_cm && cm <= kFarthest_cm && (cm - kNearest_cm) % kStep_cm == 0;
}

int32_t Reading::decilux() const { return decilux_of(distance_cm, bulbs, glass); }
int32_t Lamp::decilux() const { return on ? decilux_of(distance_cm, bulbs, glass != 0) : 0; }

bool Lamp::apply(const Command& command, EvidenceLog& log) {
  if (command.is("set_distance")) {
    const auto cm = whole(command, "cm", kNearest_cm, kFarthest_cm, kStep_cm);
    if (!cm) return false;
    distance_cm = *cm;
    return true;
  }
  if (command.is("set_bulbs")) {
    const auto count = whole(command, "count", 1, kMostBulbs, 1);
    if (!count) return false;
    bulbs = *count;
    return true;
  }
  if (command.is("switch_lamp")) {
    on = !on;
    return true;
  }
  if (command.is("move_glass")) return move_glass(command.text("to").value_or(""));
  if (command.is("tick")) {
    ticked = !ticked;
    return true;
  }
  if (command.is("measure")) {
    if (!can_measure()) return false;
    readings.push_back({distance_cm, bulbs, glass != 0});
    log.performed("measure", {{"distance_cm", static_cast<double>(distance_cm)},
                              {"bulbs", static_cast<double>(bulbs)},
                              {"lux", decilux() / 10.0}});
    return true;
  }
  if (command.is("clear_readings")) {
    if (readings.empty()) return false;
    readings.clear();
    return true;
  }
  if (command.text("item") != kItem) return false;
  if (command.is("answer")) return give_answer(command.text("response").value_or(""), log);
  if (command.is("hint") && !done && hints < kHints) {
    log.hinted(kItem, ++hints);
    return true;
  }
  return false;
}

bool Lamp::move_glass(std::string_view to) {
  for (uint32_t i = 0; i < std::size(kGlassSpots); ++i) {
    if (kGlassSpots[i] != to || i == glass) continue;
    glass = i;
    return true;
  }
  return false;
}

bool Lamp::give_answer(std::string_view response, EvidenceLog& log) {
  if (done) return false;
  for (std::size_t i = 0; i < std::size(kOptions); ++i) {
    if (kOptions[i] != response) continue;
    answer = static_cast<int32_t>(i);
    done = response == kRight;
    log.answered(kItem, response, done, response == "half" ? "light_is_linear" : "");
    if (done) log.completed();
    return true;
  }
  return false;
}

void Reading::archive(Archive& a) {
  a.field("distance_cm", distance_cm);
  a.check("distance_cm", is_distance(distance_cm));
  a.field("bulbs", bulbs);
  a.check("bulbs", bulbs >= 1 && bulbs <= kMostBulbs);
  a.field("glass", glass);
}

void Lamp::archive(Archive& a) {
  a.field("distance_cm", distance_cm);
  a.check("distance_cm", is_distance(distance_cm));
  a.field("bulbs", bulbs);
  a.check("bulbs", bulbs >= 1 && bulbs <= kMostBulbs);
  a.field("on", on);
  a.field("glass", glass);
  a.check("glass", glass < std::size(kGlassSpots));
  a.field("ticked", ticked);
  a.field("done", done);
  a.field("answer", answer);
  a.check("answer", answer >= -1 && answer < static_cast<int32_t>(std::size(kOptions)) &&
                        (!done || answer >= 0));
  a.field("hints", hints);
  a.check("hints", hints <= kHints);
  a.list("readings", readings, kMostReadings);
}

}  // namespace skua::gallery
