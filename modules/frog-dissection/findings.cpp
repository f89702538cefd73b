// The table of all that was weighed and measured.
#include <array>
#include <string_view>
#include <vector>

#include "names.h"
#include "organs_view.h"

namespace skua::frog {

namespace {

/// A row for a piece that was weighed, or for a structure that was measured: both where the
/// structure gives the piece its name.
struct Row {
  uint32_t piece, structure;
};

std::vector<Row> rows_of(const Organs& organs) {
  std::vector<Row> rows;
  for (uint32_t p = 0; p < kPieceCount; ++p) {
    const uint32_t structure = structure_called(kPieces[p].id);
    const bool measured = structure != kNothing && organs.is_measured(structure);
    if (organs.is_weighed(p)) rows.push_back({p, measured ? structure : kNothing});
  }
  for (uint32_t i = 0; i < kStructureCount; ++i) {
    if (!organs.is_measured(i)) continue;
    const bool stands_there = piece_of(i) != kStays && organs.is_weighed(piece_of(i)) &&
                              structure_called(kPieces[piece_of(i)].id) == i;
    if (!stands_there) rows.push_back({kNothing, i});
  }
  return rows;
}

}  // namespace

void show_findings(const Frog& frog, Ui& ui) {
  const std::vector<Row> rows = rows_of(frog.organs);
  if (rows.empty()) return;
  if (ui.begin_disclosure("findings")) {
    std::vector<NumberText> numbers(3 * rows.size());  // the cells look into them
    std::vector<skua_str> cells;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto [piece, structure] = rows[i];
      cells.push_back(
          to_abi(ui.tr(piece != kNothing ? piece_key(piece) : key_of(kStructures[structure].id))));
      const auto say = [&](std::size_t column, bool known, double value, int decimals) {
        if (known) numbers[3 * i + column] = ui.number(value, decimals);
        cells.push_back(to_abi(known ? numbers[3 * i + column].view() : ui.tr("findings.none")));
      };
      const bool weighed = piece != kNothing, measured = structure != kNothing;
      say(0, weighed, weighed ? mass_g(piece) : 0, 2);
      say(1, measured, measured ? length_mm(structure) : 0, 0);
      say(2, measured, measured ? width_mm(structure) : 0, 0);
    }
    std::array<skua_str, 4> columns{};
    for (std::size_t i = 0;
         const char* key : {"findings.part", "findings.mass", "findings.length", "findings.width"})
      columns[i++] = to_abi(ui.tr(key));
    ui.table("findings.table", columns, cells);
  }
  ui.end_disclosure();
}

}  // namespace skua::frog
