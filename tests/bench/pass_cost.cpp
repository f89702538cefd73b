// What a pass of a large view costs the thread that also draws: 500 nodes, of which none changed or ten did. Prints
// `{"nodes","still_us","changed_us","patch_bytes"}`: microseconds, the median of many passes.
#include <emscripten/emscripten.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <vector>

#include "core/json.h"
#include "skua/ui.h"
#include "ui/interface.h"

namespace {

constexpr int kGroups = 50;
constexpr int kChanged = 10;
constexpr int kPasses = 400;
constexpr std::array<const char*, 9> kParts = {"title", "words", "more", "press", "other", "level", "item", "score", "note"};

/// Fifty groups with nine nodes each; the first node of the first `kChanged` groups says `turn`.
struct View {
  std::vector<std::string> ids;
  int turn = 0;

  View() {
    for (int g = 0; g < kGroups; ++g) {
      ids.push_back("group" + std::to_string(g));
      for (const char* part : kParts) ids.push_back("group" + std::to_string(g) + "." + part);
    }
  }

  void describe(skua::Ui& ui) const {
    std::size_t next = 0;
    ui.panel();
    for (int g = 0; g < kGroups; ++g) {
      ui.begin_group(ids[next++]);
      const skua::NumberText n = ui.number(g < kChanged ? turn : g);
      ui.heading(ids[next++], 3, {.key = "heading"}, {{"n", n}});
      ui.text(ids[next++], {.key = "text"});
      ui.text(ids[next++], {.key = "text", .tone = skua::Tone::info});
      (void)ui.button(ids[next++], {.key = "button"});
      (void)ui.button(ids[next++], {.key = "button", .disabled = true});
      ui.progress(ids[next++], g, kGroups, "half of it");
      for (int i = 0; i < 3; ++i) ui.text(ids[next++], {.key = "text"});
      ui.end_group();
    }
  }
};

struct Passes {
  double us = 0;
  std::size_t bytes = 0;
};

Passes measure(skua_ui& ui, View& view, bool changing) {
  std::vector<double> times;
  Passes result;
  for (int i = 0; i < kPasses; ++i) {
    if (changing) ++view.turn;
    const double begin_ms = emscripten_get_now();
    const std::string patch = ui.pass(nullptr, false, [&] {
      skua::Ui handle(&ui);
      view.describe(handle);
    });
    times.push_back((emscripten_get_now() - begin_ms) * 1000);
    result.bytes = patch.size();
  }
  std::ranges::nth_element(times, times.begin() + kPasses / 2);
  result.us = times[kPasses / 2];
  return result;
}

}  // namespace

int main() {
  skua_ui ui;
  ui.strings.set({{"heading", "Part {n} of the view"}, {"text", "A sentence as long as those of a lesson mostly are."}, {"button", "Do it"}});
  View view;
  measure(ui, view, false);
  const Passes still = measure(ui, view, false), changed = measure(ui, view, true);
  if (still.bytes != 0) return 1;
  skua::json::Writer json;
  json.object().key("nodes").number(static_cast<double>(ui.tree.nodes().size()));
  json.key("still_us").number(still.us).key("changed_us").number(changed.us);
  json.key("patch_bytes").number(static_cast<double>(changed.bytes)).end();
  std::puts(json.str().c_str());
  return 0;
}
