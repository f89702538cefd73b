#include "core/archive.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "core/json.h"
#include "skua/value.h"

namespace skua {
namespace {

constexpr uint32_t kHashBytes = 8;
constexpr std::size_t kMarkedFields = 256;
constexpr uint64_t kNegativeZero = uint64_t{1} << 63;

/// Bytes of a scalar of this kind; 0 for an unknown one.
int width_of(char kind) {
  switch (kind) {
    case 'f':
      return 8;
    case 'i':
    case 'u':
      return 4;
    case 'b':
      return 1;
    default:
      return 0;
  }
}

/// A scalar's bits in the low bytes. Both zeros have the same bits, since arithmetic seldom tells
/// them apart.
uint64_t bits_of(const void* value, char kind) {
  if (kind == 'f') {
    double number = 0;
    std::memcpy(&number, value, sizeof number);
    return std::bit_cast<uint64_t>(number + 0.0);
  }
  if (kind == 'b') {
    bool truth = false;
    std::memcpy(&truth, value, sizeof truth);
    return truth ? 1 : 0;
  }
  uint32_t word = 0;
  std::memcpy(&word, value, sizeof word);
  return word;
}

bool is_nan(uint64_t bits, char kind) {
  return kind == 'f' && std::isnan(std::bit_cast<double>(bits));
}

/// Hashes, and keeps the bytes when it is given a place for them.
class Saver final : public skua_archive {
 public:
  explicit Saver(std::vector<uint8_t>* bytes) : bytes_(bytes) {}

  skua_archive_mode mode() const override { return SKUA_ARCHIVE_SAVE; }
  void scalar(std::string_view name, void* value, char kind) override {
    const int width = width_of(kind);
    if (width == 0) return fail(name, "has an unknown kind");
    const uint64_t bits = bits_of(value, kind);
    if (is_nan(bits, kind)) return fail(name, "is not a number");
    label(name, kind);
    put(bits, width);
  }
  void text(std::string_view name, char* data, uint32_t& size, uint32_t) override {
    label(name, 't');
    put(size, 4);
    for (uint32_t i = 0; i < size; ++i) put(static_cast<uint8_t>(data[i]), 1);
  }
  uint32_t begin_list(std::string_view name, uint32_t count, uint32_t limit) override {
    if (count > limit) fail(name, "has more elements than its limit");
    label(name, 'l');
    put(count, 4);
    return count;
  }
  void end_list() override { hash.byte(']'); }
  void refuse(std::string_view) override {}

  Fnv64 hash;
  std::string error;

 private:
  void fail(std::string_view name, const char* what) {
    if (error.empty()) error = "field \"" + std::string(name) + "\" " + what;
  }
  void label(std::string_view name, char kind) {
    hash.little_endian(name.size(), 4);
    hash.text(name);
    hash.byte(static_cast<uint8_t>(kind));
    if (bytes_ != nullptr) bytes_->push_back(static_cast<uint8_t>(kind));
  }
  void put(uint64_t bits, int width) {
    hash.little_endian(bits, width);
    for (int i = 0; bytes_ != nullptr && i < width; ++i)
      bytes_->push_back(static_cast<uint8_t>(bits >> (8 * i)));
  }

  std::vector<uint8_t>* bytes_;
};

/// Reads bytes back. After the first error every value stays as it was and every list is empty.
class Loader final : public skua_archive {
 public:
  explicit Loader(std::span<const uint8_t> bytes) : bytes_(bytes) {}

  skua_archive_mode mode() const override { return SKUA_ARCHIVE_LOAD; }
  void scalar(std::string_view name, void* value, char kind) override {
    const int width = width_of(kind);
    if (width == 0) return fail(name, "has an unknown kind");
    const uint64_t bits = labelled(name, kind) ? take(name, width) : 0;
    if (!error.empty()) return;
    if (is_nan(bits, kind)) return fail(name, "is not a number");
    if (kind == 'f' && bits == kNegativeZero)
      return fail(name, "is a negative zero, which is never stored");
    if (kind == 'b' && bits > 1) return fail(name, "is neither true nor false");
    if (kind == 'f') {
      const double number = std::bit_cast<double>(bits);
      std::memcpy(value, &number, sizeof number);
    } else if (kind == 'b') {
      const bool truth = bits != 0;
      std::memcpy(value, &truth, sizeof truth);
    } else {
      const auto word = static_cast<uint32_t>(bits);
      std::memcpy(value, &word, sizeof word);
    }
  }
  void text(std::string_view name, char* data, uint32_t& size, uint32_t capacity) override {
    const auto stored = labelled(name, 't') ? static_cast<uint32_t>(take(name, 4)) : 0u;
    if (error.empty() && stored > capacity) fail(name, "is longer than its place");
    if (error.empty() && stored > left()) fail(name, "ends too early");
    if (!error.empty()) {
      size = 0;
      return;
    }
    for (uint32_t i = 0; i < stored; ++i) data[i] = static_cast<char>(take(name, 1));
    size = stored;
  }
  uint32_t begin_list(std::string_view name, uint32_t, uint32_t limit) override {
    const auto count = labelled(name, 'l') ? static_cast<uint32_t>(take(name, 4)) : 0u;
    if (error.empty() && count > limit) fail(name, "has more elements than its limit");
    // Each element has a field, and each field takes two bytes at least: no length makes a model
    // allocate in vain.
    if (error.empty() && count > left() / 2) fail(name, "ends too early");
    return error.empty() ? count : 0;
  }
  void end_list() override { hash_.byte(']'); }
  void refuse(std::string_view name) override { fail(name, "has a value that cannot be"); }

  /// After the last field: the stored hash must be what was read.
  void finish() {
    if (!error.empty()) return;
    if (left() != 0)
      error = "more fields are stored than the model has";
    else if (stored_hash() != hash_.value)
      error = "the stored state is damaged, or of another version";
  }

  std::string error;

 private:
  std::size_t left() const {
    return bytes_.size() < kHashBytes + at_ ? 0 : bytes_.size() - kHashBytes - at_;
  }
  uint64_t stored_hash() const {
    uint64_t hash = 0;
    for (uint32_t i = 0; i < kHashBytes; ++i)
      hash |= uint64_t{bytes_[bytes_.size() - kHashBytes + i]} << (8 * i);
    return hash;
  }
  void fail(std::string_view name, const char* what) {
    if (error.empty()) error = "field \"" + std::string(name) + "\" " + what;
  }
  bool labelled(std::string_view name, char kind) {
    if (!error.empty()) return false;
    if (left() == 0)
      fail(name, "is missing");
    else if (bytes_[at_] != static_cast<uint8_t>(kind))
      fail(name, "has another kind");
    if (!error.empty()) return false;
    ++at_;
    hash_.little_endian(name.size(), 4);
    hash_.text(name);
    hash_.byte(static_cast<uint8_t>(kind));
    return true;
  }
  uint64_t take(std::string_view name, int width) {
    if (!error.empty()) return 0;
    if (left() < static_cast<std::size_t>(width)) {
      fail(name, "ends too early");
      return 0;
    }
    uint64_t bits = 0;
    for (int i = 0; i < width; ++i) bits |= uint64_t{bytes_[at_++]} << (8 * i);
    hash_.little_endian(bits, width);
    return bits;
  }

  std::span<const uint8_t> bytes_;
  std::size_t at_ = 0;
  Fnv64 hash_;
};

/// Lists fields with their paths. A list's elements are told apart by its first field, which each
/// of them repeats.
class Describer final : public skua_archive {
 public:
  skua_archive_mode mode() const override { return SKUA_ARCHIVE_SAVE; }
  void scalar(std::string_view name, void* value, char kind) override {
    std::string text;
    const uint64_t bits = bits_of(value, kind);
    if (is_nan(bits, kind))
      text = "NaN";
    else if (kind == 'f' && std::isinf(std::bit_cast<double>(bits)))
      text = bits >> 63 ? "-infinity" : "infinity";
    else if (kind == 'f')
      text = json::Writer().number(std::bit_cast<double>(bits)).take();
    else if (kind == 'b')
      text = bits != 0 ? "true" : "false";
    else if (kind == 'u')
      text = std::to_string(static_cast<uint32_t>(bits));
    else
      text = std::to_string(static_cast<int32_t>(bits));
    fields.emplace_back(path(name), std::move(text));
  }
  void text(std::string_view name, char* data, uint32_t& size, uint32_t) override {
    fields.emplace_back(path(name), json::Writer().text({data, size}).take());
  }
  uint32_t begin_list(std::string_view name, uint32_t count, uint32_t) override {
    const std::string list = path(name);
    fields.emplace_back(list + ".count", std::to_string(count));
    lists_.push_back({list, {}, 0});
    return count;
  }
  void end_list() override {
    if (!lists_.empty()) lists_.pop_back();
  }
  void refuse(std::string_view) override {}

  FieldList fields;

 private:
  struct List {
    std::string path;
    std::string first;  ///< name of the elements' first field
    uint32_t index;
  };
  std::string path(std::string_view name) {
    if (lists_.empty()) return std::string(name);
    List& list = lists_.back();
    if (list.first.empty())
      list.first = name;
    else if (list.first == name)
      ++list.index;
    return list.path + "[" + std::to_string(list.index) + "]." + std::string(name);
  }
  std::vector<List> lists_;
};

/// Hashes each field by itself, and all together when it is given a saver.
class Marker final : public skua_archive {
 public:
  explicit Marker(Saver* saver) : saver_(saver) { marks.reserve(kMarkedFields); }

  skua_archive_mode mode() const override { return SKUA_ARCHIVE_SAVE; }
  void scalar(std::string_view name, void* value, char kind) override {
    if (saver_ != nullptr) saver_->scalar(name, value, kind);
    Fnv64 hash = begin(name, kind);
    hash.little_endian(bits_of(value, kind), width_of(kind));
    mark(hash);
  }
  void text(std::string_view name, char* data, uint32_t& size, uint32_t limit) override {
    if (saver_ != nullptr) saver_->text(name, data, size, limit);
    Fnv64 hash = begin(name, 't');
    hash.text({data, size});
    mark(hash);
  }
  uint32_t begin_list(std::string_view name, uint32_t count, uint32_t limit) override {
    if (saver_ != nullptr) saver_->begin_list(name, count, limit);
    Fnv64 hash = begin(name, 'l');
    hash.little_endian(count, 4);
    mark(hash);
    return count;
  }
  void end_list() override {
    if (saver_ != nullptr) saver_->end_list();
  }
  void refuse(std::string_view) override {}

  std::string marks;

 private:
  static Fnv64 begin(std::string_view name, char kind) {
    Fnv64 hash;
    hash.text(name);
    hash.byte(static_cast<uint8_t>(kind));
    return hash;
  }
  void mark(Fnv64 hash) {
    constexpr std::string_view kDigits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    if (marks.size() == kMarkedFields) return;
    // The finish of MurmurHash3: FNV's own last byte reaches too few of the highest bits.
    const uint64_t mixed = (hash.value ^ hash.value >> 33) * 0xff51afd7ed558ccdu;
    marks += kDigits[mixed >> 58];
  }

  Saver* saver_;
};

using Visit = void (*)(void*, skua_archive*);

/// Saving only reads, but the one function that names the fields serves loading too.
void visit(Visit fields, const void* model, skua_archive& archive) {
  fields(const_cast<void*>(model), &archive);
}

Archived save_fields(Visit fields, const void* model) {
  std::vector<uint8_t> bytes;
  Saver saver(&bytes);
  visit(fields, model, saver);
  if (!saver.error.empty()) return std::unexpected(saver.error);
  for (uint32_t i = 0; i < kHashBytes; ++i)
    bytes.push_back(static_cast<uint8_t>(saver.hash.value >> (8 * i)));
  return bytes;
}

std::expected<void, std::string> load_fields(Visit fields, void* model,
                                             std::span<const uint8_t> bytes) {
  Loader loader(bytes);
  if (bytes.size() < kHashBytes) loader.error = "the stored state ends too early";
  fields(model, &loader);
  loader.finish();
  if (!loader.error.empty()) return std::unexpected(loader.error);
  return {};
}

}  // namespace

std::expected<uint64_t, std::string> hash_of(const skua_activity& activity, const void* model) {
  Saver saver(nullptr);
  visit(activity.archive, model, saver);
  if (!saver.error.empty()) return std::unexpected(saver.error);
  return saver.hash.value;
}

std::string field_marks(const skua_activity& activity, const void* model) {
  Marker marker(nullptr);
  visit(activity.archive, model, marker);
  return std::move(marker.marks);
}

std::expected<uint64_t, std::string> hash_and_marks(const skua_activity& activity,
                                                    const void* model, std::string& marks) {
  Saver saver(nullptr);
  Marker marker(&saver);
  visit(activity.archive, model, marker);
  marks = std::move(marker.marks);
  if (!saver.error.empty()) return std::unexpected(saver.error);
  return saver.hash.value;
}

Archived save(const skua_activity& activity, const void* model) {
  return save_fields(activity.archive, model);
}

std::expected<void, std::string> load(const skua_activity& activity, void* model,
                                      std::span<const uint8_t> bytes) {
  return load_fields(activity.archive, model, bytes);
}

Archived save_checkpoint(const skua_activity& activity, const void* model) {
  return save_fields(activity.checkpoint, model);
}

std::expected<void, std::string> load_checkpoint(const skua_activity& activity, void* model,
                                                 std::span<const uint8_t> bytes) {
  return load_fields(activity.checkpoint, model, bytes);
}

FieldList describe(const skua_activity& activity, const void* model) {
  Describer describer;
  visit(activity.archive, model, describer);
  return std::move(describer.fields);
}

std::vector<std::string> differences(const FieldList& left, const FieldList& right,
                                     std::size_t limit) {
  std::vector<std::string> lines;
  const auto value_in = [](const FieldList& fields, const std::string& path) {
    const auto found = std::ranges::find(fields, path, &FieldList::value_type::first);
    return found == fields.end() ? std::string("(none)") : found->second;
  };
  for (const auto& [path, value] : left) {
    if (lines.size() == limit) return lines;
    if (const std::string other = value_in(right, path); other != value)
      lines.push_back(path + ": " + value + " | " + other);
  }
  for (const auto& [path, value] : right) {
    if (lines.size() == limit) return lines;
    if (value_in(left, path) == "(none)") lines.push_back(path + ": (none) | " + value);
  }
  return lines;
}

}  // namespace skua

// ---- the boundary to modules
// ------------------------------------------------------------------------------

int skua_archive_mode_of(const skua_archive* archive) { return archive->mode(); }

void skua_archive_scalar(skua_archive* archive, skua_str name, void* value, char kind) {
  archive->scalar(skua::from_abi(name), value, kind);
}

void skua_archive_text(skua_archive* archive, skua_str name, char* data, uint32_t* size,
                       uint32_t capacity) {
  archive->text(skua::from_abi(name), data, *size, capacity);
}

uint32_t skua_archive_begin_list(skua_archive* archive, skua_str name, uint32_t count,
                                 uint32_t limit) {
  return archive->begin_list(skua::from_abi(name), count, limit);
}

void skua_archive_end_list(skua_archive* archive) { archive->end_list(); }

void skua_archive_refuse(skua_archive* archive, skua_str name) {
  archive->refuse(skua::from_abi(name));
}
