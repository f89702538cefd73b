/// How a level of detail of the frog lies in its file. All numbers are little-endian; a *varint*
/// has seven bits a byte, the lowest first; a signed one has its sign in the lowest bit.
///
///   "SKF2"
///   u16      twice the y of the plane between right and left, in steps of 2^-13 body lengths
///   u8       number of tissues, and of each:
///     text     id: u8 length, bytes
///     u8 x 9   colour, colour of spots, colour of the belly's side
///     u8 x 3   gloss, strength of the pattern, how pale the rim of a spot is
///     u8       1: the pattern is of round spots
///     i8 x 3   direction of its fibres, times 127
///     u16      width of the pattern in steps of 2^-13 body lengths
///     i8 x 2   z of the normal, times 127, between which the colour becomes the belly's
///   varint   number of meshes, and of each:
///     text     id; of a detail that of its structure, "+" and its own
///     u8 x 4   tissue, layer, sex, bits: a step of its grid is 2^-bits body lengths
///     varint   0, or one more than the number of an earlier mesh whose mirror image it is: then it
///              has no triangles of its own
///     varint   vertices, else
///     varint   triangles
///   varint   length of each plane
///   planes   of all meshes one after the other, so that what is alike lies together
///
/// A mesh is told triangle by triangle along a front (surface_front.h). Each triangle that is not
/// joined to one before it names its vertices in plane `names`: 0 is a fresh one, n the one that
/// was n-th from the last. All others are a `Step` in plane `steps`; `named` is followed by a name
/// of at least 1. When all triangles are told, no more steps follow. A fresh vertex stands, up to a
/// residual, where it makes a parallelogram with the triangle before it; its openness and share of
/// the belly's colour are, up to a residual, the mean of those of the gate's ends; that of a first
/// triangle is as the vertex before it. Its normal is, up to a residual, that of the triangles
/// around it. Of a mirror image only the openness is told, less that of its original.
#pragma once

#include <cstddef>
#include <cstdint>

namespace skua::frog {

inline constexpr char kSpecimenMagic[] = {'S', 'K', 'F', '2'};
inline constexpr int kSpecimenBits = 13;

enum class Plane : std::uint8_t { steps, names, x, y, z, normal_u, normal_v, open };
inline constexpr std::size_t kPlanes = 8;

}  // namespace skua::frog
