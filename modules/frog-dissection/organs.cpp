#include "organs.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "frog.h"
#include "whole.h"

namespace skua::frog {

static_assert(kPieceCount < 32, "a bit for each, and one for the wall of the body");

namespace {

/// The structure that a command is about, when it is of a piece that can be taken out of this frog.
std::optional<uint32_t> of_a_piece(const Command& command, const Frog& frog) {
  const auto structure = whole(command, "structure", kStructureCount - 1);
  if (!structure || piece_of(*structure) == kStays || !has(frog.female, *structure)) return {};
  return structure;
}

constexpr uint32_t bit(uint32_t piece) { return 1u << piece; }

std::string_view name_of(uint32_t piece) { return kPieces[piece].id; }

}  // namespace

uint32_t structure_called(std::string_view id) {
  uint32_t i = 0;
  while (i < kStructureCount && id != kStructures[i].id) ++i;
  return i;
}

uint32_t piece_called(std::string_view id) {
  uint32_t i = 0;
  while (i < kPieceCount && id != kPieces[i].id) ++i;
  return i < kPieceCount ? i : kNothing;
}

bool has(bool female, uint32_t structure) {
  const Sex sex = kStructures[structure].sex;
  return sex == Sex::both || (sex == Sex::female) == female;
}

namespace {

/// The pieces of a frog of this sex.
consteval uint32_t pieces_of(bool female) {
  uint32_t bits = 0;
  for (const StructureFacts& s : kStructures) {
    const bool there = s.sex == Sex::both || (s.sex == Sex::female) == female;
    if (there && s.piece != kStays) bits |= 1u << s.piece;
  }
  return bits;
}
constexpr uint32_t kPiecesOf[] = {pieces_of(false), pieces_of(true)};

uint32_t in_place(const Organs& organs, bool female) {
  return kPiecesOf[female ? 1 : 0] & ~organs.out;
}

}  // namespace

bool has_piece(bool female, uint32_t piece) {
  return (kPiecesOf[female ? 1 : 0] >> piece & 1u) != 0;
}

namespace {

bool has_aside(const Organs& organs, uint32_t piece) {
  for (uint32_t h = 0; h < kHangingCount; ++h) {
    if (organs.way_of(h) != Way::home && piece_of_hanging(h) == piece) return true;
  }
  return false;
}

}  // namespace

uint32_t lying_over(const Organs& organs, bool female, uint32_t piece) {
  const uint32_t there = in_place(organs, female);
  uint32_t over = kPieces[piece].over & there;
  if (organs.aside == Aside{}) return over;
  const bool itself = has_aside(organs, piece);
  for (uint32_t p = 0; p < kPieceCount; ++p) {
    if ((there >> p & 1u) == 0 || p == piece || !(itself || has_aside(organs, p))) continue;
    over &= ~bit(p);
    if (holds(organs.lying(female), p, piece)) over |= bit(p);
  }
  return over;
}

uint32_t in_the_way(const Organs& organs, bool female, uint32_t hanging, Way way) {
  Lying lying = organs.lying(female);
  if (way == Way::home) lying.aside[hanging] = way;
  return lying_over_hanging(lying, hanging);
}

double share_in_sight(const Organs& organs, bool female, uint32_t structure, bool through) {
  const StructureFacts& s = kStructures[structure];
  const uint32_t hiding = in_place(organs, female) | (through ? 0 : kWall);
  uint32_t share = 0;
  for (uint32_t i = 0; i < s.cover_count; ++i) {
    const CoverFacts& cover = kCovers[s.cover + i];
    if ((cover.by & hiding) == 0) share += cover.share;
  }
  return std::clamp(share / 255.0 + organs.gain(structure), 0.0, 1.0);
}

double mass_g(uint32_t piece) {
  constexpr double kUnit_cm3 = kUnit_mm * kUnit_mm * kUnit_mm / 1000;
  double mass = 0;
  for (const StructureFacts& s : kStructures) {
    if (s.piece == piece) mass += s.volume * 1e-9 * kUnit_cm3 * (s.density / 100.0);
  }
  return mass;
}

double length_mm(uint32_t structure) {
  return kStructures[structure].length * static_cast<double>(kFactStep) * kUnit_mm;
}

double width_mm(uint32_t structure) {
  return kStructures[structure].width * static_cast<double>(kFactStep) * kUnit_mm;
}

double gut_length_mm() {
  double steps = 0;
  for (const LineFacts& line : kLines) steps += line.at[line.count - 1];
  return steps * static_cast<double>(kFactStep) * kUnit_mm;
}

double lung_scale(uint32_t strokes) { return 1 + 0.12 * strokes; }

void Organs::look(bool female, bool through) {
  const Lying now = lying(female, through);
  if (now == looked_) return;
  looked_ = now;
  gain_ = gain_of(now);
}

void Organs::put_all_back() {
  out = 0;
  aside = {};
  shifted = kFixed;
  came = {};
  uncoiled = stomach_open = heart_open = false;
  strokes = {};
}

bool Organs::move_aside(const Command& command, const Frog& frog, EvidenceLog& log) {
  const auto structure = of_a_piece(command, frog);
  const auto to = whole(command, "to", kWayCount - 1);
  if (!structure || !to || !frog.is_in_reach(*structure)) return false;
  const uint32_t hanging = hanging_of(*structure);
  const Way way = static_cast<Way>(*to);
  if (hanging == kFixed || is_out(piece_of(*structure)) || !can_go(hanging, way)) return false;
  if (way_of(hanging) == way || in_the_way(*this, frog.female, hanging, way) != 0) return false;
  const auto seen = [&](uint32_t i) {
    return frog.is_in_reach(i) ? share_in_sight(*this, frog.female, i, frog.through) : 0;
  };
  std::array<double, kStructureCount> before{};
  for (uint32_t i = 0; i < kStructureCount; ++i) before[i] = seen(i);
  aside[hanging] = way;
  look(frog.female, frog.through);
  shifted = hanging;
  came = {};
  for (uint32_t i = 0; i < kStructureCount; ++i) {
    if (hanging_of(i) != hanging && seen(i) >= before[i] + kEnoughInSight) came.add(i);
  }
  log.performed("move_aside",
                {{"organ", std::string_view(kHangings[hanging].id)}, {"to", kWayNames[*to]}});
  return true;
}

bool Organs::remove(const Command& command, const Frog& frog, EvidenceLog& log) {
  const auto structure = of_a_piece(command, frog);
  if (!structure || !frog.is_in_reach(*structure)) return false;
  const uint32_t piece = piece_of(*structure);
  if (is_out(piece) || lying_over(*this, frog.female, piece) != 0) return false;
  out |= bit(piece);
  for (uint32_t h = 0; h < kHangingCount; ++h) {
    if (piece_of_hanging(h) == piece) aside[h] = Way::home;
  }
  log.performed("remove", {{"organ", name_of(piece)}});
  return true;
}

bool Organs::put_back(const Command& command, const Frog& frog, EvidenceLog& log) {
  const auto structure = of_a_piece(command, frog);
  if (!structure) return false;
  const uint32_t piece = piece_of(*structure);
  if (!is_out(piece) || lying_over(*this, frog.female, piece) != 0) return false;
  out &= ~bit(piece);
  if (name_of(piece) == "gut") uncoiled = stomach_open = false;
  if (name_of(piece) == "heart") heart_open = false;
  log.performed("put_back", {{"organ", name_of(piece)}});
  return true;
}

bool Organs::weigh(const Command& command, const Frog& frog, EvidenceLog& log) {
  const auto structure = of_a_piece(command, frog);
  if (!structure) return false;
  const uint32_t piece = piece_of(*structure);
  if (!is_out(piece) || is_weighed(piece)) return false;
  weighed |= bit(piece);
  log.performed("weigh", {{"organ", name_of(piece)}, {"mass_g", mass_g(piece)}});
  return true;
}

bool Organs::measure(const Command& command, const Frog& frog, EvidenceLog& log) {
  const auto structure = of_a_piece(command, frog);
  if (!structure || is_measured(*structure) || !frog.is_in_reach(*structure)) return false;
  measured.add(*structure);
  log.performed("measure", {{"structure", std::string_view(kStructures[*structure].id)},
                            {"length_mm", length_mm(*structure)},
                            {"width_mm", width_mm(*structure)}});
  return true;
}

bool Organs::uncoil(const Command& command, const Frog&, EvidenceLog& log) {
  static const uint32_t kGut = piece_called("gut");
  const auto wanted = whole(command, "on", 1);
  if (!wanted || !is_out(kGut) || (*wanted == 1) == uncoiled) return false;
  uncoiled = *wanted == 1;
  if (uncoiled) {
    stomach_open = false;
    log.performed("uncoil", {{"length_mm", gut_length_mm()}});
  } else {
    log.performed("coil");
  }
  return true;
}

bool Organs::open_up(const Command& command, const Frog& frog, EvidenceLog& log) {
  static const uint32_t kStomach = structure_called("stomach"), kHeart = piece_called("heart");
  const auto structure = of_a_piece(command, frog);
  const auto wanted = whole(command, "on", 1);
  if (!structure || !wanted || !is_out(piece_of(*structure))) return false;
  const bool of_stomach = *structure == kStomach;
  if (!of_stomach && piece_of(*structure) != kHeart) return false;
  if (of_stomach && uncoiled) return false;
  bool& open = of_stomach ? stomach_open : heart_open;
  if ((*wanted == 1) == open) return false;
  open = *wanted == 1;
  log.performed(open ? "open_up" : "close", {{"organ", of_stomach ? "stomach" : "heart"}});
  return true;
}

bool Organs::inflate(const Command& command, const Frog& frog, EvidenceLog& log) {
  static const uint32_t kRight = structure_called("lung_right"),
                        kLeft = structure_called("lung_left");
  const auto structure = of_a_piece(command, frog);
  const auto wanted = whole(command, "strokes", kMostStrokes);
  if (!structure || !wanted || (*structure != kRight && *structure != kLeft)) return false;
  uint32_t& air = strokes[*structure == kRight ? 0 : 1];
  if (*wanted == air || !frog.is_in_reach(*structure)) return false;
  air = *wanted;
  log.performed("inflate", {{"structure", std::string_view(kStructures[*structure].id)},
                            {"strokes", static_cast<double>(air)}});
  return true;
}

bool Organs::apply(const Command& command, const Frog& frog, EvidenceLog& log) {
  if (command.is("move_aside")) return move_aside(command, frog, log);
  if (command.is("remove")) return remove(command, frog, log);
  if (command.is("put_back")) return put_back(command, frog, log);
  if (command.is("weigh")) return weigh(command, frog, log);
  if (command.is("measure")) return measure(command, frog, log);
  if (command.is("uncoil")) return uncoil(command, frog, log);
  if (command.is("open_up")) return open_up(command, frog, log);
  if (command.is("inflate")) return inflate(command, frog, log);
  return false;
}

void Organs::archive(Archive& a) {
  constexpr uint32_t kAll = (1u << kPieceCount) - 1;
  static const uint32_t kGut = piece_called("gut"), kHeart = piece_called("heart");
  a.field("out", out);
  a.check("out", (out & ~kAll) == 0);
  for (uint32_t h = 0; h < kHangingCount; ++h) {
    a.field(kHangings[h].id, aside[h]);
    const bool possible = static_cast<uint32_t>(aside[h]) < kWayCount && can_go(h, aside[h]) &&
                          (aside[h] == Way::home || !is_out(piece_of_hanging(h)));
    a.check(kHangings[h].id, possible);
    if (a.loading() && !possible) aside[h] = Way::home;
  }
  a.field("shifted", shifted);
  a.check("shifted", shifted <= kFixed);
  if (a.loading() && shifted > kFixed) shifted = kFixed;
  came.archive(a, "came");
  a.field("weighed", weighed);
  a.check("weighed", (weighed & ~kAll) == 0);
  measured.archive(a, "measured");
  a.field("uncoiled", uncoiled);
  a.field("stomach_open", stomach_open);
  a.check("stomach_open", is_out(kGut) || (!stomach_open && !uncoiled));
  a.field("heart_open", heart_open);
  a.check("heart_open", is_out(kHeart) || !heart_open);
  a.field("air_right", strokes[0]);
  a.field("air_left", strokes[1]);
  a.check("air_left", strokes[0] <= kMostStrokes && strokes[1] <= kMostStrokes);
}

}  // namespace skua::frog
