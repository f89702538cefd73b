#include "belly.h"

#include <algorithm>

#include "beneath.h"
#include "frog_facts.h"
#include "sheet_grid.h"

namespace skua::frog {

namespace {

constexpr double kStep = 1.0 / 8192;
static_assert(kStep == static_cast<double>(kFactStep));

/// Around the belly, where flaps come to lie. The description's own ground is finer, and goes no
/// farther than the sheet.
Ground ground_around(const SheetFacts& facts, double above) {
  Ground around{.x_from = 0.02,
                .x_to = 0.9,
                .y_from = -0.44,
                .y_to = 0.44,
                .columns = 72,
                .rows = 72,
                .height = {},
                .tray = -0.02};
  Ground own{.x_from = facts.ground_low[0] * kStep,
             .x_to = facts.ground_high[0] * kStep,
             .y_from = facts.ground_low[1] * kStep - midline(),
             .y_to = facts.ground_high[1] * kStep - midline(),
             .columns = facts.ground_columns,
             .rows = facts.ground_rows,
             .height = {},
             .tray = -1};
  for (int i = 0; i < facts.ground_columns * facts.ground_rows; ++i)
    own.height.push_back(static_cast<float>(facts.ground[i] * kStep));
  around.height.resize(std::size_t{around.columns} * around.rows, static_cast<float>(around.tray));
  lay_over_body(around, above);
  for (uint32_t row = 0; row < around.rows; ++row) {
    for (uint32_t column = 0; column < around.columns; ++column) {
      const Point p = around.place_of(column, row);
      if (p.x < own.x_from || p.x > own.x_to || p.y < own.y_from || p.y > own.y_to) continue;
      around.height[row * around.columns + column] =
          static_cast<float>(std::max(own.height_at(p.x, p.y), around.tray));
    }
  }
  return around;
}

SheetShape shape_of(Layer layer) {
  const SheetFacts& facts = kSheets[static_cast<uint32_t>(layer)];
  SheetShape shape;
  const int count = facts.columns * facts.rows;
  for (int v = 0; v < count; ++v) {
    shape.rest.push_back({facts.x[v] * kStep, facts.y[v] * kStep - midline(), facts.z[v] * kStep});
    shape.fixed.push_back(sheet_is_fixed(facts.columns, facts.rows, v));
  }
  for (const auto& corners : sheet_triangles(facts.columns, facts.rows))
    shape.triangles.push_back({corners[0], corners[1], corners[2]});
  const bool skin = layer == Layer::skin;
  shape.tissue = skin ? kSkin : kMuscle;
  // A flap of muscle comes to lie on one of skin.
  shape.ground = ground_around(facts, skin ? 0.004 : 0.004 + 2 * kSkin.thickness);
  return shape;
}

}  // namespace

const Sheet& whole_sheet(Layer layer) {
  // What the description gives is a sheet: a test makes both.
  static const Sheet skin = *Sheet::make(shape_of(Layer::skin));
  static const Sheet muscle = *Sheet::make(shape_of(Layer::muscle));
  return layer == Layer::skin ? skin : muscle;
}

const Cover& whole_cover(Layer layer) {
  static const Cover skin(whole_sheet(Layer::skin)), muscle(whole_sheet(Layer::muscle));
  return layer == Layer::skin ? skin : muscle;
}

}  // namespace skua::frog
