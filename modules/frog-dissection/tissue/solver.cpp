#include "solver.h"

#include <algorithm>

namespace skua::frog {
namespace {

void predict(Body& body, double dt) {
  for (Particle& p : body.particles) {
    p.before = p.at;
    if (p.inverse_mass == 0) continue;
    p.speed.z -= body.gravity * dt;
    p.at = p.at + p.speed * dt;
  }
}

void solve(Link& link, Particle* particles, double per_dt2) {
  Particle &a = particles[link.a], &b = particles[link.b];
  const double weight = a.inverse_mass + b.inverse_mass;
  const Place way = b.at - a.at;
  const double far = length(way);
  if (weight == 0 || far == 0) return;
  const double compliance = link.compliance * per_dt2;
  double change = (link.rest - far - compliance * link.lambda) / (weight + compliance);
  link.lambda += change;
  if (far > link.longest) change = std::min(change, (link.longest - far) / weight);
  const Place push = way * (change / far);
  a.at = a.at - push * a.inverse_mass;
  b.at = b.at + push * b.inverse_mass;
}

/// Three constraints, one for each direction: each has a gradient of length 1 everywhere.
void solve(Anchor& anchor, Particle* particles, double per_dt2) {
  Particle& p = particles[anchor.particle];
  const double compliance = anchor.compliance * per_dt2;
  const double weight = p.inverse_mass + compliance;
  if (weight == 0) return;
  const Place change = (anchor.place - p.at - anchor.lambda * compliance) * (1 / weight);
  anchor.lambda = anchor.lambda + change;
  p.at = p.at + change * p.inverse_mass;
}

/// Coulomb's friction: sideways at most `friction` times as far back as out of the ground.
void keep_above(Particle& p, const Ground& ground, double friction) {
  if (p.inverse_mass == 0) return;
  const double depth = ground.height_at(p.at.x, p.at.y) - p.at.z;
  if (depth <= 0) return;
  p.at.z += depth;
  const Point slid{p.at.x - p.before.x, p.at.y - p.before.y};
  const double far = length(slid);
  if (far == 0) return;
  const double back = std::min(1.0, friction * depth / far);
  p.at.x -= slid.x * back;
  p.at.y -= slid.y * back;
  p.at.z = std::max(p.at.z, ground.height_at(p.at.x, p.at.y));
}

}  // namespace

void step(Body& body, const Ground* ground, double dt, int substeps, int iterations) {
  const double part = dt / substeps, per_dt2 = 1 / (part * part);
  const double kept = 1 / (1 + body.damping * part);
  Particle* particles = body.particles.data();
  for (int substep = 0; substep < substeps; ++substep) {
    predict(body, part);
    for (Link& link : body.links) link.lambda = 0;
    for (Anchor& anchor : body.anchors) anchor.lambda = {};
    for (int i = 0; i < iterations; ++i) {
      for (Anchor& anchor : body.anchors) solve(anchor, particles, per_dt2);
      for (Link& link : body.links) solve(link, particles, per_dt2);
    }
    for (Particle& p : body.particles) {
      if (ground != nullptr) keep_above(p, *ground, body.friction);
      p.speed = (p.at - p.before) * (kept / part);
    }
  }
}

}  // namespace skua::frog
