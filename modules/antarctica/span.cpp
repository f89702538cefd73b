#include "span.h"

#include <algorithm>
#include <cmath>

#include "core_view.h"
#include "key.h"
#include "number_entry.h"

namespace skua::antarctica {
namespace {

constexpr std::string_view kFrom = "from", kTo = "to";
constexpr float kGrip = 22;  // px

/// The marked time, in thousands of years before 1950; `from` is the older end.
struct Span {
  double from = 0, to = 0;
  bool touched = false;  ///< the student has set an end
};

/// Where the ends can be.
struct Stretch {
  double oldest, youngest;

  explicit Stretch(const Question& q)
      : oldest(std::max(q.given[0], q.given[1] + 4 * kStep_kyr)), youngest(q.given[1]) {}
};

/// What was typed or dragged before it is handed in stands in a field of its own for each end.
bool read_end(Ui& ui, const Question& q, std::string_view end, double& kyr) {
  const Entry entry = read_entry(ui.field(Key(q.id, ".", end)), Quantity::thousand_years);
  if (entry.fault != EntryFault::none) return false;
  kyr = static_cast<double>(entry.milli) / 1000;
  return true;
}

void set_end(Ui& ui, const Question& q, std::string_view end, double kyr) {
  ui.set_field(Key(q.id, ".", end), plain_number(static_cast<int64_t>(kyr * 1000 + 0.5)).view());
}

/// At first the middle third of the stretch.
Span marked(Ui& ui, const Question& q) {
  const Stretch stretch(q);
  const double third = std::floor((stretch.oldest - stretch.youngest) / 3);
  Span span{stretch.oldest - third, stretch.youngest + third, false};
  const bool from = read_end(ui, q, kFrom, span.from), to = read_end(ui, q, kTo, span.to);
  span.touched = from || to;
  span.from = std::clamp(span.from, stretch.youngest + kStep_kyr, stretch.oldest);
  span.to = std::clamp(span.to, stretch.youngest, span.from - kStep_kyr);
  return span;
}

NumberText age_text(Ui& ui, double kyr) { return ui.number(kyr, kyr == std::floor(kyr) ? 0 : 1); }

/// Moves one end of the span, as far as the other lets it.
void move_end(Ui& ui, const Question& q, Span& span, std::string_view end, double kyr) {
  (end == kFrom ? span.from : span.to) = kyr;
  span.touched = true;
  set_end(ui, q, kFrom, span.from);
  set_end(ui, q, kTo, span.to);
}

constexpr TextStyle kFlagStyle{.px = 12, .bold = true, .align = SKUA_ALIGN_CENTER};

/// The flag that an age needs.
skua_size flag_of(const Stage& stage, std::string_view age) {
  const skua_size words = stage.measure(age, kFlagStyle);
  return {std::max(kGrip, words.w + 12), words.h + 2};
}

/// A handle at one end: a line through all panes and a flag with its age, which lies outside the
/// span.
struct Handle {
  std::string_view end, key;
  double kyr, least, most;
  float side;  ///< where the flag lies: -1 left of the line, 1 right of it
};

void show_handle(Ui& ui, Stage& stage, const Question& q, Span& span, const Handle& handle) {
  const Rect area = ui.plot_area("plot");
  const NumberText age = age_text(ui, handle.kyr);
  const std::string_view value = ui.tr("span.age", {{"n", age}});
  const Key id(q.id, ".", handle.end, ".handle");
  const float x = plot_x(area, handle.kyr * 1000);
  const auto [w, flag] = flag_of(stage, age);
  const Rect grip{handle.side < 0 ? x - kGrip : x, area.y, kGrip, area.h + flag};
  const Rect track{plot_x(area, handle.most * 1000), area.y,
                   plot_x(area, handle.least * 1000) - plot_x(area, handle.most * 1000), area.h};
  // To the right is younger, as on the plot: the slider counts from the past.
  const auto moved = ui.slider(id,
                               {.min = -handle.most,
                                .max = -handle.least,
                                .step = kStep_kyr,
                                .value = -handle.kyr,
                                .value_text = value,
                                .track = track},
                               {.key = handle.key, .rect = grip});
  const Color color = stage.color(ui.is_hot(id) ? SKUA_FOCUS : SKUA_ACCENT);
  const float y = area.y + area.h;
  const float left =
      std::clamp(handle.side < 0 ? x - w : x, 2.0f, std::max(2.0f, stage.width() - w - 2));
  stage.line({x, area.y}, {x, y + flag / 2}, color, 2.5f);
  stage.rect({left, y + 1, w, flag}, color, 6);
  stage.text({left + w / 2, y + 1}, age, stage.color(SKUA_SURFACE), kFlagStyle);
  if (moved) move_end(ui, q, span, handle.end, -*moved);
}

}  // namespace

SpanNotes notes_of_span(Ui& ui, const Stage& stage, const Question& q) {
  if (!q.open) return {};
  const Span span = marked(ui, q);
  const auto note = [&](double kyr, float side) {
    return skua_plot_note{static_cast<float>(kyr) * 1000,
                          side * flag_of(stage, age_text(ui, kyr)).w};
  };
  return {{note(span.from, -1), note(span.to, 1)}, 2};
}

bool ask_span(const Core&, Ui& ui, const Question& q, double* answer) {
  const Stretch stretch(q);
  Span span = marked(ui, q);
  const std::string_view unit = ui.tr("span.unit");
  const auto step = [&](std::string_view end, std::string_view key, double kyr, double least,
                        double most) {
    const auto set =
        ui.stepper(Key(q.id, ".", end),
                   {.min = least, .max = most, .step = kStep_kyr, .value = kyr, .value_text = unit},
                   {.key = key});
    if (set) move_end(ui, q, span, end, *set);
  };
  step(kFrom, "span.from", span.from, span.to + kStep_kyr, stretch.oldest);
  step(kTo, "span.to", span.to, stretch.youngest, span.from - kStep_kyr);
  if (!span.touched) ui.text(Key(q.id, ".how"), {.key = "span.how"});
  const NumberText from = age_text(ui, span.from), to = age_text(ui, span.to),
                   length = age_text(ui, span.from - span.to);
  ui.text(Key(q.id, ".marked"), {.key = "span.marked", .live = span.touched},
          {{"from", from}, {"to", to}, {"length", length}});
  answer[0] = span.from;
  answer[1] = span.to;
  return span.touched;
}

void show_span(Ui& ui, Stage& stage, const Question& q) {
  const Rect area = ui.plot_area("plot");
  if (area.w <= 0) return;  // the panel has it all
  Span span = marked(ui, q);
  if (!q.open && q.answer != nullptr) span = {q.answer[0], q.answer[1], true};
  const float left = plot_x(area, span.from * 1000), right = plot_x(area, span.to * 1000);
  const Color color = stage.color(q.open ? SKUA_ACCENT : SKUA_RIGHT);
  stage.rect({left, area.y, right - left, area.h}, with_alpha(color, 0.18f));
  if (!q.open) {
    stage.frame({left, area.y, right - left, area.h}, color, 2);
    return;
  }
  const Stretch stretch(q);
  show_handle(ui, stage, q, span,
              {kFrom, "span.from.handle", span.from, span.to + kStep_kyr, stretch.oldest, -1});
  show_handle(ui, stage, q, span,
              {kTo, "span.to.handle", span.to, stretch.youngest, span.from - kStep_kyr, 1});
}

}  // namespace skua::antarctica
