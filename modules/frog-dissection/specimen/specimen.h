#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <vector>

namespace skua::frog {

/// A vertex as the scene draws it: laid out as skua_vertex is.
struct Vertex {
  std::int16_t x = 0;        ///< tail to snout; x, y and z times the mesh's scale are body lengths
  std::int16_t y = 0;        ///< to the frog's right
  std::int16_t z = 0;        ///< back to belly
  std::int8_t normal_u = 0;  ///< octahedral, -127 to 127
  std::int8_t normal_v = 0;
  std::uint8_t open = 0;    ///< how much of the sky it sees: 0 none to 255 all
  std::uint8_t second = 0;  ///< of its tissue's second colour: none

  friend bool operator==(const Vertex&, const Vertex&) = default;
};

/// What a tissue looks like. Colours are sRGB.
struct TissueLook {
  std::string id;
  std::array<std::uint8_t, 3> colour{};
  std::array<std::uint8_t, 3> spots{};  ///< colour that its pattern adds
  std::array<std::uint8_t, 3> belly{};  ///< colour of the side that is turned away from light
  std::uint8_t gloss = 0;               ///< 0 dull to 255 wet
  std::uint8_t strength = 0;            ///< of the pattern, 0 to 255
  std::uint8_t rim = 0;                 ///< how pale the rim of a round spot is, 0 to 255
  bool round = false;                   ///< the pattern is of round spots that lie apart
  std::array<float, 3> grain{};         ///< direction of its fibres, -1 to 1; all 0: none
  float pattern = 0;                    ///< its width in body lengths; 0: none
  /// z of the normal, -1 back to 1 belly, between which the colour becomes the belly's; both 0:
  /// never.
  std::array<float, 2> turns_at{};
};

enum class Sex : std::uint8_t { both, male, female };

/// A structure's surface: closed, or open where nobody can look in.
struct Mesh {
  std::string id;
  std::uint8_t tissue = 0;  ///< index of one of the specimen's
  std::uint8_t layer = 0;
  Sex sex = Sex::both;
  float scale = 0;  ///< body lengths of one step of the vertices' grid
  std::vector<Vertex> vertices;
  std::vector<std::uint16_t> indices;  ///< three for a triangle, counter-clockwise from outside
};

/// One level of detail of the frog or of a part of it, of both sexes.
struct Specimen {
  std::vector<TissueLook> tissues;
  std::vector<Mesh> meshes;
};

/// Why bytes are no specimen.
struct Fault {
  const char* what = "";
  std::size_t at = 0;  ///< byte where it was noticed
};

/// Reads frog-closed.bin, frog-inside.bin or frog-fine.bin. Whatever the bytes are, indices of what
/// it returns lie inside, and it takes memory in proportion to their number only.
std::expected<Specimen, Fault> read_specimen(std::span<const std::uint8_t> bytes);

}  // namespace skua::frog
