#include "field_list.h"

#include <cmath>

namespace skua::microscope {

std::vector<SeenKind> kinds_in_field(const Microscope& m) {
  std::vector<SeenKind> kinds;
  for (const Piece& p : pieces_in_field(m)) {
    SeenKind* known = nullptr;
    for (SeenKind& one : kinds)
      if (one.kind == p.kind) known = &one;
    if (known != nullptr)
      ++known->count;
    else
      kinds.push_back({p.kind, 1, p});
  }
  // Few: put into order by insertion.
  for (std::size_t i = 1; i < kinds.size(); ++i)
    for (std::size_t k = i; k > 0 && kinds[k].kind < kinds[k - 1].kind; --k)
      std::swap(kinds[k], kinds[k - 1]);
  return kinds;
}

std::string key_of(Kind kind, std::string_view what) {
  std::string key("part.");
  key.append(facts(kind).id);
  if (what.empty()) return key;
  key.append(".");
  key.append(what.data(), what.size());
  return key;
}

Naming::Naming(const Microscope& m, const SimulationLook& look)
    : named(look.shows(kNames) && m.slide != Slide::mystery),
      mystery(m.slide == Slide::mystery),
      pins(look.pins) {}

std::string Naming::of(Ui& ui, Kind kind) const {
  const auto copy = [](std::string_view text) { return std::string(text.data(), text.size()); };
  if (named) return copy(ui.tr(key_of(kind)));
  uint32_t number = pin(kind);
  if (number == 0) {
    // By its place among the kinds of its slide.
    for (uint32_t i = 0; i <= static_cast<uint32_t>(kind); ++i)
      if (kFacts[i].slide == facts(kind).slide) ++number;
    return copy(ui.tr("scope.structure", {{"n", ui.number(number)}}));
  }
  return copy(ui.tr("scope.pinned", {{"n", ui.number(number)}}));
}

std::string_view place_in_field(Ui& ui, const Microscope& m, double x_um, double y_um) {
  const double r = m.field_um() / 2, x = (x_um - m.x_um()) / r, y = (y_um - m.y_um()) / r;
  if (x * x + y * y < 0.03) return ui.tr("scope.place.middle");
  constexpr std::string_view kPlaces[] = {"scope.place.right", "scope.place.lower_right",
                                          "scope.place.lower", "scope.place.lower_left",
                                          "scope.place.left",  "scope.place.upper_left",
                                          "scope.place.upper", "scope.place.upper_right"};
  uint32_t best = 0;
  double most = -2;
  for (uint32_t i = 0; i < 8; ++i) {
    const Direction d = kAround[i * 8];
    const double along = d.x * x + d.y * y;
    if (along <= most) continue;
    most = along;
    best = i;
  }
  return ui.tr(kPlaces[best]);
}

void show_field(const Microscope& m, Ui& ui, const SimulationLook& look,
                const std::vector<SeenKind>& kinds) {
  const Naming naming(m, look);
  ui.begin_group("scope.field");
  ui.heading("scope.field.title", 3);
  bool any = false;
  for (const SeenKind& one : kinds) {
    if (!naming.lists(one.kind)) continue;
    any = true;
    std::string id("scope.field.");
    id.append(facts(one.kind).id);
    const std::string name = naming.of(ui, one.kind);
    const NumberText count = ui.number(one.count);
    ui.begin_group(id, {.key = "scope.field.kind"}, {{"name", name}, {"count", count}});
    ui.text(id + ".looks", {.key = key_of(one.kind, "looks")});
    ui.text(id + ".where", {.key = "scope.field.where"},
            {{"place", place_in_field(ui, m, one.nearest.x, one.nearest.y)}});
    if (look.allows(kBring) && ui.button(id + ".bring", {.key = "scope.bring"}, {{"name", name}}))
      ui.command("bring", {{"kind", static_cast<double>(one.kind)}});
    ui.end_group();
  }
  if (!any) ui.text("scope.field.none", {});
  ui.end_group();
}

void show_reading(const Microscope& m, Ui& ui, const SimulationLook& look) {
  const Naming naming(m, look);
  const NumberText division = ui.number(m.division_um(), m.division_um() < 10 ? 1 : 0);
  ui.text("scope.division", {}, {{"n", division}});
  const auto piece = piece_in_middle(m);
  if (!piece || !naming.lists(piece->kind)) return;
  const auto reading = reading_of(m, *piece);
  if (!reading) return;
  const NumberText from = ui.number(reading->from, 1), to = ui.number(reading->to, 1);
  const std::string name = naming.of(ui, piece->kind);
  ui.text("scope.reading", {.live = true}, {{"name", name}, {"from", from}, {"to", to}});
  // From blood to the air: read at right angles to the surface.
  const double air = air_um(*piece, m.seed());
  if (air <= 0) return;
  const NumberText away = ui.number(air / m.division_um(), 1);
  ui.text("scope.air", {.live = true}, {{"n", away}});
}

}  // namespace skua::microscope
