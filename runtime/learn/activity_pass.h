/// One pass over the page of an activity: what each of its parts needs to put its words there.
#pragma once

#include <string>
#include <string_view>

#include "learn/program.h"
#include "skua/ui.h"

namespace skua {

/// "a.b", as keys of texts and names of nodes are made.
std::string joined(std::string_view a, std::string_view b);
std::string joined(std::string_view a, std::string_view b, std::string_view c);

class ActivityPass {
 public:
  ActivityPass(const Performance& performance, skua_ui* raw) : performance_(performance), run_(performance.run()), raw_(raw), ui_(raw) {}

 protected:
  const Activity& activity() const { return run_.activity(); }
  /// What texts of this attempt may speak of: numbers that were drawn, and the answer of `item`.
  std::string text(std::string_view key, const ActivityItem* item = nullptr) const;
  bool has(std::string_view key) const;
  /// Its words live as long as the pass.
  skua_node named(uint32_t role, std::string_view id, std::string_view name, const Look& look = {});
  skua_response put(const skua_node&);
  /// A node that says the text with this key.
  void words(uint32_t role, std::string_view id, std::string_view key, const Look& look = {}, uint32_t level = 0, const ActivityItem* item = nullptr);

  const Performance& performance_;
  const ActivityRun& run_;
  skua_ui* raw_;
  Ui ui_;
};

}  // namespace skua
