#include "ice_core_view.h"

namespace skua::antarctica {
namespace {

std::string_view summary_of(const IceCore& core, Ui& ui) {
  const NumberText count = ui.number(static_cast<double>(core.samples.size()));
  if (core.today_shown) {
    const NumberText today = ui.number(latest_year().co2_centi_ppm / 100.0, 1);
    const NumberText high = ui.number(highest_co2().value / 10.0, 1);
    return ui.tr("plot.summary.today", {{"today", today}, {"high", high}});
  }
  if (core.analysed()) return ui.tr("plot.summary.record");
  if (core.sweeping()) return ui.tr("plot.summary.sweeping");
  if (core.samples.empty()) return ui.tr("plot.summary.empty");
  return ui.tr("plot.summary.samples", {{"count", count}});
}

/// The plot comes once the age of the deepest ice has been guessed: its axis would tell.
std::optional<PlotLook> plot_of(const IceCore& core, Ui& ui) {
  if (core.chapter == Chapter::bottom) return std::nullopt;
  return PlotLook{.back_to_yr = core.revealed_yr(),
                  .today = core.today_shown,
                  .alone = core.chapter >= Chapter::warmest,
                  .asked = core.chapter >= Chapter::warmest && core.chapter <= Chapter::today,
                  .summary = summary_of(core, ui)};
}

}  // namespace

void ice_core_view(const IceCore& core, Ui& ui) {
  show_progress(ui, core.items_done(), kItemCount);

  ui.panel();
  show_panel(core, ui);

  show_stage(core, ui,
             {.whole_stage = core.chapter == Chapter::bottom,
              .parts = core.chapter >= Chapter::record && !core.analysed(),
              .sweep_yr = core.sweeping() ? core.revealed_yr() : -1},
             plot_of(core, ui));
}

}  // namespace skua::antarctica
