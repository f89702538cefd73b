#include "core/json.h"

// The only place that sees the library: its accessors end the program on a wrong type where there
// are no exceptions, so that only its event parser is used.
#include <nlohmann/json.hpp>

namespace skua::json {

/// Builds a document from the parser's events. Each returns whether to go on.
class Builder {
 public:
  Builder(Document& document, std::size_t bytes) : document_(document) {
    constexpr std::size_t kUsualBytesOfNode = 16;
    document_.nodes_.reserve(bytes / kUsualBytesOfNode + 2);
    document_.texts_.reserve(bytes / 2);
  }

  bool null() { return put(Kind::null) != nullptr; }
  bool boolean(bool value) {
    Document::Node* node = put(Kind::boolean);
    node->truth = value;
    return true;
  }
  bool number_integer(int64_t value) { return number(static_cast<double>(value)); }
  bool number_unsigned(uint64_t value) { return number(static_cast<double>(value)); }
  bool number_float(double value, const std::string&) { return number(value); }
  bool string(std::string& value) {
    const uint32_t at = keep(value);
    Document::Node* node = put(Kind::text);
    node->text = at;
    node->size = static_cast<uint32_t>(value.size());
    return true;
  }
  bool binary(std::vector<uint8_t>&) { return false; }
  bool start_object(std::size_t) { return start(Kind::object); }
  bool start_array(std::size_t) { return start(Kind::array); }
  bool key(std::string& name) {
    key_ = keep(name);
    key_size_ = static_cast<uint32_t>(name.size());
    return true;
  }
  bool end_object() { return end(); }
  bool end_array() { return end(); }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& e) {
    std::string_view what = e.what();
    // "[json.exception.parse_error.101] parse error at line 1, column 9: …" and the like.
    if (const auto bracket = what.find("] "); bracket != what.npos) what.remove_prefix(bracket + 2);
    constexpr std::string_view kPrefix = "parse error ";
    if (what.starts_with(kPrefix)) what.remove_prefix(kPrefix.size());
    error.message = "not JSON ";
    error.message += what.starts_with("at ") ? "" : "(byte " + std::to_string(position) + ") ";
    error.message += what;
    return false;
  }

  Error error;

 private:
  uint32_t keep(std::string_view text) {
    const auto at = static_cast<uint32_t>(document_.texts_.size());
    document_.texts_ += text;
    return at;
  }
  Document::Node* put(Kind kind) {
    auto& nodes = document_.nodes_;
    const auto index = static_cast<uint32_t>(nodes.size());
    Document::Node& node = nodes.emplace_back();
    node.kind = kind;
    node.parent = parent_;
    if (parent_ != Document::kNone) {
      Document::Node& parent = nodes[parent_];
      if (parent.kind == Kind::object) {
        node.key = key_;
        node.key_size = key_size_;
      }
      (parent.first == Document::kNone ? parent.first : nodes[parent.last].next) = index;
      parent.last = index;
      ++parent.size;
    }
    return &node;
  }
  bool number(double value) {
    put(Kind::number)->number = value;
    return true;
  }
  bool start(Kind kind) {
    if (++depth_ > kMaxDepth) {
      error.message = "nested more than " + std::to_string(kMaxDepth) + " deep";
      return false;
    }
    put(kind);
    parent_ = static_cast<uint32_t>(document_.nodes_.size() - 1);
    return true;
  }
  bool end() {
    --depth_;
    parent_ = document_.nodes_[parent_].parent;
    return true;
  }

  Document& document_;
  uint32_t parent_ = Document::kNone;
  uint32_t key_ = 0, key_size_ = 0, depth_ = 0;
};

std::expected<Document, Error> parse(std::string_view text) {
  // The parser takes a zero byte for the end of the text, and what follows would go unread.
  if (text.find('\0') != text.npos) {
    return std::unexpected(Error{{}, "not JSON (it holds a zero byte)"});
  }
  Document document;
  Builder builder(document, text.size());
  if (!nlohmann::json::sax_parse(text.begin(), text.end(), &builder))
    return std::unexpected(builder.error);
  return document;
}

}  // namespace skua::json
