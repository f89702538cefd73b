/// Extended position-based dynamics (XPBD; Macklin, Müller, Chentanez 2016, "XPBD: Position-Based
/// Simulation of Compliant Constrained Dynamics"): each constraint C with compliance a is moved by
///
///     dl = (-C - a/dt^2 l) / (sum w |grad C|^2 + a/dt^2)
///
/// so that how much something yields depends neither on the substeps nor on how often constraints
/// are looked at.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "ground.h"
#include "place.h"

namespace skua::frog {

struct Particle {
  Place at;
  Place speed;              ///< a second
  double inverse_mass = 0;  ///< 1/kg; 0: held where it is
  Place before{};           ///< where it was before this substep
};

/// Two particles that want to be `rest` apart.
struct Link {
  uint16_t a = 0, b = 0;
  double rest = 0;
  double compliance = 0;  ///< m/N, which is s^2/kg whatever lengths are measured in; 0 is rigid
  double longest = 1e9;   ///< farther apart they never are, whatever pulls
  double lambda = 0;
};

/// A particle that wants to be at a place.
struct Anchor {
  uint16_t particle = 0;
  Place place;
  double compliance = 0;
  Place lambda{};
};

struct Body {
  std::vector<Particle> particles;
  std::vector<Link> links;
  std::vector<Anchor> anchors;
  double gravity = 0;   ///< downwards, along -z
  double damping = 0;   ///< a second: what part of speed is lost
  double friction = 0;  ///< of the ground
};

/// One step of `dt` seconds in `substeps`. With a ground, particles are kept above it.
void step(Body&, const Ground* ground, double dt, int substeps, int iterations);

}  // namespace skua::frog
