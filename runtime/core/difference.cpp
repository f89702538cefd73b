// A difference is a row of pairs: how many bytes follow and those bytes; how many are copied, and
// from where. Numbers have seven bits a byte, the lowest first. Where a copy begins counts from
// where it would if what stands between had only been replaced.
#include "core/difference.h"

#include <algorithm>
#include <vector>

namespace skua {
namespace {

constexpr std::size_t kWindow = 8;   ///< shorter pieces are not looked for elsewhere …
constexpr std::size_t kInPlace = 3;  ///< … but where they would be expected
constexpr uint32_t kNowhere = 0xffffffff;

void put(Bytes& out, uint64_t number) {
  for (; number > 127; number >>= 7) out.push_back(static_cast<uint8_t>(number | 128));
  out.push_back(static_cast<uint8_t>(number));
}

/// A signed number, its sign in the lowest bit.
uint64_t folded(int64_t number) {
  return static_cast<uint64_t>(number) << 1 ^ static_cast<uint64_t>(number >> 63);
}
int64_t unfolded(uint64_t number) {
  return static_cast<int64_t>(number >> 1) ^ -static_cast<int64_t>(number & 1);
}

class Windows {
 public:
  explicit Windows(std::span<const uint8_t> base) : base_(base), last_(kSlots, kNowhere) {
    for (std::size_t i = 0; i + kWindow <= base.size(); ++i)
      last_[slot(base.subspan(i))] = static_cast<uint32_t>(i);
  }
  /// Where something like the next bytes stands.
  uint32_t find(std::span<const uint8_t> next) const {
    return next.size() < kWindow ? kNowhere : last_[slot(next)];
  }
  std::size_t same(std::size_t from, std::span<const uint8_t> next) const {
    std::size_t count = 0;
    while (from + count < base_.size() && count < next.size() && base_[from + count] == next[count])
      ++count;
    return count;
  }

 private:
  static constexpr std::size_t kSlots = 1 << 13;
  static std::size_t slot(std::span<const uint8_t> bytes) {
    uint64_t all = 0;
    for (std::size_t i = 0; i < kWindow; ++i) all |= uint64_t{bytes[i]} << (8 * i);
    return static_cast<std::size_t>(all * 0x9e3779b97f4a7c15u >> 51);
  }
  std::span<const uint8_t> base_;
  std::vector<uint32_t> last_;
};

/// Reads numbers; after the first thing that is missing all are 0.
class Told {
 public:
  explicit Told(std::span<const uint8_t> bytes) : rest_(bytes) {}
  uint64_t number() {
    uint64_t all = 0;
    for (int shift = 0; shift < 63; shift += 7) {
      const auto byte = take(1);
      if (byte.empty()) return 0;
      all |= uint64_t{byte[0] & 127u} << shift;
      if (byte[0] < 128) return all;
    }
    short_ = true;
    return 0;
  }
  std::span<const uint8_t> take(uint64_t count) {
    short_ = short_ || count > rest_.size();
    if (short_) return {};
    const auto taken = rest_.first(static_cast<std::size_t>(count));
    rest_ = rest_.subspan(static_cast<std::size_t>(count));
    return taken;
  }
  bool is_at_end() const { return short_ || rest_.empty(); }
  bool ran_short() const { return short_; }

 private:
  std::span<const uint8_t> rest_;
  bool short_ = false;
};

}  // namespace

Bytes difference(std::span<const uint8_t> base, std::span<const uint8_t> wanted) {
  const Windows windows(base);
  Bytes out;
  std::size_t at = 0, fresh = 0,
              expected = 0;  // `expected`: in the base, if all since the last copy was replaced
  while (at < wanted.size()) {
    const auto next = wanted.subspan(at);
    std::size_t from = expected + (at - fresh);
    std::size_t count = from < base.size() ? windows.same(from, next) : 0;
    if (count < kInPlace) {
      const uint32_t elsewhere = windows.find(next);
      count = elsewhere == kNowhere ? 0 : windows.same(elsewhere, next);
      from = elsewhere;
      if (count < kWindow) {
        ++at;
        continue;
      }
    }
    put(out, at - fresh);
    out.insert(out.end(), wanted.begin() + static_cast<std::ptrdiff_t>(fresh),
               wanted.begin() + static_cast<std::ptrdiff_t>(at));
    put(out, count);
    put(out, folded(static_cast<int64_t>(from) - static_cast<int64_t>(expected + (at - fresh))));
    at += count;
    fresh = at;
    expected = from + count;
  }
  if (fresh < at) {
    put(out, at - fresh);
    out.insert(out.end(), wanted.begin() + static_cast<std::ptrdiff_t>(fresh), wanted.end());
  }
  return out;
}

std::expected<Bytes, std::string> restored(std::span<const uint8_t> base,
                                           std::span<const uint8_t> told, std::size_t limit) {
  Told in(told);
  Bytes out;
  int64_t expected = 0;
  while (!in.is_at_end()) {
    const auto fresh = in.take(in.number());
    if (out.size() + fresh.size() > limit)
      return std::unexpected("the difference makes more than there may be");
    out.insert(out.end(), fresh.begin(), fresh.end());
    expected += static_cast<int64_t>(fresh.size());
    if (in.is_at_end()) break;
    const uint64_t count = in.number();
    expected += unfolded(in.number());
    const auto size = static_cast<int64_t>(base.size());
    if (expected < 0 || expected > size || count > static_cast<uint64_t>(size - expected))
      return std::unexpected("the difference copies what there is not");
    if (out.size() + count > limit)
      return std::unexpected("the difference makes more than there may be");
    const auto copied =
        base.subspan(static_cast<std::size_t>(expected), static_cast<std::size_t>(count));
    out.insert(out.end(), copied.begin(), copied.end());
    expected += static_cast<int64_t>(count);
  }
  if (in.ran_short()) return std::unexpected("the difference ends too early");
  return out;
}

}  // namespace skua
