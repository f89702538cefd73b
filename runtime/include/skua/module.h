/// What a module must provide, and the macro that makes a module of it.
///
/// A model is plain data with all the science; a view is a function of a const model. Minimal example:
///
///     struct Pendulum {
///       explicit Pendulum(const skua::Launch& launch);
///       bool apply(const skua::Command&, skua::EvidenceLog&);   // false: refused, nothing changed
///       void step(uint32_t tick, skua::EvidenceLog&);           // one tick of 1/60 s
///       bool at_rest() const;                                   // true: step would change nothing
///       void archive(skua::Archive&);                           // names every field
///     };
///     void pendulum_view(const Pendulum&, skua::Ui&);
///     constexpr const char* kItems[] = {"period"};
///     SKUA_MODULE(pendulum, "1.0.0", skua::activity<Pendulum, pendulum_view>("swing", kItems))
#pragma once

#include <array>
#include <new>
#include <optional>
#include <span>
#include <type_traits>
#include <utility>

#include "skua/archive.h"
#include "skua/command.h"
#include "skua/evidence.h"
#include "skua/ui.h"

namespace skua {

inline constexpr uint32_t kTicksPerSecond = 60;

/// What a model is created from.
struct Launch {
  uint32_t seed = 0;
  std::string_view mode = "practice";
};

/// What an activity may have besides. The arrays live as long as the program.
struct ActivityOptions {
  /// Of the items, those that the school marks. The model reports answers to them with
  /// `EvidenceLog::submitted` and does not know what is right.
  std::span<const char* const> graded_by_school;
  /// Names of commands that a student can take back with the command `undo`, the latest first, at most
  /// 32 of them, fewer of large states (core/undo.h). Any other command ends what can be taken back. Undo restores the model, never evidence,
  /// tries or hints: so no command that answers, predicts or shows a hint belongs here.
  std::span<const char* const> undoable;
};

/// Describes an activity: `Model` and `View` as above, `items` the ids of what is scored, in order.
///
/// A model whose state takes more than 2,400 bytes also needs `void checkpoint(skua::Archive&)`, which
/// names what matters most within that limit: hosts that keep no more resume from it.
template <class Model, void (*View)(const Model&, Ui&), std::size_t N>
constexpr skua_activity activity(const char* id, const char* const (&items)[N], ActivityOptions options = {}) {
  skua_activity a{};
  a.graded = options.graded_by_school.data();
  a.graded_count = static_cast<uint32_t>(options.graded_by_school.size());
  a.undoable = options.undoable.data();
  a.undoable_count = static_cast<uint32_t>(options.undoable.size());
  if constexpr (requires(Model& model, Archive& archive) { model.checkpoint(archive); }) {
    a.checkpoint = [](void* model, skua_archive* raw) {
      Archive archive(raw);
      static_cast<Model*>(model)->checkpoint(archive);
    };
  }
  a.size = sizeof a;
  a.id = id;
  a.items = items;
  a.item_count = N;
  a.create = [](const skua_launch_info* launch) -> void* {
    return new Model(Launch{launch->seed, from_abi(launch->mode)});
  };
  a.destroy = [](void* model) { delete static_cast<Model*>(model); };
  a.apply = [](void* model, const skua_command* command, skua_evidence_log* log) -> int {
    EvidenceLog evidence(log);
    return static_cast<Model*>(model)->apply(Command(*command), evidence) ? 1 : 0;
  };
  a.step = [](void* model, uint32_t tick, skua_evidence_log* log) {
    EvidenceLog evidence(log);
    static_cast<Model*>(model)->step(tick, evidence);
  };
  a.at_rest = [](const void* model) -> int {
    return static_cast<const Model*>(model)->at_rest() ? 1 : 0;
  };
  a.archive = [](void* model, skua_archive* raw) {
    Archive archive(raw);
    static_cast<Model*>(model)->archive(archive);
  };
  a.view = [](const void* model, skua_ui* raw) {
    Ui ui(raw);
    View(*static_cast<const Model*>(model), ui);
  };
  return a;
}

// ---- simulations
// ---------------------------------------------------------------------------------------------

/// Something of the model that activities can read: `observable<IceCore, drill_depth>("drill_depth", "m")` with
/// `double drill_depth(const IceCore&)`. What returns a bool is something that holds or not. `range`: what a number never leaves;
/// an activity with a condition beyond it is refused, since nobody could reach it.
template <class Model, auto Read>
constexpr skua_observable observable(const char* name, const char* unit = "", skua_range range = {}) {
  using Result = decltype(Read(std::declval<const Model&>()));
  return {name, unit, std::is_same_v<Result, bool> ? SKUA_TRUTH : SKUA_NUMBER,
          [](const void* model) { return static_cast<double>(Read(*static_cast<const Model*>(model))); }, range};
}

/// Something that activities can work out: `quantity<IceCore, ice_age_at>("ice_age_at", "yr", kMetres)` with `double
/// ice_age_at(const IceCore&, const double* given)`; `given_units` are the units of what is given.
/// `given_ranges`, as many: outside of them there is no answer, and what holds or not does not hold.
template <class Model, auto WorkOut>
constexpr skua_quantity quantity(const char* name, const char* unit, std::span<const char* const> given_units = {},
                                 std::span<const skua_range> given_ranges = {}) {
  using Result = decltype(WorkOut(std::declval<const Model&>(), static_cast<const double*>(nullptr)));
  return {name, unit, std::is_same_v<Result, bool> ? SKUA_TRUTH : SKUA_NUMBER, given_units.data(),
          static_cast<uint32_t>(given_units.size()), [](const void* model, const double* given) {
            return static_cast<double>(WorkOut(*static_cast<const Model*>(model), given));
          }, given_ranges.size() == given_units.size() ? given_ranges.data() : nullptr};
}

/// A question of a kind that a simulation offers, as an activity asks it.
struct Question {
  uint32_t kind = 0;   ///< its place in SimulationOffers
  bool open = false;   ///< it waits for an answer
  std::string_view id = {};  ///< the ids of what is shown for it begin with this and "."
  const double* given = nullptr;   ///< what the activity says of it, in the kind's order and within its ranges
  const double* answer = nullptr;  ///< the last one that was handed in, in the kind's order; null: none yet

  explicit Question(const skua_question& q) : kind(q.kind), open(q.open != 0), id(from_abi(q.id)), given(q.given), answer(q.answer) {}
};

/// A kind of question besides those that every activity has: `item_kind<IceCore, ask_span>("span", kStretch, kEnds)`. An answer
/// consists of numbers, the `fields`; what is right the activity says of them. `bool ask_span(const IceCore&, Ui&, const
/// Question&, double* answer)` shows in the panel, where the question stands, what is needed to answer, and hands over what it
/// stands at: true when that can be handed in. What lies on the stage is drawn by the simulation's view, from
/// `SimulationLook::question`. What both share until it is handed in is kept in fields (`Ui::field`). With `Tells` it is
/// also called when the question is open no longer, and says in its place what was answered.
template <class Model, bool (*Ask)(const Model&, Ui&, const Question&, double*), bool Tells = false>
constexpr skua_item_kind item_kind(const char* name, std::span<const skua_parameter> given, std::span<const skua_parameter> fields) {
  return {name, given.data(), static_cast<uint32_t>(given.size()), fields.data(), static_cast<uint32_t>(fields.size()),
          [](const void* model, skua_ui* raw, const skua_question* question, double* answer) -> int {
            Ui ui(raw);
            return Ask(*static_cast<const Model*>(model), ui, Question(*question), answer) ? 1 : 0;
          }, Tells ? 1u : 0u};
}

/// What a simulation offers to activities. The arrays live as long as the program.
struct SimulationOffers {
  std::span<const skua_observable> observables = {};
  std::span<const skua_quantity> quantities = {};
  std::span<const skua_offer> commands = {};
  std::span<const char* const> undoable = {};
  std::span<const char* const> parts = {};  ///< of the view, that activities can hide
  std::span<const char* const> places = {};  ///< of its picture, at which activities can set pins
  std::span<const skua_item_kind> kinds = {};  ///< of question
};

/// What an activity lets a simulation show now.
struct SimulationLook {
  uint32_t hidden = 0, refused = 0;
  bool wanted = false;  ///< what comes next is to be done here
  std::span<const uint8_t> pins = {};  ///< for each place the number of the pin there; 0: none
  /// Of a kind of its own: the one that is asked now, or else was answered last in this stage.
  std::optional<Question> question = {};

  /// By their place in SimulationOffers.
  bool shows(uint32_t part) const { return (hidden >> part & 1u) == 0; }
  bool allows(uint32_t command) const { return (refused >> command & 1u) == 0; }
  /// How a control for a command looks: as `of`, but off and with the reason where the lesson's stage refuses it.
  Look offered(uint32_t command, Look of = {}) const {
    if (allows(command)) return of;
    of.disabled = true;
    of.description_key = "lesson.not_here";
    return of;
  }
};

/// Describes a simulation: `Model` as for an activity, but that it asks nothing and marks nothing; `View` shows its controls
/// in the panel, as far as they are of use now, and itself on the stage.
template <class Model, void (*View)(const Model&, Ui&, const SimulationLook&)>
constexpr skua_simulation simulation(const char* id, const SimulationOffers& offers) {
  skua_simulation s{};
  s.size = sizeof s;
  s.id = id;
  s.create = [](const skua_launch_info* launch) -> void* { return new Model(Launch{launch->seed, from_abi(launch->mode)}); };
  s.destroy = [](void* model) { delete static_cast<Model*>(model); };
  s.apply = [](void* model, const skua_command* command, skua_evidence_log* log) -> int {
    EvidenceLog evidence(log);
    return static_cast<Model*>(model)->apply(Command(*command), evidence) ? 1 : 0;
  };
  s.step = [](void* model, uint32_t tick, skua_evidence_log* log) {
    EvidenceLog evidence(log);
    static_cast<Model*>(model)->step(tick, evidence);
  };
  s.at_rest = [](const void* model) -> int { return static_cast<const Model*>(model)->at_rest() ? 1 : 0; };
  s.archive = [](void* model, skua_archive* raw) {
    Archive archive(raw);
    static_cast<Model*>(model)->archive(archive);
  };
  if constexpr (requires(Model& model, Archive& archive) { model.checkpoint(archive); }) {
    s.checkpoint = [](void* model, skua_archive* raw) {
      Archive archive(raw);
      static_cast<Model*>(model)->checkpoint(archive);
    };
  }
  s.view = [](const void* model, skua_ui* raw, const skua_look* look) {
    Ui ui(raw);
    View(*static_cast<const Model*>(model), ui, {look->hidden, look->refused, look->wanted != 0, look->pins,
                                                      look->question != nullptr ? std::optional(Question(*look->question)) : std::nullopt});
  };
  s.observables = offers.observables.data();
  s.observable_count = static_cast<uint32_t>(offers.observables.size());
  s.quantities = offers.quantities.data();
  s.quantity_count = static_cast<uint32_t>(offers.quantities.size());
  s.offers = offers.commands.data();
  s.offer_count = static_cast<uint32_t>(offers.commands.size());
  s.undoable = offers.undoable.data();
  s.undoable_count = static_cast<uint32_t>(offers.undoable.size());
  s.parts = offers.parts.data();
  s.part_count = static_cast<uint32_t>(offers.parts.size());
  s.places = offers.places.data();
  s.place_count = static_cast<uint32_t>(offers.places.size());
  s.kinds = offers.kinds.data();
  s.kind_count = static_cast<uint32_t>(offers.kinds.size());
  return s;
}

template <std::size_t Activities, std::size_t Simulations>
struct Contents {
  std::array<skua_activity, Activities> activities;
  std::array<skua_simulation, Simulations> simulations;
};

/// Activities and simulations of a module, each kind in its order.
template <class... Parts>
constexpr auto contents(const Parts&... parts) {
  constexpr auto kActivities = (std::size_t{std::is_same_v<Parts, skua_activity>} + ... + 0);
  Contents<kActivities, sizeof...(Parts) - kActivities> all{};
  std::size_t activity_count = 0, simulation_count = 0;
  const auto add = [&](const auto& part) {
    if constexpr (std::is_same_v<std::decay_t<decltype(part)>, skua_activity>) {
      all.activities[activity_count++] = part;
    } else {
      all.simulations[simulation_count++] = part;
    }
  };
  (add(parts), ...);
  return all;
}

}  // namespace skua

// A side module exports `skua_module`. In a test program several modules share one name space: there each is
// reached by the name that carries its own.
#if defined(__EMSCRIPTEN__)
#define SKUA_SIDE_MODULE_ENTRY(module_name)                                                            \
  extern "C" __attribute__((used, visibility("default"))) const skua_module_desc* skua_module(void) { \
    return skua_module_##module_name();                                                                \
  }
#else
#define SKUA_SIDE_MODULE_ENTRY(module_name)
#endif

/// Makes the module's entry point; `module_name` is an identifier, the rest its version, activities and simulations.
#define SKUA_MODULE(module_name, module_version, ...)                                             \
  extern "C" const skua_module_desc* skua_module_##module_name(void) {                            \
    static const auto contents = skua::contents(__VA_ARGS__);                                     \
    static const skua_module_desc desc = {SKUA_CANARY_START, SKUA_ABI, sizeof(skua_module_desc),  \
                                          #module_name, module_version,                           \
                                          contents.activities.data(),                             \
                                          static_cast<uint32_t>(contents.activities.size()),      \
                                          contents.simulations.data(),                            \
                                          static_cast<uint32_t>(contents.simulations.size()),     \
                                          SKUA_CANARY_END};                                       \
    return &desc;                                                                                 \
  }                                                                                               \
  SKUA_SIDE_MODULE_ENTRY(module_name)
