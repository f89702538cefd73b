/// A model names its fields to an Archive once; state hash, keyframes and comparison all come from that.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "skua/random.h"
#include "skua/value.h"

namespace skua {

/// Visits fields in a fixed order: `archive.field("depth_m", depth_m)`. Plain numbers, bools, enums with a
/// 32-bit base, the random generator, and vectors of structs that have their own `archive(Archive&)`. A NaN fails the archive,
/// since its bits differ between machines.
class Archive {
 public:
  explicit Archive(skua_archive* raw) : raw_(raw) {}

  bool loading() const { return skua_archive_mode_of(raw_) == SKUA_ARCHIVE_LOAD; }

  void field(std::string_view name, double& value) { scalar(name, &value, 'f'); }
  void field(std::string_view name, int32_t& value) { scalar(name, &value, 'i'); }
  void field(std::string_view name, uint32_t& value) { scalar(name, &value, 'u'); }
  void field(std::string_view name, bool& value) { scalar(name, &value, 'b'); }
  template <class E>
    requires(__is_enum(E) && sizeof(E) == 4)
  void field(std::string_view name, E& value) {
    scalar(name, &value, 'i');
  }
  /// The generator, as two 32-bit halves.
  void field(std::string_view name, Random& random) {
    auto high = static_cast<uint32_t>(random.state >> 32);
    auto low = static_cast<uint32_t>(random.state);
    scalar(std::string(name) + ".high", &high, 'u');
    scalar(std::string(name) + ".low", &low, 'u');
    random.state = uint64_t{high} << 32 | low;
  }
  /// A text of at most `limit` bytes; what is longer is cut off.
  void text(std::string_view name, std::string& value, uint32_t limit) {
    auto size = static_cast<uint32_t>(value.size() < limit ? value.size() : limit);
    // With what modules may import of a string: see exports.txt.
    std::string buffer;
    buffer.append(value.data(), size);
    buffer.resize(limit);
    skua_archive_text(raw_, to_abi(name), buffer.data(), &size, limit);
    if (!loading()) return;
    value.clear();
    value.append(buffer.data(), size);
  }
  /// A list of at most `limit` structs.
  template <class T>
  void list(std::string_view name, std::vector<T>& items, uint32_t limit = 100000) {
    const auto count =
        skua_archive_begin_list(raw_, to_abi(name), static_cast<uint32_t>(items.size()), limit);
    if (loading()) items.resize(count);
    for (T& item : items) item.archive(*this);
    skua_archive_end_list(raw_);
  }
  /// The same for structs that stand elsewhere: `each(index)` archives one. `count` is how many there are; a stored
  /// state may have others, up to `limit`.
  template <class Each>
  void list(std::string_view name, uint32_t count, uint32_t limit, Each each) {
    count = skua_archive_begin_list(raw_, to_abi(name), count, limit);
    for (uint32_t i = 0; i < count; ++i) each(i);
    skua_archive_end_list(raw_);
  }
  template <class T, std::size_t N>
  void list(std::string_view name, std::array<T, N>& items) {
    const auto count = skua_archive_begin_list(raw_, to_abi(name), N, N);
    check(name, count == N);
    for (T& item : items) item.archive(*this);
    skua_archive_end_list(raw_);
  }
  /// Says of a field that was just visited whether its value is one that the model can have. A stored state that
  /// somebody made up is refused when one is not: `archive.check("depth_m", depth_m >= 0 && depth_m <= kDeepest_m)`.
  void check(std::string_view name, bool possible) {
    if (loading() && !possible) skua_archive_refuse(raw_, to_abi(name));
  }

 private:
  void scalar(std::string_view name, void* value, char kind) {
    skua_archive_scalar(raw_, to_abi(name), value, kind);
  }
  skua_archive* raw_;
};

}  // namespace skua
