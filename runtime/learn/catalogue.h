/// All activities that can be launched: those of the module, and those that were read for it.
#pragma once

#include <expected>
#include <memory>
#include <string_view>
#include <vector>

#include "learn/program.h"

namespace skua {

class Catalogue {
 public:
  explicit Catalogue(const skua_module_desc& module);
  Catalogue(const Catalogue&) = delete;
  Catalogue& operator=(const Catalogue&) = delete;

  /// Reads an activity in JSON over one of the module's simulations; one with the id of another
  /// takes its place. All that is wrong. Sessions of activities end before it is called.
  /// `from`: the stage at which attempts begin; the first where it names none.
  std::expected<void, std::vector<json::Error>> add(std::string_view json, std::string_view from = {});

  /// The activity that was read last.
  const Activity& latest() const { return programs_.back()->activity(); }
  /// The module, with all activities as if they were its own. Valid until the next `add`.
  const skua_module_desc& module() const { return module_; }

 private:
  skua_module_desc module_;
  std::vector<skua_activity> activities_;
  std::vector<std::unique_ptr<Program>> programs_;
};

}  // namespace skua
