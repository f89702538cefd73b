// The opening in the panel: tools, the same deeds by name, what was done last, and how the frog
// stands.
#include <algorithm>
#include <array>
#include <string>

#include "landmarks.h"
#include "names.h"
#include "opening_view.h"

namespace skua::frog {

namespace {

constexpr Layer kBoth[] = {Layer::skin, Layer::muscle};

template <class Named, std::size_t N>
constexpr auto ids_of(const std::array<Named, N>& all) {
  std::array<std::string_view, N> ids;
  for (std::size_t i = 0; i < N; ++i) ids[i] = all[i].id;
  return ids;
}
constexpr auto kPlaces = ids_of(kLandmarks);
constexpr auto kWays = ids_of(kDirections);

std::string_view name_of(Layer layer) { return kLayerNames[static_cast<uint32_t>(layer)]; }

std::string_view title_of(Layer layer) { return layer == Layer::skin ? "layer.0" : "layer.1"; }

std::string key(std::string_view begin, std::string_view end) {
  std::string made;
  made.append(begin.data(), begin.size());
  made.append(end.data(), end.size());
  return made;
}

/// With less open some of what lies beneath stays covered.
constexpr uint32_t kEnough_percent = 50;

/// One of several that always has a value: at first `first`.
template <std::size_t N>
std::string_view one_of(Ui& ui, std::string_view id, const std::array<std::string_view, N>& options,
                        std::string_view first, const Look& look) {
  if (ui.field(id).empty()) ui.set_field(id, first);
  return ui.select(id, options, look);
}

/// "liver, stomach": in the student's words.
std::string list_of(Ui& ui, const StructureSet& structures) {
  std::string all;
  for (uint32_t i = 0; i < kStructureCount; ++i) {
    if (!structures.has(i)) continue;
    const std::string_view name = ui.tr(key_of(kStructures[i].id));
    if (!all.empty()) {
      const std::string_view comma = ui.tr("list.comma");
      all.append(comma.data(), comma.size());
    }
    all.append(name.data(), name.size());
  }
  return all;
}

/// How far a layer is opened.
void say_open(const Frog& frog, Ui& ui, std::string_view id, Layer layer, bool news) {
  const NumberText percent = ui.number(frog.opening.open_percent(layer)),
                   pins = ui.number(static_cast<double>(frog.opening.pins(layer).size()));
  const Args args = {{"layer", ui.tr(title_of(layer))}, {"percent", percent}, {"pins", pins}};
  if (news) return ui.text(id, {.key = "state.open", .live = true}, args);
  ui.item(id, {.key = "state.open"}, args);
}

/// What the last deed came to; the text changes with it, so that it is announced.
void say_last(const Frog& frog, Ui& ui) {
  const LastDeed& last = frog.opening.last();
  const std::string_view layer = ui.tr(title_of(last.layer));
  const uint32_t percent = frog.opening.open_percent(last.layer);
  const auto tell = [&](std::string_view text, Args args = {}) {
    ui.text("did", {.key = text, .live = true}, args);
  };
  const NumberText skin = ui.number(last.length_mm[0]), muscle = ui.number(last.length_mm[1]);
  switch (last.deed) {
    case Deed::none:
      return tell("did.nothing");
    case Deed::cut:
      if (last.length_mm[1] == 0)
        tell("did.cut.skin", {{"mm", skin}});
      else if (last.length_mm[0] == 0)
        tell("did.cut.muscle", {{"mm", muscle}});
      else
        tell("did.cut.both", {{"skin", skin}, {"muscle", muscle}});
      break;
    case Deed::cut_nothing:
      tell("did.cut.nothing");
      break;
    case Deed::cut_refused:
      return tell("did.cut.refused");
    case Deed::pulled:
      return tell("did.pulled", {{"layer", layer}});
    case Deed::let_go:
      return tell("did.let_go", {{"layer", layer}});
    case Deed::pinned:
    case Deed::folded:
      // It is said once, with how much is open: that is known when the tissue lies still.
      if (frog.at_rest()) {
        const bool more = percent < kEnough_percent;
        return tell(more ? "did.open.more" : "did.open", {{"layer", layer},
                                                          {"n", ui.number(last.pin)},
                                                          {"percent", ui.number(percent)},
                                                          {"enough", ui.number(kEnough_percent)}});
      }
      return tell("did.folding", {{"layer", layer}});
    case Deed::unpinned:
      tell("did.unpinned", {{"layer", layer}, {"n", ui.number(last.pin)}});
      if (frog.at_rest()) say_open(frog, ui, "did.left", last.layer, true);
      return;
    case Deed::folding:
      return tell("did.folding", {{"layer", layer}});
    case Deed::no_flap:
      return tell("did.no_flap", {{"layer", layer}});
  }
  if (last.deed == Deed::cut) {
    // Flaps that hang together in front or behind do not fold back.
    const auto end = frog.opening.short_of(last.length_mm[1] == 0 ? Layer::skin : Layer::muscle);
    if (end)
      ui.text("did.short",
              {.key = *end == "throat" ? "did.short.throat" : "did.short.pelvis", .live = true});
  }
  if (last.nicked.count() > 0)
    ui.text("did.nicked", {.live = true}, {{"parts", list_of(ui, last.nicked)}});
}

/// What is in hand: with a pointer it is used on the frog itself.
void choose_tool(Ui& ui) {
  const std::string_view before = tool_in_hand(ui);
  const std::string_view tool = one_of(ui, "tool", kHands, before, {});
  if (tool != kHands[0] && ui.field("turned") == "yes") take_in_hand(ui, tool);
  const bool blade = tool == "scissors" || tool == "scalpel";
  if (blade) {
    (void)one_of(ui, "depth", kDepths, kDepths[0], {});
  }
  ui.text("tool.how", {.key = key("tool.how.", tool)});
}

/// What the forceps hold can be pinned or let go.
void show_held(const Frog& frog, Ui& ui, const SimulationLook& look) {
  if (!frog.opening.held() || frog.opening.is_folding()) return;
  const Layer layer = *frog.opening.held();
  const Sheet& sheet = frog.opening.sheet(layer);
  const Place& at = sheet.vertices()[*sheet.held()].at;
  if (ui.button("pin_here", {.tone = Tone::primary, .disabled = !allows(look, Offer::pin)}))
    pin_down(frog, ui, layer, {at.x, at.y});
  if (ui.button("let_go", {.disabled = !allows(look, Offer::let_go)})) ui.command("let_go");
}

/// What is done at the belly is to be seen.
void lay_on_its_back(Ui& ui) { ui.set_field("turned", {}); }

void cut_by_name(Ui& ui, const SimulationLook& look) {
  ui.begin_group("cut_by_name");
  ui.heading("cut_by_name.title", 4);
  // Where it goes is for the student to say: nothing stands there at first.
  const std::string_view from = ui.select("cut_from", kPlaces);
  const std::string_view to = ui.select("cut_to", kPlaces);
  const std::string_view depth = one_of(ui, "cut_depth", kDepths, kDepths[0], {});
  const std::string_view tool = one_of(ui, "cut_tool", kTools, kTools[0], {});
  const bool leads = !from.empty() && !to.empty() && from != to;
  if (ui.button("cut", when(leads && allows(look, Offer::cut), "places.first"))) {
    lay_on_its_back(ui);
    ui.command("cut", {{"tool", tool}, {"depth", depth}, {"from", from}, {"to", to}});
  }
  ui.end_group();
}

void fold_by_name(const Frog& frog, Ui& ui, const SimulationLook& look) {
  ui.begin_group("fold_by_name");
  ui.heading("fold_by_name.title", 4);
  const std::string_view layer = one_of(ui, "fold_layer", kLayerNames, kLayerNames[0], {});
  const std::string_view at = ui.select("fold_at", kPlaces);
  const std::string_view to = ui.select("fold_to", kWays);
  const bool leads = !at.empty() && !to.empty() && !frog.opening.is_folding();
  if (ui.button("fold", when(leads && allows(look, Offer::fold), "places.first"))) {
    lay_on_its_back(ui);
    ui.command("fold", {{"layer", layer}, {"at", at}, {"to", to}});
  }
  ui.end_group();
}

void show_pins(const Frog& frog, Ui& ui, const SimulationLook& look) {
  for (const Layer layer : kBoth) {
    for (const Pin& pin : frog.opening.pins(layer)) {
      std::string id = key("unpin.", name_of(layer));
      const NumberText n = ui.number(pin.id);
      id.append(".", 1);
      char digits[2] = {static_cast<char>('0' + pin.id / 10 % 10),
                        static_cast<char>('0' + pin.id % 10)};
      id.append(digits, 2);
      if (ui.button(id,
                    {.key = "unpin", .tone = Tone::quiet, .disabled = !allows(look, Offer::unpin)},
                    {{"layer", ui.tr(title_of(layer))}, {"n", n}}))
        take_pin_out(ui, layer, pin.id);
    }
  }
}

void do_by_name(const Frog& frog, Ui& ui, const SimulationLook& look) {
  ui.text("by_name.sides");
  cut_by_name(ui, look);
  fold_by_name(frog, ui, look);
  show_pins(frog, ui, look);
}

/// In words how far the frog is opened, and what a blade met.
void show_state(const Frog& frog, Ui& ui) {
  ui.begin_list("state");
  for (const Layer layer : kBoth) {
    const Sheet& sheet = frog.opening.sheet(layer);
    const std::string_view name = ui.tr(title_of(layer));
    const std::string id = key("state.", name_of(layer));
    if (sheet.cut_count() == 0) {
      ui.item(id, {.key = "state.whole"}, {{"layer", name}});
    } else {
      say_open(frog, ui, id, layer, false);
    }
  }
  if (frog.opening.nicked().count() > 0)
    ui.item("state.nicked", {}, {{"parts", list_of(ui, frog.opening.nicked())}});
  ui.end_list();
}

}  // namespace

void show_opening(const Frog& frog, Ui& ui, const SimulationLook& look, bool drawn) {
  ui.begin_group("opening");
  ui.heading("opening.title", 3);
  if (drawn) choose_tool(ui);
  show_held(frog, ui, look);
  say_last(frog, ui);
  if (ui.button("undo", when(ui.can_undo(), "undo.none"))) ui.command("undo");
  // Where nothing is drawn it is the only way: open, until the student folds it to read on sooner.
  if (!drawn && ui.field("by_name").empty()) ui.set_field("by_name", "open");
  if (ui.begin_disclosure("by_name")) do_by_name(frog, ui, look);
  ui.end_disclosure();
  show_state(frog, ui);
  ui.end_group();
}

}  // namespace skua::frog
