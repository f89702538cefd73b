/// Sections of a frog's organs, made from a seed: where what lies on a slide, in µm from the
/// slide's middle, x to the right and y down. The same wherever it is worked out.
#pragma once

#include <vector>

#include "chance.h"
#include "kinds.h"

namespace skua::microscope {

/// A thing that has an outline of its own, or a stretch of a layer.
struct Piece {
  Kind kind = Kind::epidermis;
  double x = 0, y = 0;           ///< its middle, µm
  double length = 0, width = 0;  ///< along its axis and across it, µm
  uint32_t turn = 0;             ///< of its axis: see `axis`
  uint32_t own = 0;              ///< its own chance, for what is drawn in it
  /// A stretch ends at straight lines, an outline is an ellipse.
  bool stretch = false;
};

struct Box {
  double left, top, right, bottom;
  bool holds(double x, double y) const {
    return x >= left && x <= right && y >= top && y <= bottom;
  }
  Box wider(double by) const { return {left - by, top - by, right + by, bottom + by}; }
};

struct Point_um {
  double x, y;
};

/// All pieces of a slide whose middle lies in the box, row by row. `slide` is none of the
/// two-faced: not `mystery`.
void find_pieces(Slide slide, uint32_t seed, const Box& box, std::vector<Piece>& found);

/// Whether a point lies in the piece.
bool lies_in(const Piece& piece, double x, double y);

/// How far blood in a capillary of skin or lung is from the air, in µm; of other kinds 0.
double air_um(const Piece& piece, uint32_t seed);

// ---- what sections are made of, for those who draw them

/// The skin: its surface, the lower edge of its epidermis, and of its two kinds of dermis.
struct Skin {
  uint32_t seed;
  double surface(double x) const { return 7 * noise(seed, x / 170) - 3.5; }
  double epidermis(double x) const { return 37 + 12 * noise(seed + 1, x / 85); }  ///< its thickness
  double base(double x) const { return surface(x) + epidermis(x); }
  double spongy(double x) const { return 168 + 10 * noise(seed + 2, x / 240); }
  double compact(double x) const { return spongy(x) + 46 + 6 * noise(seed + 3, x / 300); }
  Piece capillary(int32_t i) const;
  Piece melanophore(int32_t i) const;
  /// A gland in its stretch of 150 µm, mucous or granular; without length there is none.
  Piece gland(int32_t i) const;
};

struct Muscle {
  uint32_t seed;
  static constexpr double kPitch = 66;
  /// The upper edge of a fibre at x.
  double edge(int32_t fibre, double x) const {
    return fibre * kPitch + between(hash(seed, fibre, 1), -8, 8) + 10 * noise(seed + 5, x / 420) -
           5;
  }
  static constexpr double kGap = 5;  ///< between two fibres
  double middle(int32_t fibre, double x) const {
    return (edge(fibre, x) + edge(fibre + 1, x) - kGap) / 2;
  }
  double width(int32_t fibre) const { return edge(fibre + 1, 0) - edge(fibre, 0) - kGap; }
  Piece nucleus(int32_t fibre, int32_t i) const;
  static constexpr double kSarcomere = 2.3;
};

/// A fold of the intestine: its outline, from valley over tip to valley, and for each point the
/// direction into it.
struct Fold {
  std::vector<Point_um> outline, inward;
  double height, x;
};
struct Gut {
  uint32_t seed;
  static constexpr double kPitch = 218, kBase = 270, kSubmucosa = 310, kCircular = 372, kLong = 392;
  Fold fold(int32_t i) const;
  static constexpr double kCell = 7.5;  ///< from cell to cell along the outline
  double cell_height(uint32_t own) const { return between(own, 34, 41); }
};
/// Cells along a fold's outline, columnar and goblet.
void fold_cells(const Gut& gut, int32_t fold, std::vector<Piece>& found);

struct Liver {
  uint32_t seed;
  static constexpr double kCell = 16.5, kBlood = 10, kPlates = 2 * kCell + kBlood, kVeins = 640;
  /// Plates of cells are straight on a plane that lies bent on the slide.
  Point_um bent(double x, double y) const {
    const double u = x + 0.35 * y;
    return {u + 60 * noise(seed + 1, y / 120) - 30,
            y - 0.3 * x + 170 * noise(seed + 2, u / 210) - 85};
  }
  /// What lies at a place of the slide before it is bent, nearly.
  Point_um straight(double x, double y) const {
    return {(x - 0.35 * y) / 1.105, (y + 0.3 * x) / 1.105};
  }
  /// The middle of a row, of which each plate has two and a space for blood.
  static double row(int32_t j) {
    const int32_t plate = floor_of(j / 3.0), in = j - 3 * plate;
    return plate * kPlates + (in == 0 ? kCell / 2 : in == 1 ? 1.5 * kCell : 2 * kCell + kBlood / 2);
  }
  /// The vein of a part of the slide: a circle.
  Piece vein(int32_t i, int32_t j) const;
  bool in_vein(double x, double y) const;
  /// A cell of a plate; without length there is a way through for blood.
  Piece cell(int32_t i, int32_t j) const;
  Piece sinusoid(int32_t i, int32_t j) const;
  Piece pigment(int32_t i, int32_t j) const;
};

/// What of the plane before it is bent can lie in a box of the slide.
Box liver_box(const Liver&, const Box&);

struct Lung {
  uint32_t seed;
  static constexpr double kPitch = 330;
  Point_um knot(int32_t i, int32_t j) const;
  /// A septum from a knot to the next one at its right (0) or below it (1), as a bent line; empty:
  /// the air is open there.
  std::vector<Point_um> septum(int32_t i, int32_t j, uint32_t way) const;
  double thickness(int32_t i, int32_t j, uint32_t way) const {
    return between(hash(seed, i, j, 20 + way), 13, 20);
  }
  Piece airspace(int32_t i, int32_t j) const;
  static constexpr double kCapillaries = 21;  ///< from one to the next along a septum
};
/// Capillaries of a septum, on both its faces in turn.
void septum_capillaries(const Lung& lung, int32_t i, int32_t j, uint32_t way,
                        std::vector<Piece>& found);

struct Smear {
  uint32_t seed;
  bool human;
  double pitch() const { return human ? 13.5 : 33; }
  Piece cell(int32_t i, int32_t j) const;  ///< without length: a gap
};

struct Testis {
  uint32_t seed;
  static constexpr double kPitch = 213;
  Piece tubule(int32_t i, int32_t j) const;
};
/// What lies in a tubule: cysts at its wall, bundles of sperm further in.
void tubule_contents(const Piece& tubule, std::vector<Piece>& found);

}  // namespace skua::microscope
