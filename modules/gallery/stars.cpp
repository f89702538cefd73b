// A plot over years that are counted back from 1950, with a flag of the module's own below it: the
// light of ten stars.
#include <iterator>

#include "view.h"

namespace skua::gallery {
namespace {

constexpr float kYearZero = 1950, kSeen = 2025;
/// The ends of the horizontal axis, in years before the year zero.
constexpr float kOldest = 10, kLatest = -80;

/// Light-years, 3261.56 by the parallax in thousandths of a second of arc, less those from the year
/// zero to the year in which they are seen: how long before the former their light left.
constexpr float left_before(float parallax_mas) {
  return 3261.56f / parallax_mas - (kSeen - kYearZero);
}

/// Sirius, Procyon, Altair, Vega, Fomalhaut, Pollux, Arcturus, Capella, Aldebaran, Regulus.
constexpr float kLeft[] = {left_before(379.21f), left_before(284.56f), left_before(194.95f),
                           left_before(130.23f), left_before(129.81f), left_before(96.54f),
                           left_before(88.83f),  left_before(76.20f),  left_before(48.94f),
                           left_before(41.13f)};
/// How bright they are seen, in times Vega: a magnitude less is 2.512 times the light.
constexpr float kBrightness[] = {3.94f, 0.75f, 0.51f, 1.0f,  0.35f,
                                 0.36f, 1.08f, 0.95f, 0.47f, 0.28f};
static_assert(std::size(kLeft) == std::size(kBrightness));

constexpr TextStyle kFlagStyle{.px = 12, .bold = true, .align = SKUA_ALIGN_CENTER};

/// A line at the year in which they are seen, and a flag with it, left of the line.
void show_flag(Ui& ui, Stage& stage, std::string_view words, skua_size size) {
  const Rect area = ui.plot_area("plot");
  Rect flag{};
  if (stage.drawn() && area.w > 0) {
    const float x = area.x + area.w * (kOldest - (kYearZero - kSeen)) / (kOldest - kLatest);
    const float y = area.y + area.h;
    flag = {x - size.w, y + 1, size.w, size.h};
    const Color color = stage.color(SKUA_ACCENT);
    stage.line({x, area.y}, {x, y + size.h / 2}, color, 2.5f);
    stage.rect(flag, color, 6);
    stage.text({x - size.w / 2, y + 1}, words, stage.color(SKUA_SURFACE), kFlagStyle);
  }
  ui.object("stars.seen", {.rect = flag});
}

}  // namespace

void show_stars(Ui& ui, Stage& stage, Rect area) {
  const skua_series stars{.key = to_abi("series.stars"),
                          .x = kLeft,
                          .y = kBrightness,
                          .count = static_cast<uint32_t>(std::size(kLeft)),
                          .color = SKUA_ACCENT,
                          .mark = SKUA_MARK_POINTS,
                          .decimals = 1,
                          .label_key = to_abi("label.sirius"),
                          .label_at = 0};
  const skua_pane pane{
      {to_abi("axis.stars.light"), 0, 4.5f, 0, SKUA_SCALE_LINEAR}, &stars, 1, 0, {}};
  skua_plot plot{};
  plot.size = sizeof plot;
  plot.node = Ui::node(SKUA_ROLE_PLOT, "plot", {.key = "plot.stars", .rect = area}, {});
  plot.x = {to_abi("axis.stars.left"), kOldest, kLatest, 0, SKUA_SCALE_LINEAR};
  plot.x_unit = 1;
  plot.panes = &pane;
  plot.pane_count = 1;
  plot.summary = to_abi(ui.tr("plot.stars.summary"));
  plot.source = to_abi(ui.tr("plot.stars.source"));
  plot.year_zero = kYearZero;
  static constexpr skua_str kValues[] = {to_abi("value.stars")};
  plot.value_keys = kValues;
  plot.place_key = to_abi("value.years_back");
  const std::string_view words = ui.tr("stars.seen");
  skua_size flag{};
  if (stage.drawn()) {
    flag = stage.measure(words, kFlagStyle);
    flag = {flag.w + 12, flag.h + 2};
  }
  const skua_plot_note note{kYearZero - kSeen, -flag.w};
  plot.notes = &note;
  plot.note_count = 1;
  ui.plot(plot);
  show_flag(ui, stage, words, flag);
}

}  // namespace skua::gallery
