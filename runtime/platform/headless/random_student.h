/// Somebody who presses, drags, types and chooses at random, and now and then sends what no view
/// would.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/command_record.h"
#include "skua/abi.h"
#include "skua/random.h"
#include "ui/interface.h"

namespace skua {

class RandomStudent {
 public:
  /// `seen`: commands that were made in this activity by somebody; names and parameters are drawn
  /// from them.
  RandomStudent(std::vector<Request> seen, uint32_t seed) : seen_(std::move(seen)), random_(seed) {}

  /// The next command; none when what was done asked for none, such as choosing an option that is
  /// still to be confirmed. Runs the view.
  std::optional<Request> next(const skua_activity& activity, const void* model, bool can_undo);

  /// One pass of the view.
  void look(const skua_activity& activity, const void* model, const Input* input = nullptr);
  /// How many passes there were since the last call.
  uint32_t take_looks() { return std::exchange(looks_, 0); }

  uint32_t below(uint32_t count) { return random_.below(count); }

 private:
  std::optional<Input> do_something();
  Input on(const Node& node);
  std::string some_text();
  double some_number();
  Request strange(Request request);

  std::vector<Request> seen_;
  Random random_;
  skua_ui ui_;
  uint32_t looks_ = 0;
};

}  // namespace skua
