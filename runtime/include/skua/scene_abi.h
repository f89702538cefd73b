/// Solids on the stage, as they cross the boundary. Authors include skua/scene.h.
///
/// A world has its z axis upward. Lengths are in any one unit, angles in radians, colours 0xAABBGGRR.
#pragma once

#include "skua/abi.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/// A corner of triangles: ten bytes, so that forty thousand triangles are half a megabyte.
typedef struct skua_vertex {
  int16_t place[3];   ///< in the mesh's own unit, see skua_mesh
  int8_t normal[2];   ///< unit vector on the octahedron (Meyer et al. 2010), 127 for 1
  uint8_t occlusion;  ///< how much of the sky it sees: 255 all
  uint8_t second;     ///< how much of the material's second colour it has, 0..255
} skua_vertex;

typedef struct skua_mesh {
  uint32_t size;
  uint32_t id;        ///< unique in the module
  uint32_t revision;  ///< another one: other vertices or triangles
  const skua_vertex* vertices;
  uint32_t vertex_count;    ///< at most 65,536
  const uint16_t* indices;  ///< three for each triangle, counter-clockwise as seen from outside
  uint32_t index_count;
  float unit;       ///< a vertex lies at origin + unit * place
  float origin[3];
  int16_t low[3], high[3];  ///< the box that holds all places
} skua_mesh;

/// Where a mesh stands: rows of a matrix that turns, moves, and makes larger alike in all directions.
typedef struct skua_transform {
  float m[12];
} skua_transform;

typedef struct skua_material {
  uint32_t size;
  uint32_t color;
  uint32_t second;  ///< of the pattern, and of vertices that say so
  uint32_t other;   ///< beyond the turn, as of a belly; alpha 0: there is no turn
  uint32_t back;    ///< of the triangles' backs; alpha 0: they are not drawn
  float turn_axis[3];           ///< along this direction of the mesh …
  float turn_from, turn_to;     ///< … the colour turns into the other one between these values of …
  float turn_by_normal;         ///< … 0 the place, 1 the normal
  float pattern;                ///< width of a spot, in the mesh's lengths; 0: none
  float pattern_strength;       ///< 0..1
  float gloss;                  ///< 0 dull … 1 wet
  float translucency;           ///< 0..1: light comes through, as in flesh or wax
  float highlight;              ///< 0..1: lit up and outlined
  float opacity;                ///< 0..1
  uint32_t no_shadow;           ///< 1: it throws none
  uint32_t round_pattern;       ///< 1: the pattern is of round spots that lie apart
  float pattern_rim;            ///< 0..1: how pale the rim around a round spot is
  float grain[3];               ///< the pattern is drawn out along this direction of the mesh; its length, 0..1, is how far
  float bumps;                  ///< width of the bumps of a surface that is not smooth, in the mesh's lengths; 0: it is smooth
} skua_material;

typedef struct skua_light {
  float toward[3];      ///< from the scene to the lamp; any length but 0
  uint32_t color;
  uint32_t sky, floor;  ///< what comes from above and from below
  float shadow;         ///< 0: none … 1: no lamp in it
} skua_light;

/// What looks at a scene, and the part of the stage where it is seen.
typedef struct skua_camera {
  float eye[3];
  float right[3], up[3], back[3];  ///< unit vectors at right angles
  float half_view;                 ///< tangent of half the vertical angle of view
  skua_rect rect;                  ///< CSS px in the stage; empty: nothing is seen
} skua_camera;

typedef struct skua_scene {
  uint32_t size;
  skua_camera camera;
  skua_light light;
  uint32_t illustrated;  ///< 1: flat tones with ink, as on a plate of a textbook
} skua_scene;

/// Begins a scene, which lies over all that was drawn on the stage before it, and under all that comes after. Where colours are
/// the student's own (high contrast, forced), it is illustrated in those.
void skua_scene_begin(skua_ui*, const skua_scene*);
/// Adds to the scene that was begun last. All of it is copied in this call: nothing has to stay.
void skua_scene_draw(skua_ui*, const skua_mesh*, const skua_material*, const skua_transform*);

/// A mesh where it stands.
typedef struct skua_shape {
  const skua_mesh* mesh;
  skua_transform at;
} skua_shape;
typedef struct skua_hit {
  uint32_t shape;     ///< index of the shape
  uint32_t triangle;  ///< of its mesh
  float distance;     ///< in lengths of the ray's direction
} skua_hit;
/// The nearest triangle that a ray meets nearer than `most`, from whichever side. 0: none.
uint32_t skua_cast(const skua_shape*, uint32_t count, const float* from, const float* direction, float most, skua_hit*);
/// Makes a mesh of places (x, y, z of each vertex) and triangles: fills in unit, origin, box, and of the vertices the places and
/// smooth normals. What the mesh has as vertices and indices stays where it is.
void skua_shape_mesh(skua_mesh*, skua_vertex* vertices, const float* places);

/// A view that the student turns about a target.
typedef struct skua_orbit {
  uint32_t size;
  float target[3];
  float yaw;    ///< about the z axis; 0: seen from where y is least, with x to the right; grows as what is seen turns to the right
  float pitch;  ///< above the horizon; less than a quarter turn
  float distance;
  float least_pitch, most_pitch, least_distance, most_distance;
  float view;  ///< vertical angle of view
  uint32_t hand;  ///< 1: a pointer that is pressed on it does something there, as with a tool, and turns it only with its second button
} skua_orbit;
/// What a pointer does that is pressed on a view with `hand`.
enum skua_hand {
  SKUA_HAND_NONE,
  SKUA_HAND_DOWN,       ///< it went down in this pass
  SKUA_HAND_MOVED,      ///< it moved in this pass
  SKUA_HAND_UP,         ///< it went up in this pass
  SKUA_HAND_CANCELLED,  ///< the browser took it away in this pass: what began is to be given up
  SKUA_HAND_HELD,       ///< it is down, and did nothing in this pass
};
typedef struct skua_orbit_state {
  uint32_t size;
  skua_camera camera;
  skua_rect controls;  ///< where its buttons lie; empty where it has none
  uint32_t pointed;    ///< 1: the pointer is at `x`, `y`: what is there, the view tells by `skua_ui_pointed_at`
  float x, y;
  uint32_t hand;  ///< skua_hand
  float hand_x, hand_y;  ///< where that pointer is
} skua_orbit_state;
/// A view to be turned: dragged, with keys, wheel and two fingers once it has the focus, and with buttons. The node's rectangle is
/// where it is seen; it has to come before all nodes that lie in it. What the student made of it is view state.
void skua_ui_orbit(skua_ui*, const skua_node*, const skua_orbit*, skua_orbit_state*);
/// The node (with `in_scene`) that the pointer is on, in a pass in which `skua_ui_orbit` said that it is on something. Pressed, it
/// is that node which is activated.
void skua_ui_pointed_at(skua_ui*, skua_str id);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
