/// The one reader and the one writer of JSON in the runtime.
///
/// Reading never aborts: what is missing or of another kind is an Error that names its place.
/// Example:
///
///     const auto document = json::parse(text);
///     if (!document) return report(document.error());
///     const auto seed = document->root()["seed"].whole();   // "/seed: must be a whole number from
///     0 to 4294967295"
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace skua::json {

/// What was wrong, and where: a JSON pointer (RFC 6901), empty for the whole text.
struct Error {
  std::string at;
  std::string message;
  /// "/resume/commands/3/0: must be …", or the message alone when the whole text is meant.
  std::string text() const;
  bool operator==(const Error&) const = default;
};

enum class Kind : uint8_t { null, boolean, number, text, array, object };

/// Deeper nesting is refused: nothing the runtime reads needs it.
inline constexpr uint32_t kMaxDepth = 32;

class Document;

/// A value in a document, or the place where one is missing. Valid as long as the document; cheap
/// to copy.
class View {
 public:
  bool exists() const { return key_of_missing_.data() == nullptr; }
  explicit operator bool() const { return exists(); }
  /// Meaningless when nothing exists.
  Kind kind() const;
  bool is(Kind wanted) const { return exists() && kind() == wanted; }

  std::expected<std::string_view, Error> text() const;
  std::expected<double, Error> number() const;
  std::expected<bool, Error> boolean() const;
  /// A whole number from 0 to `max`.
  std::expected<uint32_t, Error> whole(uint32_t max = 0xffffffffu) const;
  /// Itself, if it is an object or an array; the error otherwise.
  std::expected<View, Error> object() const;
  std::expected<View, Error> array() const;

  /// The member of an object; of several with one name the last. A missing one can be asked all the
  /// same: its getters say so.
  View operator[](std::string_view key) const;
  /// Number of members or elements; 0 for everything else.
  uint32_t size() const;
  /// Name of this member in its object.
  std::string_view key() const;

  /// Members or elements in the order of the text.
  class Iterator;
  Iterator begin() const;
  Iterator end() const;

  std::string pointer() const;
  Error fault(std::string message) const { return {pointer(), std::move(message)}; }

 private:
  friend class Document;
  View(const Document* document, uint32_t node) : document_(document), node_(node) {}
  std::unexpected<Error> wrong(const char* wanted) const;

  const Document* document_;
  uint32_t node_;
  std::string_view key_of_missing_;  ///< set when `node_` has no such member
};

/// A text that was read. Values lie in one array, strings in one other.
class Document {
 public:
  View root() const { return {this, 0}; }

 private:
  friend class View;
  friend class Builder;
  static constexpr uint32_t kNone = 0xffffffffu;
  struct Node {
    Kind kind = Kind::null;
    bool truth = false;
    uint32_t parent = kNone, next = kNone, first = kNone, last = kNone;
    uint32_t size = 0;  ///< elements, or bytes of the text
    uint32_t text = 0, key = 0, key_size = 0;
    double number = 0;
  };
  std::string_view key(const Node& node) const {
    return std::string_view(texts_).substr(node.key, node.key_size);
  }
  std::string_view text(const Node& node) const {
    return std::string_view(texts_).substr(node.text, node.size);
  }

  std::vector<Node> nodes_;
  std::string texts_;
};

class View::Iterator {
 public:
  View operator*() const { return {document_, node_}; }
  Iterator& operator++();
  bool operator==(const Iterator&) const = default;

 private:
  friend class View;
  Iterator(const Document* document, uint32_t node) : document_(document), node_(node) {}
  const Document* document_;
  uint32_t node_;
};

/// Reads a whole text (UTF-8, RFC 8259).
std::expected<Document, Error> parse(std::string_view text);

/// Writes a text from left to right: `writer.object().key("n").number(3).end()`. Keys and values
/// must alternate as JSON wants it; the writer puts commas and escapes. Bytes that are not UTF-8
/// become U+FFFD.
class Writer {
 public:
  Writer& object() { return open('{'); }
  Writer& array() { return open('['); }
  Writer& end();  ///< closes the innermost object or array
  Writer& key(std::string_view name);
  Writer& text(std::string_view value);
  /// The shortest of 15, 16 or 17 digits that reads back as the same double; -0 as 0. What is not
  /// finite has no JSON and becomes null.
  Writer& number(double value);
  Writer& boolean(bool value) { return raw(value ? "true" : "false"); }
  Writer& null() { return raw("null"); }
  /// JSON that is ready.
  Writer& raw(std::string_view json);
  /// A value that was read.
  Writer& copy(View value);

  const std::string& str() const { return out_; }
  std::string take() { return std::move(out_); }

 private:
  static constexpr std::size_t kUsualBytes = 240;  ///< of what has an object in it
  Writer& open(char bracket);
  void separate();

  std::string out_;
  std::string closers_;  ///< what ends the open objects and arrays, innermost last
  bool comma_ = false;   ///< whether the next value or key needs one before it
};

}  // namespace skua::json
