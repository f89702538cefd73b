#include "tab.h"

#include <algorithm>
#include <utility>

#include "kiln.h"
#include "world.h"

namespace skua::faults {
namespace {

constexpr double kPatienceMs = 8'000;  ///< of the player, for what is kept
constexpr double kFrameMs = 50;

std::vector<Parcel> read_parcels(json::View items) {
  std::vector<Parcel> parcels;
  for (const json::View item : items) parcels.push_back(read_parcel(item));
  return parcels;
}

std::string ids_json(const std::vector<std::string>& ids) {
  json::Writer out;
  out.array();
  for (const std::string& id : ids) out.text(id);
  return out.end().take();
}

std::string delivered_json(uint32_t batch, const Receipt& receipt) {
  json::Writer out;
  out.object().key("type").text("delivered").key("batch").number(batch);
  out.key("acknowledged").raw(ids_json(receipt.acknowledged)).key("refused").array();
  for (const Refused& refused : receipt.refused) {
    out.object().key("id").text(refused.id).key("code").text(refused.code);
    out.key("message").text("").end();
  }
  return out.end().end().take();
}

std::string undelivered_json(uint32_t batch, std::optional<double> retry_after_ms) {
  json::Writer out;
  out.object().key("type").text("undelivered").key("batch").number(batch);
  out.key("reason").text("server");
  if (retry_after_ms) out.key("retry_after_ms").number(*retry_after_ms);
  return out.end().take();
}

}  // namespace

Tab::Tab(World& world, uint32_t page, std::shared_ptr<Host> around)
    : number(page), host(std::move(around)), world_(world) {}

/// As web/player/clock.ts: never back, and never standing still.
double Tab::clock() {
  const double wall = world_.now + world_.device.wall_ms;
  clock_ms_ = clock_ms_ == 0 ? wall : std::max(wall, clock_ms_ + (world_.now - seen_ms_));
  seen_ms_ = world_.now;
  return clock_ms_;
}

// ---- opening

void Tab::open() {
  const auto done = std::make_shared<bool>(false);
  const auto go_on = [this, done](bool works, std::vector<Parcel> parcels) {
    if (std::exchange(*done, true)) return;
    keeps_ = works;
    aside_ = works && !world_.device.aside.empty();
    if (!works) world_.contest();
    loaded(std::move(parcels));
  };
  world_.device.take(number, [go_on](Outcome outcome, std::vector<Parcel> parcels) {
    go_on(outcome == Outcome::done, std::move(parcels));
  });
  world_.after(kPatienceMs, [this, &world = world_, page = number, go_on] {
    world.tell(page, [&] { go_on(false, {}); });
  });
}

void Tab::loaded(std::vector<Parcel> parcels) {
  for (Parcel& parcel : parcels) {
    order_.push_back(parcel.id);
    kept_[parcel.id] = std::move(parcel);
  }
  // The launch is asked for over the network, by a host that asks until it has one.
  world_.after(world_.below(200), [this, &world = world_, page = number] {
    world.tell(page, [&] {
      begin();
      launch();
    });
  });
}

void Tab::begin() {
  attempt_ = std::make_unique<Attempt>();
  ++runtime_;
  underway_.clear();
  current_ = 0;
  not_before_ms_ = 0;
  json::Writer out;
  out.object().key("type").text("loaded").key("items").array();
  for (const std::string& id : order_) {
    if (const auto found = kept_.find(id); found != kept_.end()) out.raw(found->second.text);
  }
  tell(out.end().end().take());
  if (!keeps_) tell(R"({"type":"storage-failed","reason":"unavailable"})");
  if (world_.offline()) tell(R"({"type":"offline"})");
}

void Tab::launch() {
  const std::string launch =
      R"({"activity":"firing","attempt":")" + kAttempt +
      R"(","actor":"k3v9x2","seed":5,"mode":"practice","locale":"en","resume":)" + world_.resume() +
      "}";
  const auto launched = attempt_->launch(kiln::module(), launch, clock());
  world_.need(launched.has_value(),
              "page " + std::to_string(number) +
                  " can't go on with the attempt: " + (launched ? "" : launched.error().message));
  launched_ = launched.has_value();
  delivered_ = world_.commands_received();
  pump();
}

// ---- what the student and the page do

void Tab::press(uint32_t what) {
  if (!launched_) return;
  const auto wrong_or_right = what % 3 == 0 ? "right" : "wrong";
  switch (what % 6) {
    case 0:
      attempt_->submit("add_pot", {}, clock());
      break;
    case 1:
      attempt_->submit("answer", kiln::reply("first", wrong_or_right), clock());
      break;
    case 2:
      attempt_->submit("light", {}, clock());
      break;
    case 3:
      attempt_->submit("hint", std::vector{kiln::text("item", "second")}, clock());
      break;
    case 4:
      attempt_->submit("note", std::vector{kiln::text("text", "a press")}, clock());
      break;
    default:
      attempt_->submit("answer", kiln::reply(what % 5 == 0 ? "last" : "second", "right"), clock());
  }
  pump();
}

void Tab::slide(uint32_t value) {
  if (!launched_) return;
  attempt_->submit("set_heat", kiln::heat(value), clock());
  pump();
}

void Tab::hide() {
  hasty_ = true;
  if (attempt_) tell(R"({"type":"flush"})");
}

/// The instance is given up; a new one, which runs no lesson, delivers what the page holds.
void Tab::trap() {
  if (!launched_) return;
  launched_ = false;
  attempt_.reset();
  drain(world_.now + kPatienceMs);
}

/// Storage has its say first: what it was asked for is told as kept, or as lost.
void Tab::drain(double until_ms) {
  if (keeps_ && world_.now >= until_ms) keeps_ = false;
  if (!keeps_ || asked_.empty()) return begin();
  word_ = "memory";
  world_.after(50, [this, until_ms, &world = world_, page = number] {
    world.tell(page, [&] {
      if (!stopped_) drain(until_ms);
    });
  });
}

void Tab::network(bool online) {
  if (attempt_) tell(online ? R"({"type":"online"})" : R"({"type":"offline"})");
}

void Tab::yield() {
  world_.note("page " + std::to_string(number) + ": goes on elsewhere");
  stopped_ = true;
  launched_ = false;
  attempt_.reset();
}

std::vector<const Parcel*> Tab::own() const {
  std::vector<const Parcel*> parcels;
  for (const auto& [id, parcel] : kept_) {
    if (parcel.attempt == kAttempt) parcels.push_back(&parcel);
  }
  return parcels;
}

std::size_t Tab::commands() const { return launched_ ? attempt_->session()->commands().size() : 0; }

double Tab::unanswered_ms() const {
  double longest = 0;
  for (const auto& [id, since] : asked_) {
    if (kept_.contains(id)) longest = std::max(longest, world_.now - since);
  }
  return longest;
}

// ---- what the runtime wants

void Tab::tell(const std::string& json) {
  if (!attempt_) return;
  const auto told = attempt_->tell(json, clock());
  world_.need(told.has_value(), "the runtime did not understand " + json);
  pump();
}

void Tab::pump() {
  if (!attempt_) return;
  const std::string text = attempt_->take_effects(clock());
  if (!text.empty()) {
    const auto document = json::parse(text);
    world_.need(document.has_value(), "the runtime's effects are not JSON: " + text);
    if (!document) return;
    for (const json::View effect : document->root()) act(effect);
  }
  flush_store();
  frame();
}

/// A frame when the lesson wants one.
void Tab::frame() {
  if (!launched_) return;
  const double due = attempt_->due_in(clock());
  if (due < 0) return;
  const uint32_t mine = ++frames_;
  world_.after(std::max(due, kFrameMs), [this, mine, &world = world_, page = number] {
    world.tell(page, [&] {
      if (mine != frames_ || !launched_) return;
      attempt_->advance(clock());
      pump();
    });
  });
}

void Tab::act(json::View effect) {
  const auto type = effect["type"].text().value_or("");
  if (type == "store") return store(read_parcels(effect["items"]));
  if (type == "delete") return remove(effect["ids"]);
  if (type == "deliver")
    return deliver(effect["batch"].whole().value_or(0), parcels_of(effect["ids"]));
  if (type == "wake") return wake(effect["at"].number().value_or(0));
  if (type == "status") {
    word_ = effect["word"].text().value_or("");
    if (word_ == "saved" && aside_) word_ = "refused";
    world_.note("page " + std::to_string(number) + ": \"" + word_ + "\"");
  }
}

void Tab::store(std::vector<Parcel> parcels) {
  for (Parcel& parcel : parcels) {
    world_.note("page " + std::to_string(number) + ": makes " + name_of(parcel));
    world_.made(parcel);
    if (!kept_.contains(parcel.id)) {
      order_.push_back(parcel.id);
      kept_[parcel.id] = parcel;
    }
    asked_[parcel.id] = world_.now;
    fresh_.push_back(std::move(parcel));
  }
}

void Tab::flush_store() {
  std::vector<Parcel> added = std::exchange(fresh_, {});
  if (!keeps_ || added.empty()) return;
  std::vector<std::string> ids;
  for (const Parcel& parcel : added) ids.push_back(parcel.id);
  const auto all = [this] {
    std::vector<Parcel> parcels;
    for (const std::string& id : order_) {
      if (const auto found = kept_.find(id); found != kept_.end()) parcels.push_back(found->second);
    }
    return parcels;
  };
  world_.device.add(number, std::move(added), all, [this, ids](Outcome outcome) {
    if (stopped_) return;
    if (outcome == Outcome::elsewhere) return yield();
    if (outcome == Outcome::failed) return lose();
    hasty_ = hasty_ || unanswered_ms() >= Outbox::kStoreMs - 1;
    for (const std::string& id : ids) asked_.erase(id);
    if (keeps_) tell(R"({"type":"stored","ids":)" + ids_json(ids) + "}");
  });
}

void Tab::lose() {
  if (!std::exchange(keeps_, false)) return;
  tell(R"({"type":"storage-failed","reason":"full"})");
}

void Tab::remove(json::View view) {
  std::vector<std::string> ids;
  std::vector<Parcel> others;
  for (const json::View id : view) {
    const auto found = kept_.find(std::string(*id.text()));
    if (found == kept_.end()) continue;
    if (acknowledged_.contains(found->first)) {
      ids.push_back(found->first);
    } else {
      others.push_back(found->second);
    }
    asked_.erase(found->first);
    kept_.erase(found);
  }
  aside_ = aside_ || !others.empty();
  for (const Parcel& parcel : others)
    world_.note("page " + std::to_string(number) + ": sets aside " + name_of(parcel));
  if (!keeps_) return;
  if (!ids.empty()) world_.device.remove(number, std::move(ids));
  if (!others.empty()) world_.device.set_aside(number, std::move(others));
}

std::vector<Parcel> Tab::parcels_of(json::View ids) {
  std::vector<Parcel> parcels;
  for (const json::View id : ids) {
    const auto found = kept_.find(std::string(*id.text()));
    world_.need(found != kept_.end(), "a batch with what the page does not hold");
    if (found != kept_.end()) parcels.push_back(found->second);
  }
  return parcels;
}

void Tab::deliver(uint32_t batch, std::vector<Parcel> parcels) {
  world_.need(!parcels.empty(), "an empty batch");
  world_.need(parcels.size() <= Outbox::kBatchItems, "a batch of too many items");
  world_.need(current_ == 0 || clock() >= since_ms_ + Outbox::kAnswerMs, "two batches under way");
  world_.need(clock() >= not_before_ms_, "sooner than Retry-After");
  hasty_ = hasty_ || unanswered_ms() >= Outbox::kStoreMs - 1;
  for (const Parcel& parcel : parcels) {
    world_.need(hasty() || world_.is_written(parcel),
                name_of(parcel) + " is sent before it is on disk");
  }
  current_ = batch;
  since_ms_ = clock();
  const uint32_t outside = ++sent_;
  underway_[outside] = batch;
  host->deliver(outside, parcels,
                [this, outside, parcels, &world = world_, page = number](const Answer& answer) {
                  world.tell(page, [&] { answered(outside, parcels, answer); });
                });
}

void Tab::answered(uint32_t outside, const std::vector<Parcel>& parcels, const Answer& answer) {
  if (stopped_) return;
  const auto found = underway_.find(outside);
  if (found == underway_.end()) return;
  const uint32_t batch = found->second;
  underway_.erase(found);
  if (answer.receipt) {
    for (const std::string& id : answer.receipt->acknowledged) {
      acknowledged_.insert(id);
      const auto parcel = std::ranges::find(parcels, id, &Parcel::id);
      const bool known = parcel != parcels.end() && world_.is_taken(*parcel);
      world_.need(known, "an acknowledgement of what the receiver does not have");
      if (known && parcel->kind == "commands")
        delivered_ = std::max<std::size_t>(delivered_, parcel->number + parcel->length);
    }
  }
  if (batch == current_) {
    current_ = 0;
    const bool in_time = clock() < since_ms_ + Outbox::kAnswerMs;
    if (in_time && answer.retry_after_ms) not_before_ms_ = clock() + *answer.retry_after_ms;
  }
  tell(answer.receipt ? delivered_json(batch, *answer.receipt)
                      : undelivered_json(batch, answer.retry_after_ms));
  if (answer.receipt) refused(*answer.receipt);
}

/// The attempt went on elsewhere: what the school put aside is no longer sent from here.
void Tab::refused(const Receipt& receipt) {
  const bool forked = std::ranges::any_of(receipt.refused, [&](const Refused& refusal) {
    const auto found = kept_.find(refusal.id);
    const bool own = found != kept_.end() && found->second.attempt == kAttempt;
    return own && (refusal.code == "fork" || refusal.code == "chain");
  });
  if (!forked) return;
  std::vector<Parcel> others;
  std::erase_if(kept_, [&](const auto& kept) {
    const Parcel& parcel = kept.second;
    if (parcel.attempt != kAttempt || acknowledged_.contains(parcel.id)) return false;
    others.push_back(parcel);
    return true;
  });
  if (keeps_) world_.device.set_aside(number, std::move(others));
  yield();
}

void Tab::wake(double at_ms) {
  const uint32_t mine = ++alarm_;
  world_.after(std::max(0.0, at_ms - clock()), [this, mine, &world = world_, page = number] {
    world.tell(page, [&] {
      if (mine == alarm_) tell(R"({"type":"timer"})");
    });
  });
}

}  // namespace skua::faults
