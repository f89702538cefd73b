#include "pack.h"

#include "facts.h"
#include "facts_header.h"
#include "level.h"

namespace skua::anatomy {

namespace {

/// With what is drawn upon it. The body's wall shows only once skin is cut.
bool is_outside(const Structure& one) {
  return one.id != "body_wall" &&
         frog::is_seen_closed(one.detail_of.empty() ? one.id : one.detail_of);
}

}  // namespace

std::expected<Packed, std::string> pack(const Specimen& specimen) {
  std::vector<Meshed> meshes;
  for (const Structure& one : specimen.structures)
    meshes.push_back({&one, meshed(*one.solid, one.cell)});
  auto facts = facts_header(specimen, meshes);
  if (!facts) return std::unexpected(facts.error());
  for (const Structure& one : specimen.openings)
    meshes.push_back({&one, meshed(*one.solid, one.cell)});
  // Details have no name and no measure: the model does not know of them.
  for (const Structure& one : specimen.details)
    meshes.push_back({&one, meshed(*one.solid, one.cell)});
  std::vector<Meshed> first;
  std::vector<Meshed> inside;
  for (const Meshed& one : meshes) {
    const bool outside = is_outside(*one.structure);
    if (!outside) inside.push_back(one);
    // What is in organs that are cut open, and upon them, the model does not know of.
    const bool asked_for = one.structure->detail_of.empty() &&
                           !one.structure->id.starts_with("open_") && !one.structure->later;
    if (outside || asked_for) first.push_back(one);
  }
  constexpr Detail kCoarse{1.0, 0.0024, true}, kWall{0.8, 0.0021, true}, kSmooth{0.52, 0.00145},
      kUsual{0.34, 0.0008}, kClose{0.17, 0.0004};
  // The back is most of the first picture's triangles, and has no small forms of its own.
  const auto by_place = [&](const Structure& one) {
    if (one.id == "body_wall") return kWall;
    if (!is_outside(one)) return kCoarse;
    return one.id == "skin_dorsal" ? kSmooth : kUsual;
  };
  const auto usual = [&](const Structure&) { return kUsual; };
  const auto close = [&](const Structure&) { return kClose; };
  auto whole = packed_level(specimen, first, by_place);
  if (!whole) return std::unexpected(whole.error());
  auto organs = packed_level(specimen, inside, usual);
  if (!organs) return std::unexpected(organs.error());
  auto fine = packed_level(specimen, meshes, close);
  if (!fine) return std::unexpected(fine.error());
  return Packed{std::move(*whole), std::move(*organs), std::move(*fine), std::move(*facts)};
}

}  // namespace skua::anatomy
