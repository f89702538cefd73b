// The bar, and how scene and plot share the stage.
#include <algorithm>

#include "core_view.h"

namespace skua::antarctica {
namespace {

struct Layout {
  Rect scene;
  Rect plot;
};

/// The scene keeps a strip at the left, wide enough for the hole and its scale. Where a phone is
/// upright the plot can take all of it; the drill is in the panel as
/// well.
Layout lay_out(const Stage& stage, const std::optional<PlotLook>& plot) {
  const float w = stage.width();
  const float h = stage.height();
  if (!plot) return {{0, 0, w, h}, {0, 0, 0, 0}};
  const float letters = stage.letters();
  if (stage.drawn() && w < 520 * letters && plot->alone)
    return {{0, 0, 0, 0}, {6, 6, w - 12, h - 12}};
  const float least = 55 + 45 * letters;  // hole and scale
  const float strip = w < 560 * letters ? std::clamp(w * 0.28f, least, 150 * letters)
                                        : std::clamp(w * 0.30f, 168.0f, 420.0f);
  const float margin = w < 560 ? 6.0f : std::clamp(w * 0.012f, 8.0f, 16.0f);
  return {{0, 0, strip, h}, {strip + margin, margin, w - strip - 2 * margin, h - 2 * margin}};
}

}  // namespace

void show_progress(Ui& ui, int done, int all) {
  ui.bar();
  const NumberText done_text = ui.number(done);
  const NumberText all_text = ui.number(all);
  ui.progress("progress", done, all,
              ui.tr("progress.value", {{"done", done_text}, {"all", all_text}}));
}

void show_stage(const Drilling& core, Ui& ui, const SceneLook& scene,
                const std::optional<PlotLook>& plot) {
  Stage stage = ui.stage();
  const Layout layout = lay_out(stage, plot);
  if (stage.drawn()) stage.rect({0, 0, stage.width(), stage.height()}, stage.color(SKUA_BG));
  if (layout.scene.w > 0 || !stage.drawn()) draw_scene(core, ui, stage, layout.scene, scene);
  if (plot) draw_plot(core, ui, stage, layout.plot, *plot);
}

}  // namespace skua::antarctica
