#include "core/json.h"

#include <cmath>

namespace skua::json {

std::string Error::text() const { return at.empty() ? message : at + ": " + message; }

Kind View::kind() const { return document_->nodes_[node_].kind; }

std::unexpected<Error> View::wrong(const char* wanted) const {
  return std::unexpected(fault(exists() ? std::string("must be ") + wanted
                                        : std::string("is missing; it must be ") + wanted));
}

std::expected<std::string_view, Error> View::text() const {
  if (!is(Kind::text)) return wrong("a text");
  return document_->text(document_->nodes_[node_]);
}

std::expected<double, Error> View::number() const {
  if (!is(Kind::number)) return wrong("a number");
  return document_->nodes_[node_].number;
}

std::expected<bool, Error> View::boolean() const {
  if (!is(Kind::boolean)) return wrong("true or false");
  return document_->nodes_[node_].truth;
}

std::expected<uint32_t, Error> View::whole(uint32_t max) const {
  if (is(Kind::number)) {
    const double number = document_->nodes_[node_].number;
    if (number >= 0 && number <= max && number == std::floor(number))
      return static_cast<uint32_t>(number);
  }
  return wrong(("a whole number from 0 to " + std::to_string(max)).c_str());
}

std::expected<View, Error> View::object() const {
  if (!is(Kind::object)) return wrong("an object");
  return *this;
}

std::expected<View, Error> View::array() const {
  if (!is(Kind::array)) return wrong("an array");
  return *this;
}

View View::operator[](std::string_view key) const {
  if (!exists()) return *this;  // the outermost missing value is the one to name
  View found(document_, node_);
  found.key_of_missing_ = key.data() == nullptr ? std::string_view("") : key;
  if (!is(Kind::object)) return found;
  for (const View member : *this) {
    if (member.key() == key) found = member;
  }
  return found;
}

uint32_t View::size() const {
  return is(Kind::object) || is(Kind::array) ? document_->nodes_[node_].size : 0;
}

std::string_view View::key() const {
  return exists() ? document_->key(document_->nodes_[node_]) : key_of_missing_;
}

View::Iterator View::begin() const {
  return {document_, exists() ? document_->nodes_[node_].first : Document::kNone};
}
View::Iterator View::end() const { return {document_, Document::kNone}; }

View::Iterator& View::Iterator::operator++() {
  node_ = document_->nodes_[node_].next;
  return *this;
}

namespace {

/// One step of a JSON pointer: `~` and `/` are escaped.
std::string step(std::string_view key) {
  std::string escaped = "/";
  for (const char c : key) {
    if (c == '~')
      escaped += "~0";
    else if (c == '/')
      escaped += "~1";
    else
      escaped += c;
  }
  return escaped;
}

}  // namespace

std::string View::pointer() const {
  std::string path = exists() ? "" : step(key_of_missing_);
  const auto& nodes = document_->nodes_;
  for (uint32_t at = node_; nodes[at].parent != Document::kNone; at = nodes[at].parent) {
    const Document::Node& parent = nodes[nodes[at].parent];
    if (parent.kind == Kind::object) {
      path.insert(0, step(document_->key(nodes[at])));
    } else {
      uint32_t index = 0;
      for (uint32_t sibling = parent.first; sibling != at; sibling = nodes[sibling].next) ++index;
      path.insert(0, "/" + std::to_string(index));
    }
  }
  return path;
}

}  // namespace skua::json
