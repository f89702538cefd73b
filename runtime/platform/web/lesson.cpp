#include "platform/web/lesson.h"

#include <algorithm>
#include <utility>

#include "core/json.h"
#include "core/hash.h"
#include "learn/measurements.h"
#include "platform/headless/state_at.h"
#include "platform/headless/verify.h"
#include "platform/web/page.h"

namespace skua {

namespace {

std::optional<Input::Kind> input_kind(std::string_view type) {
  constexpr std::pair<std::string_view, Input::Kind> kKinds[] = {
      {"activate", Input::Kind::activate}, {"set", Input::Kind::set},   {"focus", Input::Kind::focus},
      {"blur", Input::Kind::blur},         {"open", Input::Kind::open}, {"close", Input::Kind::close},
      {"keep", Input::Kind::keep}};
  for (const auto& [name, kind] : kKinds) {
    if (name == type) return kind;
  }
  return std::nullopt;
}

void fill_progress(const Tracker& tracker, std::string_view item, skua_progress& out) {
  const bool all = item.empty();
  out.items = tracker.item_count();
  out.items_done = tracker.done_count();
  out.points_possible = all ? tracker.score().max : 1;
  out.points = all ? tracker.score().raw : 0;
  for (const ItemRecord& record : tracker.items()) {
    if (!all && record.id != item) continue;
    out.tries += record.tries;
    out.hints += record.hints;
    if (all) continue;
    out.points = record.share * record.points;
    out.points_possible = record.points;
  }
}

uint32_t abgr(uint32_t rgb) {
  return 0xff000000u | (rgb & 0xff) << 16 | (rgb & 0xff00) | rgb >> 16;
}

}  // namespace

bool Lesson::boot(const char* json) {
  const auto document = json::parse(json);
  if (!document) return false;
  const json::View root = document->root();
  std::vector<std::pair<std::string, std::string>> texts;
  for (const json::View entry : root["strings"]) {
    if (const auto text = entry.text()) texts.emplace_back(entry.key(), *text);
  }
  ui_.strings.set(std::move(texts));
  locale_ = root["locale"].text().value_or("");
  add_own_texts();
  const json::View numbers = root["numbers"];
  ui_.strings.set_numbers(std::string(numbers["decimal"].text().value_or(".")),
                          std::string(numbers["group"].text().value_or(",")),
                          static_cast<int>(numbers["minimumGroupingDigits"].whole(9).value_or(1)),
                          std::string(numbers["minus"].text().value_or("\u2212")));
  ui_.strings.set_plurals(std::string(numbers["plurals"].text().value_or("")));
  ui_.dark = root["theme"].text().value_or("light") == "dark";
  ui_.colors.fill(0);
  std::size_t token = 0;
  for (const json::View color : root["colors"]) {
    if (token < ui_.colors.size()) ui_.colors[token++] = abgr(color.whole(0xffffff).value_or(0));
  }
  ui_.reduced_motion = root["reducedMotion"].boolean().value_or(false);
  ui_.progress_of = [this](std::string_view item, skua_progress& out) {
    fill_progress(tracker(), item, out);
  };
  surface_.forget_words();
  dirty_ = true;
  return true;
}

int Lesson::adopt(const skua_module_desc* module) {
  if (module == nullptr || module->start_canary != SKUA_CANARY_START) return 1;
  if (module->abi != SKUA_ABI || module->size != sizeof(skua_module_desc)) return 2;
  if (module->end_canary != SKUA_CANARY_END || module->activity_count + module->simulation_count == 0) return 1;
  catalogue_.emplace(*module);
  ui_.assets.clear();
  return 0;
}

std::string Lesson::add_activity(std::string_view json, std::string_view from) {
  if (!catalogue_) return "No module is loaded.";
  if (attempt_.session() != nullptr || playback_) return "A lesson is running.";
  const auto added = catalogue_->add(json, from);
  std::string wrong;
  if (!added) {
    for (const json::Error& error : added.error()) wrong += (wrong.empty() ? "" : "\n") + error.text();
  }
  return wrong;
}

/// A preview brings its texts with it. What is not translated yet is shown in the activity's first language.
void Lesson::add_own_texts() {
  const auto document = json::parse(preview_);
  if (!document) return;
  const json::View languages = document->root()["languages"], said = document->root()["texts"];
  std::vector<std::pair<std::string, std::string>> texts;
  const auto first = languages.size() == 0 ? std::string_view() : (*languages.begin()).text().value_or("");
  for (const std::string_view locale : {first, std::string_view(locale_)}) {
    for (const json::View entry : said[locale]) {
      if (const auto text = entry.text(); text && !text->empty()) texts.emplace_back(entry.key(), *text);
    }
  }
  ui_.strings.add(std::move(texts));
}

int Lesson::launch(const char* json) {
  if (module() == nullptr) return static_cast<int>(LaunchCode::unknown_activity);
  look_at_clock();
  const auto document = json::parse(json);
  playback_.reset();
  if (const auto program = document ? document->root()["program"].text() : std::unexpected(json::Error())) {
    const std::string from(document->root()["from"].text().value_or(""));
    if (const std::string wrong = add_activity(std::string(*program), from); !wrong.empty()) {
      skua_page_warn(wrong.data(), wrong.size());
      return static_cast<int>(LaunchCode::unknown_activity);
    }
    if (document->root()["mode"].text() == "preview") preview_ = *program;
    add_own_texts();
  }
  if (document && document->root()["mode"].text() == "replay") return replay(document->root());
  const auto launched = attempt_.launch(*module(), json, now_ms_);
  if (launched) ui_.set_view_state(attempt_.view());
  dirty_ = true;
  hand_over_effects();
  if (launched) return 0;
  skua_page_warn(launched.error().message.data(), launched.error().message.size());
  return static_cast<int>(launched.error().code);
}

int Lesson::replay(json::View launch) {
  const json::View hashes = launch["hashes"];
  const Playback::Build here{std::string(hashes["runtime"].text().value_or("")),
                             std::string(hashes["module"].text().value_or(""))};
  news_ = {};
  const auto opened = playback_.emplace().open(*module(), launch["journal"].text().value_or(""), here);
  if (!opened) {
    skua_page_warn(opened.error().message.data(), opened.error().message.size());
    playback_.reset();
    return static_cast<int>(opened.error().code);
  }
  show_view();
  dirty_ = true;
  return 0;
}

bool Lesson::resize(float width, float height, float pixel_ratio, bool draw) {
  const bool drawn = surface_.resize(width, height, pixel_ratio, draw);
  ui_.surface = drawn ? &surface_ : nullptr;
  ui_.width = drawn ? width : 0;
  ui_.height = drawn ? height : 0;
  dirty_ = true;
  return drawn;
}

void Lesson::describe() {
  const Session* shown = session();
  if (shown == nullptr) return;
  ui_.can_undo = shown->can_undo();
  ui_.only_watched = playback_.has_value();
  shown->activity().view(shown->model(), &ui_);
}

void Lesson::run_pass(const Input* input, bool draw) {
  const bool drawing = draw && ui_.surface != nullptr && surface_.can_draw();
  if (drawing) surface_.begin_frame(skua_color_of(&ui_, SKUA_BG));
  std::string patch = ui_.pass(input, drawing, [this] { describe(); });
  if (drawing) surface_.end_frame();
  if (std::exchange(undone_, false) && !patch.empty()) patch.insert(1, R"("undone":true,)");
  if (!patch.empty()) skua_page_patch(patch.data(), patch.size());
  for (const std::string& fault : ui_.take_author_faults()) skua_page_warn(fault.data(), fault.size());
  submit_requests();
}

void Lesson::submit_requests() {
  while (!ui_.requests.empty()) {
    const Request request = std::move(ui_.requests.front());
    ui_.requests.pop_front();
    if (playback_) continue;
    const Submitted submitted = attempt_.submit(request.name, request.values, now_ms_);
    undone_ = submitted != Submitted::refused && request.name == kUndo;
    dirty_ = true;
  }
}

/// Between frames time goes on: an idle lesson may have had its last one minutes ago.
void Lesson::look_at_clock() { now_ms_ = std::max(now_ms_, skua_page_clock()); }

void Lesson::hand_over_effects() {
  const std::string effects =
      playback_ ? news_.take(*playback_, now_ms_) : attempt_.take_effects(now_ms_);
  if (!effects.empty()) skua_page_effects(effects.data(), effects.size());
}

/// Returns in how many milliseconds the next frame is wanted; -1: not before something happens.
double Lesson::frame(double now_ms) {
  constexpr double kMoving_ms = 100;
  if (due_ms_) resolution_.frame(now_ms - *due_ms_);
  due_ms_.reset();
  if (surface_.coarsen(resolution_.scale())) dirty_ = true;
  const double wait = step(now_ms);
  if (wait >= 0 && wait < kMoving_ms) {
    due_ms_ = now_ms + wait;
  } else if (resolution_.scale() < 1) {
    resolution_.rest();
    dirty_ = true;
    return 0;  // once more, in full
  }
  return wait;
}

/// Whether the model, or the replay of one, goes on by itself.
bool Lesson::is_moving() const { return playback_ ? playback_->playing() : attempt_.due_in(now_ms_) == 0; }

/// Who wants no motion sees what moves by itself in still pictures; what is done is shown at once, and so is where things come to rest.
double Lesson::step(double now_ms) {
  constexpr double kStill_ms = 1000;
  now_ms_ = std::max(now_ms_, now_ms);
  if (!first_ms_) first_ms_ = now_ms;
  ui_.seconds = (now_ms - *first_ms_) / 1000;
  if (playback_ ? advance_playback() : attempt_.advance(now_ms)) moved_ = true;
  if (ui_.animate_until > ui_.seconds || std::exchange(animating_, false)) dirty_ = true;
  while (!inputs_.empty()) {
    const Input input = std::move(inputs_.front());
    inputs_.pop_front();
    if (playback_ && !only_looks(input)) continue;
    const std::string hovered = ui_.hovered;
    run_pass(&input, false);
    if (auto next = std::exchange(ui_.follows, std::nullopt)) inputs_.push_front(std::move(*next));
    if (!playback_) attempt_.see(ui_.view_state(), now_ms_);
    if (input.kind != Input::Kind::point || ui_.hovered != hovered) dirty_ = true;
  }
  if (moved_ && (!ui_.reduced_motion || !is_moving() || now_ms >= still_until_ms_)) dirty_ = true;
  if (dirty_) {
    dirty_ = moved_ = false;
    still_until_ms_ = now_ms + kStill_ms;
    run_pass(nullptr, true);
  }
  hand_over_effects();
  animating_ = ui_.animate_until > ui_.seconds;
  if (dirty_ || animating_) return 0;
  if (playback_) return playback_->playing() || !playback_->explored() ? 0 : -1;
  return attempt_.due_in(now_ms);
}

void Lesson::input(const char* json) {
  const auto document = json::parse(json);
  if (!document) return;
  const json::View root = document->root();
  if (root["type"].text() == "note") return note(root["value"].text().value_or(""));
  const auto kind = input_kind(root["type"].text().value_or(""));
  if (!kind) return;
  Input input;
  input.node = root["node"].text().value_or("");
  input.kind = *kind;
  const json::View value = root["value"];
  input.is_text = value.is(json::Kind::text);
  input.text = value.text().value_or("");
  input.number = value.number().value_or(0);
  inputs_.push_back(std::move(input));
}

/// Something was put into the notebook: a command where the activity counts it, else nothing.
void Lesson::note(std::string_view kind) {
  if (playback_ || !plays_activity()) return;
  look_at_clock();
  const NamedValue what{.name = "kind", .is_text = true, .text = std::string(kind)};
  attempt_.submit("note", std::span(&what, 1), now_ms_);
  dirty_ = true;
  skua_page_wake();
}

std::string Lesson::measure(const char* names) const {
  if (playback_ || !plays_activity()) return "[]";
  return measured(*static_cast<const Performance*>(session()->model()), names);
}

int Lesson::take_asset(const char* name, uint8_t* bytes, uint32_t size) {
  const Assets::Taken taken = ui_.assets.take(name, std::unique_ptr<uint8_t[]>(bytes), size);
  if (taken == Assets::Taken::yes) {
    dirty_ = true;
    skua_page_wake();
  } else {
    constexpr std::string_view kWhy[] = {"", "no name of an asset", "empty, or too large", "one too many", "here already"};
    const std::string said = "asset " + std::string(name) + ": " + std::string(kWhy[static_cast<int>(taken)]);
    skua_page_warn(said.data(), said.size());
  }
  return static_cast<int>(taken);
}

uint32_t Lesson::pointer(uint32_t kind, float x, float y, uint32_t button) {
  const std::string before = ui_.hovered;
  const std::size_t waiting = inputs_.size();
  const bool moved = ui_.drag.moving;
  const uint32_t state = ui_.pointer(kind, x, y, inputs_, button);
  if (ui_.hovered != before || moved || ui_.drag.moving) dirty_ = true;
  if (dirty_ || inputs_.size() != waiting) skua_page_wake();
  return state;
}

void Lesson::outbox(const char* json) {
  look_at_clock();
  // What the player tells is made by its own code; a fault in it changes nothing here.
  (void)attempt_.tell(json, now_ms_);
  hand_over_effects();
  if (attempt_.settled()) skua_page_wake();
}

// ---- an attempt shown again
// -----------------------------------------------------------------------------------------------

/// Besides what is shown, a part of each frame goes to playing ahead.
bool Lesson::advance_playback() {
  constexpr double kExploreMs = 8;
  for (const double end = skua_page_clock() + kExploreMs; playback_->explore() && skua_page_clock() < end;) {
  }
  if (!playback_->advance(now_ms_)) return false;
  show_view();
  return true;
}

/// What the student had typed, and what lights up because they were there.
void Lesson::show_view() {
  const NamedValues& view = playback_->view();
  ui_.set_view_state(view);
  const auto focus = std::ranges::find(view, "focus", &NamedValue::name);
  ui_.focused = focus == view.end() ? std::string() : focus->text;
}

/// Whoever watches may turn a view, walk along a plot and open its table; everything else would be an answer.
bool Lesson::only_looks(const Input& input) const {
  if (input.kind != Input::Kind::set && input.kind != Input::Kind::activate) return true;
  const auto role_of = [this](std::string_view id) {
    const Node* node = ui_.tree.find(id);
    return node == nullptr ? 0u : node->role;
  };
  const std::string_view id = input.node;
  if (input.kind == Input::Kind::activate) return role_of(id.substr(0, id.rfind('/'))) == SKUA_ROLE_ORBIT;
  return role_of(id) == SKUA_ROLE_PLOT || role_of(id) == SKUA_ROLE_ORBIT;
}

std::string Lesson::playback(const char* json) {
  if (!playback_) return "{}";
  look_at_clock();
  std::string state = steer(*playback_, json, now_ms_);
  show_view();
  dirty_ = true;
  skua_page_wake();
  return state;
}

std::string Lesson::journal() const { return attempt_.journal(); }

std::string Lesson::state_at(const char* journal, uint32_t commands) const {
  return module() == nullptr ? "{\"error\":\"No module is loaded.\"}" : skua::state_at(*module(), journal, commands);
}

std::string Lesson::verify(const char* journal, const char* keys) const {
  return module() == nullptr ? "{\"error\":\"No module is loaded.\"}" : skua::verify(*module(), journal, keys);
}

}  // namespace skua
