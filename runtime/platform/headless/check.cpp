#include "platform/headless/check.h"

#include <algorithm>
#include <utility>

#include "core/json.h"
#include "platform/headless/memory_filling.h"
#include "platform/headless/model_run.h"
#include "platform/headless/random_student.h"

namespace skua {
namespace {

struct Rule {
  std::string_view name, says, advice;
};
constexpr Rule kNan{
    "nan", "A field is not a number.",
    "Check what you divide by, and what you take the root of; refuse commands that lead there."};
constexpr Rule kSize{"size",
                     "The state, with those that can be gone back to, is larger than 59,000 bytes: "
                     "a replay can't keep it for every 10 s of 45 minutes.",
                     "Don't store what follows from other fields; limit lists."};
constexpr Rule kCheckpoint{"checkpoint", "A host with little room can't keep the attempt.",
                           "checkpoint() names what matters most, in at most 2,400 bytes; what it "
                           "saves it must load again."};
constexpr Rule kEvidence{"evidence", "The model reported an item that the activity does not have.",
                         "Compare the ids with the activity's list of items."};
constexpr Rule kRefused{"refused", "A command was refused, and yet changed something.",
                        "Check everything first, change and report afterwards."};
constexpr Rule kView{
    "view", "Looking at the model changed it.",
    "view() and at_rest() only read: no const_cast, no mutable member, no static variable."};
constexpr Rule kRepeat{"repeat", "The same commands led to another state.",
                       "Look for static variables, a clock, chance that is not skua::Random, an "
                       "order that depends on pointers or a hash table."};
constexpr Rule kMemory{
    "memory",
    "The same commands led to another state where memory held other bytes and lay elsewhere.",
    "Look for a member without a first value, and for results that depend on a pointer."};
constexpr Rule kArchive{"archive", "A state that was saved and loaded again went on differently.",
                        "archive() must name every member that is not made from the launch alone."};
constexpr Rule kRest{"rest", "The model said that it is at rest, and yet a tick changed something.",
                     "at_rest() must be false as long as step() changes anything."};

/// What stood after a command of the first play.
struct Moment {
  Tick tick = 0;
  Request request;
  uint32_t looks = 0;  ///< passes of the view since the command before
  bool taken = false;
  uint64_t hash = 0;
  FieldList fields;
  std::size_t evidence = 0;  ///< so many pieces so far, without those of refused commands
};

struct Variation {
  const Rule& rule;
  uint8_t filling = 0;
  uint32_t blocks = 0;  ///< put into the heap before
  bool reload = false, poke = false, look = false, refused = false;
};

struct Mismatch {
  std::size_t at;
  std::string field;
};

std::string in_words(const Request& request) {
  json::Writer values;
  write_values(values, request.values);
  return request.name + " " + values.take();
}

class Game {
 public:
  Game(const skua_activity& activity, std::span<const SeenAttempt> seen, uint32_t seed,
       uint32_t most, const Watch& watch)
      : activity_(activity),
        seed_(seed),
        launch_seed_(seed),
        most_(most),
        watch_(watch),
        student_(requests_in(seen), seed) {
    if (!seen.empty() && student_.below(3) == 0)
      begin_as(seen[student_.below(static_cast<uint32_t>(seen.size()))]);
    if (script_.empty() && student_.below(4) == 0) mode_ = "assessment";
  }

  GameResult run() {
    result_.violation = record();
    if (!result_.violation) result_.violation = compare();
    return std::move(result_);
  }

 private:
  static std::vector<Request> requests_in(std::span<const SeenAttempt> seen) {
    std::vector<Request> requests;
    for (const SeenAttempt& attempt : seen) {
      for (const CommandRecord& command : attempt.commands)
        requests.push_back({command.name, command.values});
    }
    return requests;
  }

  /// The first part of somebody's attempt leads deeper into the lesson than chance does.
  void begin_as(const SeenAttempt& attempt) {
    launch_seed_ = attempt.seed;
    mode_ = attempt.mode;
    const uint32_t length = student_.below(static_cast<uint32_t>(attempt.commands.size()) + 1);
    script_ = std::span(attempt.commands).first(std::min(length, most_));
  }

  void tell(std::string_view doing, Tick tick, const Request* request) const {
    if (!watch_) return;
    std::string where = std::string(doing) + ", tick " + std::to_string(tick);
    if (request != nullptr) where += ", command " + in_words(*request);
    watch_(where);
  }

  Violation broken(const Rule& rule, Tick tick, std::string field) const {
    const bool any = !moments_.empty();
    return at_moment(rule, tick, any ? moments_.size() - 1 : 0,
                     any ? &moments_.back().request : nullptr, std::move(field));
  }
  static Violation at_moment(const Rule& rule, Tick tick, std::size_t number,
                             const Request* request, std::string field) {
    Violation violation;
    violation.rule = rule.name;
    violation.says = rule.says;
    violation.advice = rule.advice;
    violation.tick = tick;
    violation.number = static_cast<uint32_t>(number);
    if (request != nullptr) violation.command = in_words(*request);
    violation.field = std::move(field);
    return violation;
  }

  // ---- the first play

  std::optional<Violation> record() {
    const MemoryFilling filling(0, 0, 0);
    ModelRun run(activity_, launch_seed_, mode_);
    if (auto wrong = look_at_state(run)) return wrong;
    for (const CommandRecord& command : script_) {
      while (run.tick() < command.tick && !run.at_rest()) step(run, filling);
      if (run.tick() != command.tick) break;  // the model was changed since this was recorded
      if (auto wrong = take(run, filling, {command.name, command.values})) return wrong;
    }
    // Not everything that is done becomes a command: some more turns are given than commands
    // wanted.
    for (uint32_t turn = 0; turn < 3 * most_ && moments_.size() < most_; ++turn) {
      wait(run, filling);
      const auto before = run.hash();
      tell("looking", run.tick(), nullptr);
      auto request = student_.next(activity_, run.model(), run.can_undo());
      if (before && run.hash() != before) return broken(kView, run.tick(), "");
      if (!request) continue;
      if (auto wrong = take(run, filling, std::move(*request))) return wrong;
    }
    result_.ticks = run.tick();
    return std::nullopt;
  }

  void step(ModelRun& run, const MemoryFilling& filling) const {
    filling.scribble();
    run.step();
  }

  void wait(ModelRun& run, const MemoryFilling& filling) {
    constexpr uint32_t kWaits[] = {0, 0, 1, 5, 40, 400};
    const uint32_t most = kWaits[student_.below(std::size(kWaits))];
    const uint32_t ticks = most == 0 ? 0 : 1 + student_.below(most);
    tell("stepping", run.tick(), nullptr);
    for (uint32_t i = 0; i < ticks && !run.at_rest(); ++i) step(run, filling);
  }

  std::optional<Violation> take(ModelRun& run, const MemoryFilling& filling, Request request) {
    const auto before = run.hash();
    const FieldList fields = run.fields();
    const std::size_t evidence = run.evidence().size();
    Moment moment;
    moment.tick = run.tick();
    moment.request = std::move(request);
    moment.looks = student_.take_looks();
    tell("applying", run.tick(), &moment.request);
    filling.scribble();
    moment.taken = run.apply(moment.request.name, moment.request.values);
    moments_.push_back(std::move(moment));
    ++result_.commands;
    if (auto wrong = look_at_state(run)) return wrong;
    Moment& now = moments_.back();
    if (!now.taken) {
      ++result_.refused;
      if (before && now.hash != *before)
        return broken(kRefused, run.tick(), first_difference(fields, now.fields));
      if (run.evidence().size() != evidence)
        return broken(kRefused, run.tick(), "evidence: " + describe(run.evidence().back()));
    }
    for (std::size_t i = evidence; i < run.evidence().size(); ++i) {
      if (!is_known(run.evidence()[i]))
        return broken(kEvidence, run.tick(), describe(run.evidence()[i]));
    }
    now.evidence = run.evidence().size();
    said_ = run.evidence();
    return std::nullopt;
  }

  /// Notes how it stands after the last command, and checks what can be seen of a single state.
  std::optional<Violation> look_at_state(const ModelRun& run) {
    const auto hash = run.hash();
    if (!hash) return broken(kNan, run.tick(), hash.error());
    result_.state_bytes = std::max(result_.state_bytes, run.bytes());
    if (result_.state_bytes > kLargestState_bytes)
      return broken(kSize, run.tick(), std::to_string(result_.state_bytes) + " bytes");
    if (auto wrong = look_at_checkpoint(run)) return wrong;
    if (moments_.empty()) return std::nullopt;
    moments_.back().hash = *hash;
    moments_.back().fields = run.fields();
    return std::nullopt;
  }

  std::optional<Violation> look_at_checkpoint(const ModelRun& run) {
    const Archived bytes = run.checkpoint();
    if (!bytes) return broken(kCheckpoint, run.tick(), bytes.error());
    result_.checkpoint_bytes = std::max(result_.checkpoint_bytes, bytes->size());
    if (bytes->size() > kLargestCheckpoint_bytes)
      return broken(kCheckpoint, run.tick(), std::to_string(bytes->size()) + " bytes");
    const Archived again = run.checkpoint_after(*bytes);
    if (!again) return broken(kCheckpoint, run.tick(), again.error());
    if (*again != *bytes)
      return broken(kCheckpoint, run.tick(), "saved again after it was loaded, it is another one");
    return std::nullopt;
  }

  bool is_known(const Evidence& evidence) const {
    if (evidence.kind != SKUA_ANSWERED && evidence.kind != SKUA_HINTED) return true;
    const std::span items(activity_.items, activity_.item_count);
    return std::ranges::any_of(items, [&](const char* id) { return evidence.item == id; });
  }

  // ---- the same again

  std::optional<Violation> compare() {
    const Variation plain{.rule = kRepeat};
    if (auto found = again(plain)) {
      // What was left out of the second play may be what the first one depended on.
      for (const Variation& fuller :
           {Variation{.rule = kRefused, .refused = true}, Variation{.rule = kView, .look = true}}) {
        if (!again(fuller)) return violation_of(fuller.rule, *found);
      }
      return violation_of(kRepeat, *found);
    }
    for (const Variation& other :
         {Variation{.rule = kMemory, .filling = 0xa5, .blocks = 100},
          Variation{.rule = kArchive, .reload = true}, Variation{.rule = kRest, .poke = true}}) {
      if (auto found = again(other)) return violation_of(other.rule, *found);
    }
    return std::nullopt;
  }

  Violation violation_of(const Rule& rule, Mismatch& found) const {
    const Moment& moment = moments_[found.at];
    return at_moment(rule, moment.tick, found.at, &moment.request, std::move(found.field));
  }

  std::optional<Mismatch> again(const Variation& how) {
    const MemoryFilling filling(how.filling, how.blocks, seed_);
    ModelRun run(activity_, launch_seed_, mode_);
    Random random(seed_ ^ 0x5eed);
    RandomStudent onlooker({}, seed_);
    for (std::size_t i = 0; i < moments_.size(); ++i) {
      const Moment& moment = moments_[i];
      for (uint32_t look = 0; how.look && look < moment.looks; ++look) {
        onlooker.look(activity_, run.model());
      }
      if (!moment.taken && !how.refused) continue;
      tell(how.rule.name, run.tick(), &moment.request);
      while (run.tick() < moment.tick) {
        if (run.at_rest()) return Mismatch{i, "at rest at tick " + std::to_string(run.tick())};
        step(run, filling);
      }
      if (how.reload && random.below(4) == 0) {
        if (const auto loaded = run.reload(); !loaded) return Mismatch{i, loaded.error()};
      }
      if (how.poke && run.at_rest()) {
        if (auto found = poke(run, i)) return found;
      }
      filling.scribble();
      const bool taken = run.apply(moment.request.name, moment.request.values);
      if (taken != moment.taken)
        return Mismatch{i, taken ? "taken, refused before" : "refused, taken before"};
      if (auto found = compare_with(moment, run, i)) return found;
    }
    return std::nullopt;
  }

  static std::optional<Mismatch> poke(ModelRun& run, std::size_t at) {
    const FieldList fields = run.fields();
    const auto before = run.hash();
    const std::size_t evidence = run.evidence().size();
    run.poke();
    if (run.hash() != before) return Mismatch{at, first_difference(fields, run.fields())};
    if (run.evidence().size() != evidence)
      return Mismatch{at, "evidence: " + describe(run.evidence().back())};
    return std::nullopt;
  }

  std::optional<Mismatch> compare_with(const Moment& moment, const ModelRun& run,
                                       std::size_t at) const {
    const auto hash = run.hash();
    if (!hash) return Mismatch{at, hash.error()};
    if (*hash != moment.hash) return Mismatch{at, first_difference(moment.fields, run.fields())};
    const std::size_t compared = at == 0 ? 0 : moments_[at - 1].evidence;
    for (std::size_t i = compared; i < std::max(moment.evidence, run.evidence().size()); ++i) {
      const std::string was = i < moment.evidence ? describe(said_[i]) : "(none)";
      const std::string is = i < run.evidence().size() ? describe(run.evidence()[i]) : "(none)";
      if (was != is) return Mismatch{at, "evidence: " + was + " | " + is};
    }
    return std::nullopt;
  }

  static std::string first_difference(const FieldList& left, const FieldList& right) {
    const auto lines = differences(left, right, 1);
    return lines.empty() ? "the order of fields" : lines.front();
  }

  const skua_activity& activity_;
  uint32_t seed_;
  uint32_t launch_seed_;
  std::string mode_ = "practice";
  uint32_t most_;
  const Watch& watch_;
  RandomStudent student_;
  std::span<const CommandRecord> script_;
  std::vector<Moment> moments_;
  std::vector<Evidence> said_;
  GameResult result_;
};

}  // namespace

GameResult check_game(const skua_activity& activity, std::span<const SeenAttempt> seen,
                      uint32_t seed, uint32_t most_commands, const Watch& watch) {
  return Game(activity, seen, seed, most_commands, watch).run();
}

}  // namespace skua
