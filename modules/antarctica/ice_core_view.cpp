#include "ice_core_view.h"

#include <algorithm>

namespace skua::antarctica {
namespace {

struct Layout {
  Rect scene;
  Rect plot;
};

/// The plot comes once the age of the deepest ice has been guessed: its axis would tell. Then the
/// scene keeps a strip at the left, wide enough for the hole and its scale. Where a phone is upright the
/// plot takes all of it once its curves are asked about; the drill is in the panel as well.
Layout lay_out(const IceCore& core, const Stage& stage) {
  const float w = stage.width();
  const float h = stage.height();
  if (core.chapter == Chapter::bottom) return {{0, 0, w, h}, {0, 0, 0, 0}};
  if (stage.drawn() && w < 520 && core.chapter >= Chapter::warmest)
    return {{0, 0, 0, 0}, {6, 6, w - 12, h - 12}};
  const float strip =
      w < 560 ? std::clamp(w * 0.28f, 100.0f, 150.0f) : std::clamp(w * 0.30f, 168.0f, 420.0f);
  const float margin = w < 560 ? 6.0f : std::clamp(w * 0.012f, 8.0f, 16.0f);
  return {{0, 0, strip, h}, {strip + margin, margin, w - strip - 2 * margin, h - 2 * margin}};
}

}  // namespace

void ice_core_view(const IceCore& core, Ui& ui) {
  ui.bar();
  const NumberText done = ui.number(core.items_done());
  const NumberText all = ui.number(kItemCount);
  ui.progress("progress", core.items_done(), kItemCount,
              ui.tr("progress.value", {{"done", done}, {"all", all}}));

  ui.panel();
  show_panel(core, ui);

  Stage stage = ui.stage();
  const Layout layout = lay_out(core, stage);
  if (stage.drawn()) stage.rect({0, 0, stage.width(), stage.height()}, stage.color(SKUA_BG));
  if (layout.scene.w > 0 || !stage.drawn()) draw_scene(core, ui, stage, layout.scene);
  if (core.chapter != Chapter::bottom) draw_plot(core, ui, stage, layout.plot);
}

}  // namespace skua::antarctica
