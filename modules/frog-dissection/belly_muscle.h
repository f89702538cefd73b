/// Where the muscles of the belly are white: between them, and where tendons cross them.
#pragma once

#include <cstdint>

#include "skua/scene.h"

namespace skua::frog {

/// How much tendon a place of the belly's muscle shows: 0 red muscle, 255 white tendon. The place
/// is that of the closed belly, in body lengths (anatomy/README.md), wherever the sheet lies now.
/// The white line runs along the middle from the pelvis to the sternum; four bands cross the
/// straight muscle beside it, whose outer edges meet the oblique muscles; in front of it the
/// pectoral muscles fan out to the arms (A. Ecker, The Anatomy of the Frog, translated by G.
/// Haslam, Oxford 1889: muscles of the abdomen and of the breast).
uint8_t tendon_at(const Vec3& place);

}  // namespace skua::frog
