#include "core/same_json.h"

#include <algorithm>

namespace skua {
namespace {

std::string text_of(json::View value) {
  return value.exists() ? json::Writer().copy(value).take() : "(none)";
}

bool same_scalar(json::View left, json::View right) {
  switch (left.kind()) {
    case json::Kind::null:
      return true;
    case json::Kind::boolean:
      return left.boolean() == right.boolean();
    case json::Kind::number:
      return left.number() == right.number();
    case json::Kind::text:
      return left.text() == right.text();
    default:
      return false;
  }
}

std::optional<Difference> differ(json::View recorded, json::View replayed) {
  const json::View at = recorded.exists() ? recorded : replayed;
  return Difference{at.pointer(), text_of(recorded), text_of(replayed)};
}

}  // namespace

std::optional<Difference> first_difference(json::View recorded, json::View replayed,
                                           std::span<const std::string_view> may_lack) {
  if (!recorded.exists() || !replayed.exists() || recorded.kind() != replayed.kind())
    return differ(recorded, replayed);
  if (recorded.is(json::Kind::object)) {
    for (const json::View member : recorded) {
      if (auto found = first_difference(member, replayed[member.key()], {})) return found;
    }
    for (const json::View member : replayed) {
      const bool may = std::ranges::find(may_lack, member.key()) != may_lack.end();
      if (!may && !recorded[member.key()].exists()) return differ(recorded[member.key()], member);
    }
    return std::nullopt;
  }
  if (recorded.is(json::Kind::array)) {
    if (recorded.size() != replayed.size()) return differ(recorded, replayed);
    for (auto left = recorded.begin(), right = replayed.begin(); left != recorded.end();
         ++left, ++right) {
      if (auto found = first_difference(*left, *right, {})) return found;
    }
    return std::nullopt;
  }
  return same_scalar(recorded, replayed) ? std::nullopt : differ(recorded, replayed);
}

}  // namespace skua
