#include "opening.h"

#include <algorithm>

#include "belly_path.h"
#include "beneath.h"
#include "landmarks.h"
#include "size.h"

namespace skua::frog {

namespace {

constexpr double kTakes = 0.06;     ///< how far beside a sheet forceps and pins reach
constexpr double kDeep = 0.05;      ///< how far below the muscle a blade goes that goes beneath
constexpr double kPressed = 0.012;  ///< how far it goes when a scalpel only divides the muscle
constexpr std::size_t kOneIn = 5;   ///< of a structure's outline has to be clear to get at it
constexpr uint32_t kLookTicks = 15;
constexpr uint32_t kDragTicks = 3;
constexpr double kPinned = 0.012;  ///< how high above what lies below a pin holds tissue

constexpr Layer kBoth[] = {Layer::skin, Layer::muscle};

template <std::size_t N>
std::optional<int32_t> index_in(const std::array<std::string_view, N>& names,
                                std::optional<std::string_view> name) {
  for (std::size_t i = 0; name && i < N; ++i) {
    if (*name == names[i]) return static_cast<int32_t>(i);
  }
  return std::nullopt;
}

std::optional<Layer> layer_in(const Command& command) {
  const auto layer = index_in(kLayerNames, command.text("layer"));
  return layer ? std::optional(static_cast<Layer>(*layer)) : std::nullopt;
}

/// A place of a command; nothing for one far outside of the tray.
std::optional<double> length_in(const Command& command, std::string_view key) {
  constexpr double kMost = 1500;
  const auto value = command.number(key);
  if (!value || !(*value >= -kMost && *value <= kMost)) return std::nullopt;
  return *value * kPerUnit;
}
std::optional<Point> point_in(const Command& command) {
  const auto x = length_in(command, "x"), y = length_in(command, "y");
  return x && y ? std::optional(Point{*x, *y}) : std::nullopt;
}

bool is_cut_near(const Sheet& sheet, Point p, Point reach) {
  for (std::size_t v = 0; v < sheet.rest().size(); ++v) {
    const Place& rest = sheet.rest()[v];
    if (std::abs(rest.x - p.x) <= reach.x && std::abs(rest.y - p.y) <= reach.y && sheet.at_cut(v))
      return true;
  }
  return false;
}

constexpr double kCutStep = 0.02;
/// The midline is looked at in so many steps, from the pelvis to the throat.
constexpr int kMidlineSteps = 19;

bool midline_cut(const Sheet& sheet, int first, int last) {
  for (int i = first; i <= last; ++i) {
    if (!is_cut_near(sheet, {0.28 + kCutStep * i, 0}, {kCutStep, 0.035})) return false;
  }
  return true;
}

bool cut_across(const Sheet& sheet) {
  // In front at the shoulders: behind them the cut would leave a piece over the chest.
  constexpr Point kAcross[] = {{0.66, 0.05}, {0.27, 0.075}};
  for (const auto& [x, reach] : kAcross) {
    for (int i = -4; i <= 4; ++i) {
      if (!is_cut_near(sheet, {x, kCutStep * i}, {reach, kCutStep})) return false;
    }
  }
  return true;
}

/// To which side of an edge its flap lies: the middle of the triangles around, from the vertex.
Point inward(const Sheet& sheet, uint32_t vertex) {
  Point sum;
  int count = 0;
  for (const Triangle& t : sheet.triangles()) {
    if (std::ranges::find(t.corner, vertex) == t.corner.end()) continue;
    for (const Index v : t.corner) {
      sum.x += sheet.rest()[v].x;
      sum.y += sheet.rest()[v].y;
      ++count;
    }
  }
  if (count == 0) return {};
  return Point{sum.x / count, sum.y / count} -
         Point{sheet.rest()[vertex].x, sheet.rest()[vertex].y};
}

/// How far it is, from a vertex, to where its flap hangs on the body.
double to_hinge(const Sheet& sheet, uint32_t vertex, Point way) {
  constexpr double kBand = 0.05;
  double far = 0;
  const Place& from = sheet.rest()[vertex];
  for (std::size_t v = 0; v < sheet.rest().size(); ++v) {
    if (!sheet.is_fixed(v)) continue;
    const Point to{sheet.rest()[v].x - from.x, sheet.rest()[v].y - from.y};
    if (std::abs(cross(way, to)) <= kBand) far = std::max(far, dot(way, to));
  }
  return far;
}

}  // namespace

std::optional<uint32_t> vertex_at(const Sheet& sheet, Point p, double reach) {
  std::optional<uint32_t> nearest;
  double far = reach;
  const auto consider = [&](uint32_t v) {
    const Place& at = sheet.vertices()[v].at;
    const double here = length(Point{at.x - p.x, at.y - p.y});
    if (here > far || (nearest && here == far) || !sheet.is_free(v)) return;
    nearest = v;
    far = here;
  };
  if (const auto spot = spot_at(sheet, p)) {
    for (const Index v : sheet.triangles()[spot->triangle].corner) consider(v);
  }
  if (nearest) return nearest;
  for (uint32_t v = 0; v < sheet.vertices().size(); ++v) consider(v);
  return nearest;
}

// ---- what is so
// ---------------------------------------------------------------------------------------------

std::optional<std::string_view> Opening::short_of(Layer layer) const {
  const Cuts& made = cuts(layer);
  if (!made.middle) return std::nullopt;
  if (!made.throat) return "throat";
  if (!made.pelvis) return "pelvis";
  return std::nullopt;
}

/// What only a cut changes, or a state that is read.
void Opening::look_at_cuts() {
  for (const Layer layer : kBoth) {
    const Sheet& one = sheet(layer);
    Cuts& made = cuts_[static_cast<uint32_t>(layer)];
    made = {.along = midline_cut(one, 0, kMidlineSteps), .across = cut_across(one)};
    // What is cut as long as this is no cut across.
    made.middle = midline_cut(one, 4, 10);
    made.throat = midline_cut(one, kMidlineSteps, kMidlineSteps);
    made.pelvis = midline_cut(one, 0, 0);
  }
}

std::optional<Layer> Opening::held() const {
  for (const Layer layer : kBoth) {
    const LayerSheet& one = sheets_[static_cast<uint32_t>(layer)];
    if (one.is_taken() && one.get().held()) return layer;
  }
  return std::nullopt;
}

uint32_t Opening::pin_count() const {
  return static_cast<uint32_t>(pins(Layer::skin).size() + pins(Layer::muscle).size());
}

/// What lies open now.
void Opening::look() {
  for (const Layer layer : kBoth) {
    const auto i = static_cast<uint32_t>(layer);
    const Cover cover(sheet(layer));
    open_[i] = cover.open_percent(whole_cover(layer));
    clear_[i] = {};
    for (uint32_t s = 0; s < kStructureCount; ++s) {
      const std::span<const Point> outline = outline_of(s);
      const auto clear =
          std::ranges::count_if(outline, [&](Point p) { return !cover.is_covered(p); });
      if (static_cast<std::size_t>(clear) * kOneIn >= outline.size()) clear_[i].add(s);
    }
  }
}

LastDeed& Opening::did(Deed deed) {
  last_ = {.deed = deed, .number = last_.number + 1};
  return last_;
}

// ---- commands
// -----------------------------------------------------------------------------------------------

bool Opening::apply(const Command& command, EvidenceLog& log, const StructureSet& there) {
  if (command.is("cut")) return cut_between(command, log, there);
  if (command.is("cut_path")) return cut_path(command, log, there);
  if (command.is("pull")) return pull(command, log);
  if (command.is("let_go")) return let_go(log);
  if (command.is("pin")) return pin(command, log);
  if (command.is("unpin")) return unpin(command, log);
  if (command.is("fold")) return fold(command, log);
  return false;
}

bool Opening::cut_between(const Command& command, EvidenceLog& log, const StructureSet& there) {
  const auto from = landmark_place(command.text("from").value_or("")),
             to = landmark_place(command.text("to").value_or(""));
  const auto tool = index_in(kTools, command.text("tool")),
             depth = index_in(kDepths, command.text("depth"));
  if (!from || !to || *from == *to || !tool || !depth) return false;
  const Point path[] = {*from, *to};
  return cut(path, static_cast<Tool>(*tool), static_cast<Depth>(*depth), log, there);
}

bool Opening::cut_path(const Command& command, EvidenceLog& log, const StructureSet& there) {
  const auto path = read_path(command.text("path").value_or(""));
  const auto tool = index_in(kTools, command.text("tool")),
             depth = index_in(kDepths, command.text("depth"));
  if (!path || path->size() < 2 || !tool || !depth) return false;
  return cut(*path, static_cast<Tool>(*tool), static_cast<Depth>(*depth), log, there);
}

bool Opening::cut(std::span<const Point> path, Tool tool, Depth depth, EvidenceLog& log,
                  const StructureSet& there) {
  const std::vector<Point> close = closely(path);
  release();
  LastDeed& deed = did(Deed::cut_nothing);
  // What lies below the skin is met where that is whole, too: so before anything is cut.
  if (depth != Depth::skin) nick(close, tool, depth, there);
  bool refused = false;
  for (const Layer layer : kBoth) {
    if (layer == Layer::muscle && depth == Depth::skin) continue;
    double opened = 0;
    for (const std::vector<Point>& run : on_sheet(sheet(layer), close)) {
      const auto done = tissue(layer).cut(thinned(run, 0.1 * sheet(layer).spacing()));
      refused = refused || !done;
      if (done) opened += done->length;
    }
    deed.length_mm[static_cast<uint32_t>(layer)] = static_cast<uint32_t>(opened * kUnit_mm + 0.5);
    if (opened > 0) deed.deed = Deed::cut;
  }
  if (deed.deed != Deed::cut && refused) deed.deed = Deed::cut_refused;
  look_at_cuts();
  look();
  log.performed("cut", {{"tool", kTools[static_cast<uint32_t>(tool)]},
                        {"depth", kDepths[static_cast<uint32_t>(depth)]},
                        {"skin_mm", static_cast<double>(deed.length_mm[0])},
                        {"muscle_mm", static_cast<double>(deed.length_mm[1])},
                        {"nicked", static_cast<double>(deed.nicked.count())}});
  return true;
}

/// A blade that goes on into what lies below meets it; and a scalpel, which is drawn and pressed,
/// meets what touches the muscle's inner side. The tips of scissors are held up.
void Opening::nick(std::span<const Point> path, Tool tool, Depth depth, const StructureSet& there) {
  const double reach = depth == Depth::beneath ? kDeep : tool == Tool::scalpel ? kPressed : 0;
  if (reach == 0) return;
  const Ground& inner = whole_sheet(Layer::muscle).ground();
  for (const Point& p : path) {
    if (!whole_cover(Layer::muscle).is_covered(p)) continue;
    const auto found = beneath(p, there);
    if (!found || found->height < inner.height_at(p.x, p.y) - reach) continue;
    nicked_.add(found->structure);
    last_.nicked.add(found->structure);
  }
}

/// The forceps take what lies at a place and go with it to another: as many of these as a hand
/// makes, and one pull as long as they begin at the same place.
bool Opening::pull(const Command& command, EvidenceLog& log) {
  const auto layer = layer_in(command);
  const auto from = point_in(command);
  const auto to_x = length_in(command, "to_x"), to_y = length_in(command, "to_y"),
             to_z = length_in(command, "to_z");
  if (!layer || !from || !to_x || !to_y || !to_z) return false;
  const bool goes_on =
      !folding_ && held() == layer && pulled_from_.x == from->x && pulled_from_.y == from->y;
  if (!goes_on) {
    const auto vertex = vertex_at(sheet(*layer), *from, kTakes);
    if (!vertex) return false;
    release();
    if (!tissue(*layer).grab_vertex(*vertex)) return false;
    pulled_from_ = {from->x, from->y, 0};
    did(Deed::pulled).layer = *layer;
    log.performed("pull", {{"layer", kLayerNames[static_cast<uint32_t>(*layer)]}});
  }
  tissue(*layer).drag({*to_x, *to_y, *to_z});
  return true;
}

/// Lets go of what the forceps hold, also on a way that they were led.
void Opening::release() {
  for (LayerSheet& one : sheets_) {
    if (one.is_taken()) one.take().release();
  }
  folding_.reset();
  pulled_from_ = {};
}

bool Opening::let_go(EvidenceLog& log) {
  const auto layer = held();
  if (!layer) return false;
  release();
  did(Deed::let_go).layer = *layer;
  log.performed("let_go");
  return true;
}

/// `name` is the number that the pin gets, in digits, so that two pins in a row are two deeds.
bool Opening::pin(const Command& command, EvidenceLog& log) {
  const auto layer = layer_in(command);
  const auto at = point_in(command);
  if (!layer || !at || command.text("name").value_or("").empty()) return false;
  if (const auto held_vertex = sheet(*layer).held()) {
    // What the forceps hold comes down where they hold it, and is pinned there.
    if (folding_) return false;
    const Place& up = sheet(*layer).vertices()[*held_vertex].at;
    lead(*layer, {up.x, up.y, sheet(*layer).ground().height_at(up.x, up.y) + kPinned}, Fold::kPin);
    log.performed("pin", {{"layer", kLayerNames[static_cast<uint32_t>(*layer)]}});
    return true;
  }
  const auto vertex = vertex_at(sheet(*layer), *at, kTakes);
  const auto id = vertex ? tissue(*layer).pin_vertex(*vertex) : std::nullopt;
  if (!id) return false;
  release();
  LastDeed& deed = did(Deed::pinned);
  deed.layer = *layer;
  deed.pin = *id;
  log.performed("pin", {{"layer", kLayerNames[static_cast<uint32_t>(*layer)]}});
  return true;
}

bool Opening::unpin(const Command& command, EvidenceLog& log) {
  const auto layer = layer_in(command);
  std::string_view name = command.text("name").value_or("");
  const auto id = take_number(name);
  if (!layer || !id || *id < 0 || !name.empty() ||
      !tissue(*layer).unpin(static_cast<uint32_t>(*id)))
    return false;
  LastDeed& deed = did(Deed::unpinned);
  deed.layer = *layer;
  deed.pin = static_cast<uint32_t>(*id);
  log.performed("unpin", {{"layer", kLayerNames[static_cast<uint32_t>(*layer)]}});
  return true;
}

/// Takes the edge of a flap at a landmark, leads it up and over to one side, and pins it there.
bool Opening::fold(const Command& command, EvidenceLog& log) {
  constexpr double kReach = 0.08, kMostOver = 0.34;
  const auto layer = layer_in(command);
  const auto at = landmark_place(command.text("at").value_or("")),
             way = direction_way(command.text("to").value_or(""));
  if (!layer || !at || !way) return false;
  release();
  const Sheet& one = sheet(*layer);
  std::optional<uint32_t> edge;
  double far = kReach;
  for (uint32_t v = 0; v < one.vertices().size(); ++v) {
    const double here = length(Point{one.rest()[v].x, one.rest()[v].y} - *at);
    if (here >= far || !one.at_cut(v) || !one.is_free(v)) continue;
    if (dot(inward(one, v), *way) <= 0) continue;
    edge = v;
    far = here;
  }
  if (!edge || one.pins().size() == kMostPins) {
    did(Deed::no_flap).layer = *layer;
    log.performed("fold", {{"layer", kLayerNames[static_cast<uint32_t>(*layer)]}, {"found", 0.0}});
    return true;
  }
  const double over = std::min(2 * to_hinge(one, *edge, *way), kMostOver);
  const Place& rest = one.rest()[*edge];
  Place to{rest.x + way->x * over, rest.y + way->y * over, 0};
  to.z = one.ground().height_at(to.x, to.y) + kPinned;
  if (!tissue(*layer).grab_vertex(*edge)) return false;
  lead(*layer, to, Fold::kFold);
  log.performed("fold", {{"layer", kLayerNames[static_cast<uint32_t>(*layer)]}, {"found", 1.0}});
  return true;
}

/// The forceps take what they hold to a place, and pin it there.
void Opening::lead(Layer layer, Place to, uint32_t ticks) {
  folding_ = Fold{.layer = layer,
                  .ticks = 0,
                  .length = ticks,
                  .from = sheet(layer).vertices()[*sheet(layer).held()].at,
                  .to = to};
  did(Deed::folding).layer = layer;
}

/// Where the hand is on the way: to fold a flap, in an arc over where it hangs.
void Opening::lead_fold() {
  constexpr double kArc = 0.14;
  Fold& led = *folding_;
  ++led.ticks;
  Sheet& one = tissue(led.layer);
  if (led.ticks % kDragTicks == 0 && led.ticks <= led.length) {
    const double share = static_cast<double>(led.ticks) / led.length;
    Place next = led.from + (led.to - led.from) * share;
    if (led.length == Fold::kFold) next.z += kArc * 4 * share * (1 - share);
    one.drag(next);
  }
  const auto held = one.held();
  const Place at = held ? one.vertices()[*held].at : led.to;
  if (led.ticks == led.length + Fold::kWait) {
    led.to = {at.x, at.y, one.ground().height_at(at.x, at.y) + kPinned};
    one.drag(led.to);
  }
  constexpr double kThere = 0.006;
  const bool there = led.ticks > led.length && length(at - led.to) < kThere;
  if (!there && led.ticks < led.length + Fold::kEnd) return;
  const Layer layer = led.layer;
  folding_.reset();
  if (!held) return;
  const auto id = one.pin_vertex(*held);
  LastDeed& deed = did(Deed::folded);
  deed.layer = layer;
  deed.pin = id.value_or(0);
}

void Opening::step(uint32_t tick, EvidenceLog&) {
  if (at_rest()) return;
  if (folding_) lead_fold();
  for (LayerSheet& one : sheets_) {
    if (one.is_taken()) one.take().step();
  }
  if (tick % kLookTicks == 0 || at_rest()) look();
}

}  // namespace skua::frog
