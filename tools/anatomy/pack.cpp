#include "pack.h"

#include "facts_header.h"
#include "level.h"

namespace skua::anatomy {

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
  auto first = packed_level(specimen, meshes, {0.34, 0.0008});
  if (!first) return std::unexpected(first.error());
  auto fine = packed_level(specimen, meshes, {0.17, 0.0004});
  if (!fine) return std::unexpected(fine.error());
  return Packed{std::move(*first), std::move(*fine), std::move(*facts)};
}

}  // namespace skua::anatomy
