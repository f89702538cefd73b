#include "organs_view.h"

#include <string>
#include <string_view>

#include "names.h"

namespace skua::frog {

namespace {

void command(Ui& ui, std::string_view name, uint32_t structure) {
  ui.command(name, {{"structure", static_cast<double>(structure)}});
}

bool has_several(uint32_t piece) { return structure_called(kPieces[piece].id) == kNothing; }

/// The part of a piece that skin or muscle of the belly covers, where no part of it is uncovered.
uint32_t covered_part_of(const Frog& frog, uint32_t piece) {
  uint32_t covered = kNothing;
  for (uint32_t i = 0; i < kStructureCount; ++i) {
    if (piece_of(i) != piece || !frog.is_there(i)) continue;
    if (frog.is_uncovered(i)) return kNothing;
    covered = i;
  }
  return covered;
}

/// "liver, stomach": in the student's words.
void add_to_list(Ui& ui, std::string& all, std::string_view name) {
  if (!all.empty()) {
    const std::string_view comma = ui.tr("list.comma");
    all.append(comma.data(), comma.size());
  }
  all.append(name.data(), name.size());
}

std::string with_way(std::string_view prefix, Way way) {
  std::string key(prefix.data(), prefix.size());
  const std::string_view name = kWayNames[static_cast<uint32_t>(way)];
  key.append(name.data(), name.size());
  return key;
}

/// What was uncovered when it was moved aside last.
void say_what_came(const Frog& frog, Ui& ui) {
  std::string parts;
  for (uint32_t i = 0; i < kStructureCount; ++i) {
    if (frog.organs.came.has(i) && frog.is_in_reach(i))
      add_to_list(ui, parts, ui.tr(key_of(kStructures[i].id)));
  }
  if (parts.empty())
    ui.text("aside.nothing", {.live = true});
  else
    ui.text("aside.came", {.live = true}, {{"parts", parts}});
}

void offer_moving(const Frog& frog, Ui& ui, const SimulationLook& look) {
  const Organs& organs = frog.organs;
  const uint32_t hanging = hanging_of(frog.at_hand);
  if (frog.is_out(frog.at_hand)) return;
  if (hanging == kFixed) return ui.text("aside.fixed");
  const Way now = organs.way_of(hanging);
  const bool is_aside = now != Way::home, allowed = allows(look, Offer::move_aside);
  uint32_t over = 0;
  for (uint32_t to = 0; to < kWayCount; ++to) {
    const Way way = static_cast<Way>(to);
    if (way == now || (way == Way::home) != is_aside || !can_go(hanging, way)) continue;
    const uint32_t holding = in_the_way(organs, frog.female, hanging, way);
    over |= holding;
    if (ui.button(with_way("aside.", way), {.disabled = holding != 0 || !allowed}))
      ui.command("move_aside", {{"structure", static_cast<double>(frog.at_hand)},
                                {"to", static_cast<double>(to)}});
  }
  if (is_aside) ui.text(with_way("organ.aside.", now), {.live = true});
  if (organs.shifted == hanging && is_aside) say_what_came(frog, ui);
  if (organs.shifted == hanging && !is_aside) ui.text("aside.back", {.live = true});
  if (over == 0) return;
  std::string parts;
  for (uint32_t p = 0; p < kPieceCount; ++p) {
    if ((over >> p & 1u) != 0) add_to_list(ui, parts, ui.tr(piece_key(p)));
  }
  ui.text(is_aside ? "aside.no_room" : "aside.under", {.live = true}, {{"parts", parts}});
}

/// Of the pieces that lie over one, by name, and of each that can't be got at, what to do.
void say_what_lies_over(const Frog& frog, Ui& ui, uint32_t piece) {
  const uint32_t over = lying_over(frog.organs, frog.female, piece);
  if (over == 0) return;
  ui.begin_list("organ.over");
  for (uint32_t p = 0; p < kPieceCount; ++p) {
    if ((over >> p & 1u) == 0) continue;
    std::string id("organ.over.");
    id.append(kPieces[p].id);
    const uint32_t covered = covered_part_of(frog, p);
    if (covered == kNothing) {
      ui.item(id, {.key = "organ.over.one"}, {{"part", ui.tr(piece_key(p))}});
    } else {
      ui.item(id, {.key = "organ.over.covered"},
              {{"part", ui.tr(piece_key(p))},
               {"region", ui.tr(region_key(kStructures[covered].region))}});
    }
  }
  ui.end_list();
}

void offer_taking(const Frog& frog, Ui& ui, const SimulationLook& look, uint32_t piece) {
  const Organs& organs = frog.organs;
  const bool free = lying_over(organs, frog.female, piece) == 0;
  if (has_several(piece)) ui.text("organ.together", {}, {{"whole", ui.tr(piece_key(piece))}});
  if (organs.is_out(piece)) {
    ui.text(free ? "organ.out" : "organ.no_room", {.live = true});
    if (ui.button("put_back", offered(look, Offer::put_back, when(free, "organ.no_room"))))
      command(ui, "put_back", frog.at_hand);
  } else {
    ui.text(free ? "organ.free" : "organ.under");
    if (ui.button("remove", offered(look, Offer::remove, when(free, "organ.under"))))
      command(ui, "remove", frog.at_hand);
  }
  say_what_lies_over(frog, ui, piece);
}

void offer_measuring(const Frog& frog, Ui& ui, const SimulationLook& look, uint32_t piece) {
  const Organs& organs = frog.organs;
  if (organs.is_weighed(piece)) {
    const NumberText mass = ui.number(mass_g(piece), 2);
    ui.text("organ.mass", {.live = true}, {{"whole", ui.tr(piece_key(piece))}, {"n", mass}});
  } else if (ui.button("weigh",
                       offered(look, Offer::weigh, when(organs.is_out(piece), "weigh.first")))) {
    command(ui, "weigh", frog.at_hand);
  }
  if (organs.is_measured(frog.at_hand)) {
    const NumberText length = ui.number(length_mm(frog.at_hand)),
                     width = ui.number(width_mm(frog.at_hand));
    ui.text("organ.size", {.live = true},
            {{"part", ui.tr(key_of(kStructures[frog.at_hand].id))},
             {"length", length},
             {"width", width}});
  } else if (ui.button("measure", offered(look, Offer::measure))) {
    command(ui, "measure", frog.at_hand);
  }
}

void offer_gut(const Frog& frog, Ui& ui, const SimulationLook& look) {
  const bool straight = frog.organs.uncoiled;
  if (straight) {
    const NumberText length = ui.number(gut_length_mm()), body = ui.number(kBody_mm),
                     times = ui.number(gut_length_mm() / kBody_mm, 1);
    ui.text("gut.length", {.live = true}, {{"length", length}, {"body", body}, {"times", times}});
  }
  if (ui.button(straight ? "coil" : "uncoil", {.disabled = !allows(look, Offer::uncoil)})) {
    ui.set_field("lens", "");  // so that all its length is seen
    ui.command("uncoil", {{"on", straight ? 0.0 : 1.0}});
  }
}

void offer_opening(const Frog& frog, Ui& ui, const SimulationLook& look, bool open,
                   std::string_view inside) {
  if (open) ui.text(inside, {.live = true});
  if (ui.button(open ? "close_up" : "open_up", {.disabled = !allows(look, Offer::open_up)})) {
    ui.set_field("lens", open ? "" : "yes");
    ui.command("open_up",
               {{"structure", static_cast<double>(frog.at_hand)}, {"on", open ? 0.0 : 1.0}});
  }
}

void offer_air(const Frog& frog, Ui& ui, const SimulationLook& look, uint32_t strokes) {
  const auto blow = [&](uint32_t wanted) {
    ui.command("inflate", {{"structure", static_cast<double>(frog.at_hand)},
                           {"strokes", static_cast<double>(wanted)}});
  };
  ui.text("lung.air", {.live = true}, {{"n", static_cast<double>(strokes)}});
  const bool allowed = allows(look, Offer::inflate);
  if (ui.button("inflate", {.disabled = !allowed || strokes == Organs::kMostStrokes}))
    blow(strokes + 1);
  if (ui.button("deflate", {.disabled = !allowed || strokes == 0})) blow(0);
}

void offer_work(const Frog& frog, Ui& ui, const SimulationLook& look) {
  const uint32_t piece = piece_of(frog.at_hand);
  if (piece == kStays) return;
  const Organs& organs = frog.organs;
  const std::string_view id = kStructures[frog.at_hand].id, of = kPieces[piece].id;
  ui.begin_group("organ");
  offer_moving(frog, ui, look);
  offer_taking(frog, ui, look, piece);
  offer_measuring(frog, ui, look, piece);
  if (organs.is_out(piece)) {
    if (id == "stomach" && !organs.uncoiled)
      offer_opening(frog, ui, look, organs.stomach_open, "stomach.inside");
    if (of == "heart") offer_opening(frog, ui, look, organs.heart_open, "heart.inside");
    if (of == "gut") offer_gut(frog, ui, look);
  }
  if (of.starts_with("lung")) offer_air(frog, ui, look, organs.strokes[of == "lung_right" ? 0 : 1]);
  ui.end_group();
}

// ---- the lists

/// Why a structure can't be looked at now, in words.
std::string_view why_hidden(const Frog& frog, Ui& ui, uint32_t structure) {
  const StructureFacts& s = kStructures[structure];
  if (!frog.is_uncovered(structure)) {
    if (frog.upper_layer() == 0) return ui.tr("hidden.closed");
    return ui.tr("hidden.covered", {{"region", ui.tr(region_key(s.region))}});
  }
  if (frog.organs.gain(structure) < 0) return ui.tr("hidden.aside");
  Organs bare;
  bare.out = (1u << kPieceCount) - 1;
  if (s.piece == kStays &&
      share_in_sight(bare, frog.female, structure, frog.through) < kEnoughInSight)
    return ui.tr("hidden.inside");
  for (uint32_t i = 0; i < s.cover_count; ++i) {
    for (uint32_t p = 0; p < kPieceCount; ++p) {
      const bool lies_there = !frog.organs.is_out(p) && has_piece(frog.female, p);
      if ((kCovers[s.cover + i].by >> p & 1u) != 0 && lies_there && p != s.piece)
        return ui.tr("hidden.under", {{"part", ui.tr(piece_key(p))}});
    }
  }
  return ui.tr("hidden.behind");
}

std::string group_of(std::string_view by, const StructureFacts& s) {
  if (by == "region") return region_key(s.region);
  if (by == "layer") return layer_key(s.layer);
  return system_key(s.system);
}

std::string with_id(std::string_view prefix, std::string_view id) {
  std::string key(prefix.data(), prefix.size());
  key.append(id.data(), id.size());
  return key;
}

void list_group(const Frog& frog, Ui& ui, const SimulationLook& look, std::string_view by,
                const std::string& group) {
  const bool allowed = allows(look, Offer::examine);
  bool hidden = false;
  for (uint32_t i = 0; i < kStructureCount; ++i) {
    const StructureFacts& s = kStructures[i];
    if (!has(frog.female, i) || group_of(by, s) != group) continue;
    if (!frog.is_in_reach(i)) {
      hidden = true;
      continue;
    }
    const std::string key = key_of(s.id), place = where_key(frog, i);
    if (ui.button(
            with_id("list.", s.id),
            {.key = key, .description_key = place, .tone = Tone::quiet, .disabled = !allowed}))
      command(ui, "examine", i);
  }
  if (!hidden) return;
  ui.begin_list(with_id("hidden.", group), {.key = "parts.hidden"});
  for (uint32_t i = 0; i < kStructureCount; ++i) {
    const StructureFacts& s = kStructures[i];
    if (!has(frog.female, i) || group_of(by, s) != group || frog.is_in_reach(i)) continue;
    ui.item(with_id("hidden.", s.id), {.key = "parts.why"},
            {{"part", ui.tr(key_of(s.id))}, {"why", why_hidden(frog, ui, i)}});
  }
  ui.end_list();
}

}  // namespace

std::string where_key(const Frog& frog, uint32_t structure) {
  if (frog.is_out(structure)) return "organ.on_tray";
  if (frog.organs.is_aside(structure))
    return with_way("organ.aside.", frog.organs.way_of(hanging_of(structure)));
  return key_of(kStructures[structure].id, "place");
}

void show_card(const Frog& frog, Ui& ui, const SimulationLook& look) {
  ui.begin_group("card");
  if (frog.at_hand == kNothing) {
    ui.text("card.none");
  } else {
    const StructureFacts& s = kStructures[frog.at_hand];
    ui.heading("card.title", 3, {.live = true},
               {{"part", ui.tr(key_of(s.id))}, {"system", ui.tr(system_key(s.system))}});
    const bool lens = ui.field("lens") == "yes";
    if (ui.toggle("lens", lens)) ui.set_field("lens", lens ? "" : "yes");
    offer_work(frog, ui, look);
    ui.begin_list("card.list");
    if (frog.opening.nicked().has(frog.at_hand)) ui.item("card.nicked");
    ui.item("card.does", {}, {{"words", ui.tr(key_of(s.id, "does"))}});
    ui.item("card.place", {}, {{"words", ui.tr(key_of(s.id, "place"))}});
    ui.item("card.looks", {}, {{"words", ui.tr(key_of(s.id, "looks"))}});
    ui.item("card.human", {}, {{"words", ui.tr(key_of(s.id, "human"))}});
    ui.end_list();
  }
  ui.end_group();
}

void show_parts(const Frog& frog, Ui& ui, const SimulationLook& look) {
  if (ui.begin_disclosure("parts")) {
    constexpr std::string_view kWays[] = {"system", "region", "layer"};
    std::string_view by = ui.choice("arranged", kWays);
    if (by.empty()) {
      ui.set_field("arranged", kWays[0]);
      by = kWays[0];
    }
    std::string shown;  // keys of the groups so far, each with a space after it
    for (uint32_t i = 0; i < kStructureCount; ++i) {
      if (!has(frog.female, i)) continue;
      std::string group = group_of(by, kStructures[i]);
      group.push_back(' ');
      if (shown.find(group) != std::string::npos) continue;
      shown.append(group);
      group.pop_back();
      if (ui.begin_disclosure(with_id("group.", group), {.key = group}))
        list_group(frog, ui, look, by, group);
      ui.end_disclosure();
    }
  }
  ui.end_disclosure();
}

}  // namespace skua::frog
