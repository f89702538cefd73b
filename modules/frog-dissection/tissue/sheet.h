/// A sheet of tissue, skin or muscle, that a student lifts, cuts anywhere, folds back and pins.
///
/// It belongs to the model: its state depends on the actions and the ticks between them alone. At
/// rest it costs nothing; every action wakes it.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cutting.h"
#include "skua/archive.h"
#include "tissue.h"

namespace skua::frog {

/// How a sheet lies before anything is done. No part of its state: whoever archives a sheet makes
/// it again of the same shape.
struct SheetShape {
  std::vector<Place> rest;  ///< within a body length of (0.5, 0, 0); rounded to `kPlaceUnit`
  std::vector<Corners> triangles;
  std::vector<bool> fixed;  ///< for each vertex: it hangs on the body, and stays where it is
  Tissue tissue;
  Ground ground;  ///< should not lie above `rest`
};

inline constexpr std::size_t kMostPins = 32;
inline constexpr std::size_t kMostCutPoints = 1024;  ///< of all cuts of a sheet together
inline constexpr double kPinReach = 0.05;            ///< body lengths

struct Pin {
  uint32_t id = 0;
  uint32_t vertex = 0;

  void archive(Archive& a) {
    a.field("id", id);
    a.field("vertex", vertex);
  }
};

class Sheet {
 public:
  static std::expected<Sheet, ShapeError> make(const SheetShape&);

  /// Takes the vertex nearest to a place, within `radius`, that is neither fixed nor pinned. False:
  /// there is none, or the forceps hold one already.
  bool grab(Place at, double radius);
  /// The same with a vertex: where a cut was just made, two lie in one place.
  bool grab_vertex(uint32_t vertex);
  /// Where the forceps shall go; the tissue follows as it can. False: they hold nothing.
  bool drag(Place to);
  bool release();
  /// Pins down the vertex nearest to a place, within `kPinReach`, that is neither fixed nor pinned.
  /// Nothing: there is none, or all pins are used.
  std::optional<uint32_t> pin(Place at);
  std::optional<uint32_t> pin_vertex(uint32_t vertex);
  bool unpin(uint32_t id);
  /// Cuts along a path of places at rest. Its points are rounded to `kPlaceUnit`; those that hardly
  /// differ are left out.
  std::expected<Cut, CutError> cut(std::span<const Point> path);

  /// A tick of 1/60 s.
  void step();
  bool at_rest() const { return still_ticks_ >= kStillTicks; }
  void archive(Archive&);
  /// What matters most of it, in few bytes: the cuts and where it is pinned. Read back, it goes
  /// from where it lay to its pins.
  void checkpoint(Archive&);

  /// Where the vertices are. They keep their numbers; cuts add new ones.
  std::span<const Particle> vertices() const { return body_.particles; }
  /// Where they lay: also where on a picture of the whole sheet they are.
  std::span<const Place> rest() const { return surface_.rest(); }
  /// Counterclockwise, seen from outside, while the sheet lies on the body.
  std::span<const Triangle> triangles() const { return surface_.triangles(); }
  /// Another number whenever `triangles` may have changed, by cuts or by a state that was read.
  uint32_t revision() const { return revision_; }
  std::span<const Pin> pins() const { return pins_; }
  /// The vertex that the forceps hold.
  std::optional<uint32_t> held() const;
  /// Whether connective tissue still binds the vertex to what lies below it.
  bool is_bound(uint32_t vertex) const { return bound_[vertex]; }
  /// Whether it can be grabbed or pinned.
  bool is_free(std::size_t vertex) const { return !fixed_[vertex] && !is_pinned(vertex); }
  /// Whether it hangs on the body.
  bool is_fixed(std::size_t vertex) const { return fixed_[vertex]; }
  /// Whether it lies on the edge of a cut.
  bool at_cut(std::size_t vertex) const { return surface_.at_cut(static_cast<Index>(vertex)); }
  std::size_t cut_count() const { return incisions_.size(); }
  /// Mean length of its edges at rest.
  double spacing() const { return whole_.spacing(); }
  const Ground& ground() const { return ground_; }

 private:
  static constexpr uint32_t kStillTicks = 20;
  static constexpr uint32_t kMostAwakeTicks = 300;  ///< after an action

  Sheet(const SheetShape&, Surface);
  void lie_down();
  void inherit(std::size_t from);
  void weave();
  void hold();
  bool draws_too_far(Place next) const;
  void lead_hand();
  bool settle();
  void tear();
  void wake() { still_ticks_ = awake_ticks_ = 0; }
  std::expected<Cut, CutError> cut_along(std::span<const Point> path);
  std::vector<Point> thinned(std::span<const Point> path) const;
  bool is_pinned(std::size_t vertex) const;
  std::optional<Index> nearest_free(Place at, double within) const;

  std::string packed_cuts() const;
  std::string packed_torn() const;
  std::string packed_places() const;
  std::string packed_speeds() const;
  bool unpack_cuts(std::string_view);
  bool unpack_torn(std::string_view);
  bool unpack_places(std::string_view);
  bool unpack_speeds(std::string_view);
  bool is_possible() const;

  // As it was made.
  Tissue tissue_;
  Ground ground_;
  Surface whole_;
  std::vector<bool> whole_fixed_;

  // The state.
  std::vector<std::vector<Point>> incisions_;  ///< paths of the cuts so far, rounded
  std::size_t cut_points_ = 0;
  Body body_;
  std::vector<bool> bound_;
  std::vector<Pin> pins_;
  uint32_t next_pin_ = 1;
  int32_t held_ = -1;
  Place hand_;
  uint32_t still_ticks_ = kStillTicks;  ///< for how long nothing has moved
  uint32_t awake_ticks_ = 0;            ///< since the last action, until it came to rest

  // What follows from it.
  Surface surface_;
  std::vector<bool> fixed_;
  std::vector<double> masses_;
  std::vector<bool> exposed_;  ///< at a cut, or beside torn connective tissue: tears sooner
  std::vector<Place> before_;  ///< this tick
  uint32_t revision_ = 0;
};

}  // namespace skua::frog
