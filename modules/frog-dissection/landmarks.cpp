#include "landmarks.h"

namespace skua::frog {

std::optional<Point> landmark_place(std::string_view id) {
  for (const Landmark& one : kLandmarks) {
    if (id == one.id) return one.place;
  }
  return std::nullopt;
}

std::optional<Point> direction_way(std::string_view id) {
  for (const Direction& one : kDirections) {
    if (id == one.id) return one.way;
  }
  return std::nullopt;
}

}  // namespace skua::frog
