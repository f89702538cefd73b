#include "learn/field_reader.h"

#include <algorithm>
#include <utility>

#include "core/regions.h"

namespace skua {

bool is_id(std::string_view text) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-'; };
  return !text.empty() && text.size() <= 64 && text[0] >= 'a' && text[0] <= 'z' && std::ranges::all_of(text, fits);
}

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

void FieldReader::known_fields(json::View object, std::initializer_list<std::string_view> known) {
  for (const json::View field : object) {
    if (std::ranges::find(known, field.key()) == known.end())
      fail(field, "nothing is called " + quoted(field.key()) + " here; there is " + listed(known));
  }
}

std::string FieldReader::text(json::View view) {
  const auto given = view.text();
  if (!given) errors_.push_back(given.error());
  return std::string(given.value_or(""));
}

std::string FieldReader::id(json::View view) {
  std::string given = text(view);
  if (view.is(json::Kind::text) && !is_id(given))
    fail(view, quoted(given) + " can't be a name: it must begin with a small letter and have only small letters, digits, \"_\" and \"-\", at most 64");
  return given;
}

std::string FieldReader::node_id(json::View view) {
  std::string given = id(view);
  if (is_region(given)) fail(view, quoted(given) + " is the name of a part of the page; choose another");
  return given;
}

uint32_t FieldReader::whole(json::View view, uint32_t otherwise, uint32_t most, uint32_t least) {
  if (!view) return otherwise;
  const auto given = view.whole(most);
  if (!given || *given < least) fail(view, "must be a whole number from " + std::to_string(least) + " to " + std::to_string(most));
  return given.value_or(otherwise);
}

bool FieldReader::truth(json::View view) {
  if (!view) return false;
  const auto given = view.boolean();
  if (!given) errors_.push_back(given.error());
  return given.value_or(false);
}

double FieldReader::number(json::View view, double otherwise, double least, double most) {
  if (!view) return otherwise;
  const auto given = view.number();
  if (!given) {
    errors_.push_back(given.error());
  } else if (!(*given >= least && *given <= most)) {
    fail(view, "must be from " + json::Writer().number(least).take() + " to " + json::Writer().number(most).take());
  }
  return given.value_or(otherwise);
}

std::vector<json::View> FieldReader::elements(json::View view, uint32_t most) {
  std::vector<json::View> all;
  if (!view) return all;
  if (!view.is(json::Kind::array)) {
    fail(view, "must be a list");
    return all;
  }
  if (view.size() > most) fail(view, "has " + std::to_string(view.size()) + " entries; at most " + std::to_string(most) + " are possible");
  for (const json::View element : view) all.push_back(element);
  return all;
}

std::vector<json::View> FieldReader::members(json::View view) {
  std::vector<json::View> all;
  if (!view) return all;
  if (!view.is(json::Kind::object)) {
    fail(view, "must be an object");
    return all;
  }
  for (const json::View member : view) all.push_back(member);
  return all;
}

std::vector<std::string> FieldReader::ids(json::View view, uint32_t most) {
  std::vector<std::string> all;
  for (const json::View element : elements(view, most)) {
    std::string one = id(element);
    if (std::ranges::find(all, one) != all.end()) fail(element, quoted(one) + " stands there twice");
    all.push_back(std::move(one));
  }
  return all;
}

Expression FieldReader::noticed(Expression expression) {
  counts_notes_ |= expression.calls(static_cast<uint32_t>(ActivityFunction::notes));
  asks_mistakes_ |= expression.calls(static_cast<uint32_t>(ActivityFunction::showed));
  return expression;
}

std::optional<Expression> FieldReader::expression(json::View view, const Names& names, const ValueType& wanted) {
  if (!view) return std::nullopt;
  const std::string source = text(view);
  if (!view.is(json::Kind::text)) return std::nullopt;
  auto read = Expression::read(source, names, wanted);
  if (read) return noticed(std::move(*read));
  fail(view, "at character " + std::to_string(read.error().at + 1) + " of " + quoted(source) + ": " + read.error().message);
  return std::nullopt;
}

std::optional<Expression> FieldReader::number_expression(json::View view, const Names& names) {
  if (!view) return std::nullopt;
  const std::string source = text(view);
  auto read = Expression::read(source, names, std::nullopt);
  if (read) return noticed(std::move(*read));
  fail(view, "at character " + std::to_string(read.error().at + 1) + " of " + quoted(source) + ": " + read.error().message);
  return std::nullopt;
}

std::vector<ShownNumber> FieldReader::numbers(json::View view, const Names& names) {
  std::vector<ShownNumber> all;
  for (const json::View one : members(view)) {
    known_fields(one, {"is", "decimals"});
    const std::string name(one.key());
    if (!is_id(name)) fail(one, quoted(name) + " can't be a name");
    if (!one["is"]) fail(one["is"], "is missing: which number is it?");
    if (auto is = number_expression(one["is"], names)) all.push_back({name, std::move(*is), whole(one["decimals"], 0, 6)});
  }
  return all;
}

std::vector<uint32_t> FieldReader::objectives(json::View view, const std::vector<Objective>& known) {
  std::vector<uint32_t> all;
  for (const json::View one : elements(view, 12)) {
    const std::string name = text(one);
    const auto objective = std::ranges::find(known, name, &Objective::id);
    if (objective == known.end()) {
      fail(one, "no objective is called " + quoted(name));
      continue;
    }
    const auto index = static_cast<uint32_t>(objective - known.begin());
    if (std::ranges::find(all, index) != all.end()) fail(one, quoted(name) + " stands there twice");
    all.push_back(index);
  }
  return all;
}

}  // namespace skua
