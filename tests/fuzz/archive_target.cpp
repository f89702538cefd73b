// The stored state of a model, changed: it is refused, or it is a state that is stored again byte
// for byte and can go on.
//
// An input chooses a state of a model, whether the changed bytes are given the hash that fits them
// (as somebody who knows all would), and changes (edits.h). What follows an
// 'x' in place of a model are the stored bytes themselves.
#include <algorithm>
#include <cstring>
#include <vector>

#include "core/archive.h"
#include "core/session.h"
#include "edits.h"
#include "kiln.h"
#include "recorded.h"
#include "skua/value.h"
#include "target.h"

namespace {

using Bytes = std::vector<uint8_t>;

struct Model {
  const skua_activity& activity;
  explicit Model(const skua_activity& of) : activity(of) {
    skua_launch_info launch{};
    launch.size = sizeof launch;
    launch.seed = kRecordedSeed;
    launch.mode = skua::to_abi("practice");
    launch.program = activity.program;
    state = activity.create(&launch);
  }
  ~Model() { activity.destroy(state); }
  Model(const Model&) = delete;
  Model& operator=(const Model&) = delete;
  void* state;
};

// ---- states to begin with

/// Stored states along a recorded attempt.
std::vector<Bytes> states_of(const skua_activity& activity, std::string_view commands) {
  std::vector<Bytes> states;
  play_recorded(activity, commands, [&](const skua::Session& session) {
    states.push_back(*skua::save(activity, session.model()));
  });
  return states;
}

struct Origin {
  const skua_activity& activity;
  std::vector<Bytes> states;
};

const std::vector<Origin>& origins() {
  static const std::vector<Origin> all = {
      {kiln::activity(), states_of(kiln::activity(), kFiring)},
      {ice_core(), states_of(ice_core(), kDrilling)},
      {ice_check(), states_of(ice_check(), kChecking)},
  };
  return all;
}

// ---- seals

/// Walks a model's fields over stored bytes, whatever they are, and finds the hash that a reader
/// will ask for.
class Sealer final : public skua_archive {
 public:
  explicit Sealer(std::span<const uint8_t> bytes) : bytes_(bytes) {}
  skua_archive_mode mode() const override { return SKUA_ARCHIVE_LOAD; }
  void scalar(std::string_view name, void* value, char kind) override {
    label(name, kind);
    const int width = kind == 'f' ? 8 : kind == 'b' ? 1 : 4;
    const uint64_t bits = take(width);
    if (kind == 'b')
      *static_cast<bool*>(value) = bits != 0;
    else
      std::memcpy(value, &bits, static_cast<std::size_t>(width));
  }
  void text(std::string_view name, char*, uint32_t& size, uint32_t) override {
    label(name, 't');
    for (uint64_t i = take(4); i > 0 && at_ < bytes_.size(); --i) take(1);
    size = 0;
  }
  uint32_t begin_list(std::string_view name, uint32_t, uint32_t limit) override {
    label(name, 'l');
    const uint64_t count = take(4);
    return count > limit ? 0 : static_cast<uint32_t>(count);
  }
  void end_list() override { hash.byte(']'); }
  void refuse(std::string_view) override {}

  skua::Fnv64 hash;

 private:
  void label(std::string_view name, char kind) {
    ++at_;
    hash.little_endian(name.size(), 4);
    hash.text(name);
    hash.byte(static_cast<uint8_t>(kind));
  }
  uint64_t take(int width) {
    uint64_t bits = 0;
    for (int i = 0; i < width; ++i, ++at_)
      bits |= uint64_t{at_ < bytes_.size() ? bytes_[at_] : uint8_t{0}} << (8 * i);
    hash.little_endian(bits, width);
    return bits;
  }
  std::span<const uint8_t> bytes_;
  std::size_t at_ = 0;
};

void seal(const skua_activity& activity, Bytes& bytes) {
  constexpr std::size_t kHash = 8;
  if (bytes.size() < kHash) return;
  bytes.resize(bytes.size() - kHash);
  Model scratch(activity);
  Sealer sealer(bytes);
  activity.archive(scratch.state, &sealer);
  for (std::size_t i = 0; i < kHash; ++i)
    bytes.push_back(static_cast<uint8_t>(sealer.hash.value >> (8 * i)));
}

// ---- rules

/// The kiln as it was before a field got another name.
void older_kiln(void* model, skua_archive* raw) {
  auto& kiln = *static_cast<kiln::Kiln*>(model);
  skua::Archive archive(raw);
  archive.field("goal", kiln.target);
  archive.field("temperature", kiln.temperature);
  archive.field("fire", kiln.fire);
  archive.field("left", kiln.left);
  archive.field("last_tick", kiln.last_tick);
  archive.list("pots", kiln.pots, 100);
  archive.field("random", kiln.random);
}

/// A state that was taken is a state like any other: it runs, takes commands, and is stored.
void go_on(Model& model) {
  std::vector<skua::Evidence> evidence;
  for (uint32_t tick = 1; tick <= 120 && model.activity.at_rest(model.state) == 0; ++tick) {
    skua_evidence_log log{evidence, tick};
    model.activity.step(model.state, tick, &log);
  }
  static const auto document =
      skua::json::parse(R"([[0,"add_pot",{}],[0,"light",{}],[0,"take_sample",{}],
    [0,"answer",{"item":"age_at_depth","response":"446534"}],[0,"hint",{"item":"warmest"}],[0,"next",{}],
    [0,"lower_drill",{"depth_m":2900}],[0,"analyse_core",{}],[0,"show_today",{}],[0,"reset",{}]])");
  static const auto commands = skua::read_commands(document->root(), 0);
  for (const skua::CommandRecord& command : *commands) {
    std::vector<skua_value> values;
    for (const skua::NamedValue& value : command.values) values.push_back(value.to_abi());
    skua_command raw{};
    raw.size = sizeof raw;
    raw.name = skua::to_abi(command.name);
    raw.values = values.data();
    raw.value_count = static_cast<uint32_t>(values.size());
    skua_evidence_log log{evidence, 121};
    model.activity.apply(model.state, &raw, &log);
  }
  (void)skua::save(model.activity, model.state);
}

/// Whether the bytes were taken.
bool check(const skua_activity& activity, const Bytes& bytes) {
  Model model(activity);
  const auto loaded = skua::load(activity, model.state, bytes);
  if (!loaded) {
    must(!loaded.error().empty(), "an error says what is wrong");
    return false;
  }
  const auto again = skua::save(activity, model.state);
  must(again.has_value(), "a state that was taken can be stored");
  must(*again == bytes, "it is stored as the same bytes");
  go_on(model);

  for (const Origin& other : origins()) {
    if (&other.activity == &activity) continue;
    Model foreign(other.activity);
    must(!skua::load(other.activity, foreign.state, bytes), "another activity's state is refused");
  }
  if (&activity != &kiln::activity()) return true;
  skua_activity older = activity;
  older.archive = older_kiln;
  Model old(older);
  must(!skua::load(older, old.state, bytes), "a state with a field of another name is refused");
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 2) return 0;
  if (data[0] == 'x') {
    for (const Origin& origin : origins()) check(origin.activity, Bytes(data + 1, data + size));
    return 0;
  }
  const Origin& origin = origins()[data[0] % origins().size()];
  const Bytes& original = origin.states[(data[1] & 0x7f) % origin.states.size()];
  Bytes bytes = original;
  change(bytes, {data + 2, data + size});
  if ((data[1] & 0x80) != 0) seal(origin.activity, bytes);
  const bool taken = check(origin.activity, bytes);
  must(taken || bytes != original, "what was stored can be loaded");
  return 0;
}
