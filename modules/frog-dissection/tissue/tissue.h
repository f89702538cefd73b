/// What tissue is made of, and the constraints that make a surface behave like it.
#pragma once

#include <vector>

#include "solver.h"
#include "surface.h"

namespace skua::frog {

/// Of a leopard frog of usual size. Turns metres into body lengths.
inline constexpr double kBody_m = 0.08;
/// Muscle's (Mendez and Keys 1960, "Density and composition of mammalian muscle"); skin's is much
/// the same.
inline constexpr double kDensity_kg_m3 = 1060;
/// Body lengths/s^2: an eighth of what it is. Under its whole weight a sheet as soft as these would
/// be drawn out by itself.
inline constexpr double kGravity = 9.81 / kBody_m / 8;

/// Softer by far than what lives: a hand could not tell that from no stretching at all, and it
/// would take many more substeps.
struct Tissue {
  double thickness = 0;  ///< body lengths
  double stretch_N_m =
      0;  ///< tension for each part by which it is stretched (Young's modulus times thickness)
  double bend_N_m = 0;      ///< stiffness between the vertices beside an edge: what resists folding
  double hold_N_m = 0;      ///< of the connective tissue below a square body length
  double tears = 0;         ///< how far, in body lengths, that is drawn out before it tears
  double tears_at_cut = 0;  ///< the same where the sheet is cut, or has torn off, beside it

  /// Mass of a square body length, kg.
  constexpr double mass_of_area() const {
    return kDensity_kg_m3 * thickness * kBody_m * kBody_m * kBody_m;
  }
};

/// Skin hangs on the muscle by thin septa only: a frog's has lymph sacs below (Ecker and Gaupp,
/// Anatomie des Frosches).
inline constexpr Tissue kSkin{.thickness = 0.004,
                              .stretch_N_m = 0.17,
                              .bend_N_m = 0.005,
                              .hold_N_m = 15,
                              .tears = 0.04,
                              .tears_at_cut = 0.009};
/// The belly's muscle is held by its border; below it are only organs.
inline constexpr Tissue kMuscle{.thickness = 0.01,
                                .stretch_N_m = 0.5,
                                .bend_N_m = 0.02,
                                .hold_N_m = 25,
                                .tears = 0.12,
                                .tears_at_cut = 0.009};

/// Mass of each vertex, kg: a third of the triangles around it.
std::vector<double> masses_of(const Surface&, const Tissue&);

/// Along each edge a link as stiff as the tissue beside it (Van Gelder 1998, "Approximate
/// simulation of elastic membranes by triangulated spring meshes": stiffness times area over length
/// squared), so that a cut does not change how the rest stretches; and across each edge one against
/// folding.
std::vector<Link> links_of(const Surface&, const Tissue&);

}  // namespace skua::frog
