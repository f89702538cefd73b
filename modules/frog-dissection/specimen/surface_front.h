#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace skua::frog {

/// How the triangle on the other side of a gate is told (in the manner of Gumhold and Straßer's
/// cut-border machine, 1998).
enum class Step : std::uint8_t {
  fresh,   ///< its third vertex was not named before
  before,  ///< ... is where the gate before this one begins
  after,   ///< ... is where the gate after this one ends
  both,    ///< ... is both of these: the hole closes
  named,   ///< ... is a known one, and its number follows
  border,  ///< there is no triangle
};

/// The border between the triangles of a surface that were told and those that come. Who writes a
/// surface and who reads it walk the same way, so that most triangles are one small number.
class Front {
 public:
  /// An edge of a triangle that was told; the next one lies across it, and runs from `from` to
  /// `to`.
  struct Gate {
    std::uint16_t from = 0;
    std::uint16_t to = 0;
    std::uint16_t opposite = 0;  ///< third vertex of the triangle that was told
    std::uint32_t before = 0;
    std::uint32_t after = 0;
    bool open = true;
  };

  explicit Front(std::size_t vertices) : leaving_(vertices, kNone) {}

  /// A first triangle, or the first of what is not joined to what was told.
  void begin(std::uint16_t a, std::uint16_t b, std::uint16_t c) {
    const std::uint32_t first = add(b, a, c);
    const std::uint32_t second = add(a, c, b);
    const std::uint32_t third = add(c, b, a);
    join(first, second);
    join(second, third);
    join(third, first);
  }

  /// The gate to be looked through next, or null when all are closed.
  [[nodiscard]] const Gate* gate() {
    while (!waiting_.empty() && !gates_[waiting_.back()].open) waiting_.pop_back();
    return waiting_.empty() ? nullptr : &gates_[waiting_.back()];
  }

  /// The vertex at which `before` or `both` would end, where that is possible.
  [[nodiscard]] const Gate* neighbour_before(const Gate& gate) const { return open(gate.before); }
  [[nodiscard]] const Gate* neighbour_after(const Gate& gate) const { return open(gate.after); }

  /// Closes the present gate; `third` is the vertex of the triangle behind it, which has no meaning
  /// at a border. False if there is no such neighbour as the step says.
  [[nodiscard]] bool take(Step step, std::uint16_t third) {
    const std::uint32_t here = waiting_.back();
    const Gate gate = gates_[here];
    const bool has_before = open(gate.before) != nullptr;
    const bool has_after = open(gate.after) != nullptr;
    gates_[here].open = false;
    if (step == Step::border) return true;
    const bool to_before = step == Step::before || step == Step::both;
    const bool to_after = step == Step::after || step == Step::both;
    if ((to_before && !has_before) || (to_after && !has_after)) return false;
    if (to_before) gates_[gate.before].open = false;
    if (to_after) gates_[gate.after].open = false;
    const std::uint32_t known = step == Step::named ? leaving_[third] : kNone;
    std::uint32_t left = kNone;
    std::uint32_t right = kNone;
    if (!to_before) left = add(gate.from, third, gate.to);
    if (!to_after) right = add(third, gate.to, gate.from);
    if (left != kNone) join(gate.before, left);
    if (right != kNone) join(right, gate.after);
    if (step == Step::before) join(gates_[gate.before].before, right);
    if (step == Step::after) join(left, gates_[gate.after].after);
    if (step == Step::both) join(gates_[gate.before].before, gates_[gate.after].after);
    if (step == Step::fresh) join(left, right);
    if (step == Step::named && known != kNone) {
      join(gates_[known].before, right);
      join(left, known);
    }
    return true;
  }

 private:
  static constexpr std::uint32_t kNone = 0xffffffff;

  std::uint32_t add(std::uint16_t from, std::uint16_t to, std::uint16_t opposite) {
    const auto number = std::uint32_t(gates_.size());
    gates_.push_back({from, to, opposite, kNone, kNone, true});
    leaving_[from] = number;
    waiting_.push_back(number);
    return number;
  }
  void join(std::uint32_t one, std::uint32_t next) {
    if (one != kNone) gates_[one].after = next;
    if (next != kNone) gates_[next].before = one;
  }
  [[nodiscard]] const Gate* open(std::uint32_t number) const {
    return number != kNone && gates_[number].open ? &gates_[number] : nullptr;
  }

  std::vector<Gate> gates_;
  std::vector<std::uint32_t> waiting_;
  std::vector<std::uint32_t> leaving_;  // of each vertex the gate made last that leaves it
};

}  // namespace skua::frog
