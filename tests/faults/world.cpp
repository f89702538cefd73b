#include "world.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "core/hash.h"
#include "kiln.h"

namespace skua::faults {
namespace {

constexpr double kHostPatienceMs = 30'000;
/// A write may take so long before the word must say that it is not on disk.
constexpr double kWriteMs = Outbox::kWriteMs;

uint32_t mix(uint32_t seed, uint32_t serial) {
  Fnv64 hash;
  hash.little_endian(seed, 4);
  hash.little_endian(serial, 4);
  return static_cast<uint32_t>(hash.value >> 32);
}

}  // namespace

std::string name_of(const Parcel& parcel) {
  std::string name = parcel.kind + " " + std::to_string(parcel.number);
  return parcel.kind == "event" ? name : name + "+" + std::to_string(parcel.length);
}

World::World(uint32_t seed, bool tracing) : random_(seed), seed_(seed), tracing_(tracing) {}

// ---- time

void World::at(double ms, std::function<void()> act) {
  events_.push_back({std::max(now, ms), ++order_, std::move(act)});
  std::ranges::push_heap(events_, [](const Event& a, const Event& b) {
    return std::pair(a.at_ms, a.order) > std::pair(b.at_ms, b.order);
  });
}

bool World::step(double limit_ms) {
  if (events_.empty() || events_.front().at_ms > limit_ms || !verdict_.trouble.empty())
    return false;
  std::ranges::pop_heap(events_, [](const Event& a, const Event& b) {
    return std::pair(a.at_ms, a.order) > std::pair(b.at_ms, b.order);
  });
  const Event event = std::move(events_.back());
  events_.pop_back();
  now = event.at_ms;
  event.act();
  check_words();
  if (dies_in_ > 0 && --dies_in_ == 0) die();
  return true;
}

void World::pass(double ms) {
  const double limit = now + ms;
  while (step(limit)) {
  }
  now = std::max(now, limit);
}

void World::tell(uint32_t page, const std::function<void()>& act) {
  if (lives(page)) act();
}

void World::note(const std::string& line) {
  if (!tracing_) return;
  char time[32];
  std::snprintf(time, sizeof time, "%10.3f s  ", (now - began_ms_) / 1000);
  verdict_.trace.push_back(time + line);
}

void World::need(bool holds, const std::string& rule) {
  if (holds || !verdict_.trouble.empty()) return;
  note("BROKEN: " + rule);
  verdict_.trouble = rule;
}

void World::persisted(const std::vector<Parcel>& parcels) {
  for (const Parcel& parcel : parcels) {
    persisted_[parcel.id] = parcel.body;
    written_.emplace(parcel.id, parcel.body);
    ++verdict_.persisted;
  }
}

void World::made(const Parcel& parcel) {
  if (parcel.kind == "event" && chance(1) && receiver_.next("event") <= parcel.number)
    receiver_.bad.insert(parcel.id);
}

void World::contest() {
  forked_ = true;
  verdict_.contested =
      verdict_.contested || std::ranges::any_of(persisted_, [&](const auto& entry) {
        return !receiver_.has(entry.first, entry.second);
      });
}

bool World::is_persisted(const Parcel& parcel) const {
  const auto found = persisted_.find(parcel.id);
  return found != persisted_.end() && found->second == parcel.body;
}

// ---- the network and the receiver

void World::request(uint32_t page, const std::vector<Parcel>& parcels,
                    std::function<void(Answer)> reply) {
  ++verdict_.requests;
  const auto waiting = std::make_shared<bool>(true);
  const auto answer = [this, page, waiting, reply = std::move(reply)](const Answer& given) {
    if (std::exchange(*waiting, false)) tell(page, [&] { reply(given); });
  };
  std::string names;
  for (const Parcel& parcel : parcels) names += (names.empty() ? "" : ", ") + name_of(parcel);
  note("page " + std::to_string(page) + ": sends " + names);
  after(kHostPatienceMs, [answer] { answer({}); });
  const bool arrives = network_ && !chance(8);
  if (!arrives) {
    if (!chance(30)) after(below(300), [answer] { answer({}); });  // else: no answer at all
    return;
  }
  const double there = below(chance(6) ? 45'000 : 250);
  const bool heard = !chance(8);
  after(there, [this, parcels, answer, heard] {
    const Answer given = serve(parcels);
    if (heard) after(below(200), [answer, given] { answer(given); });
  });
  // Twice, the second time much later and behind others.
  if (chance(6)) after(there + below(70'000), [this, parcels] { serve(parcels); });
}

void World::last_request(const std::vector<Parcel>& parcels) {
  if (!network_ || chance(20)) return;
  note("a last request with " + std::to_string(parcels.size()));
  after(below(500), [this, parcels] { serve(parcels); });
}

Answer World::serve(const std::vector<Parcel>& parcels) {
  std::vector<Parcel> taken = parcels;
  const auto busy = [this] {
    return chance(60) ? std::optional<double>(below(90'000)) : std::nullopt;
  };
  note(std::string("receiver: ") + text_of(serving_));
  switch (serving_) {
    case Serving::conflict:
    case Serving::broken:
    case Serving::forbidden:
      return {};
    case Serving::limited:
    case Serving::away:
      return {{}, busy()};
    case Serving::large:
      // The host halves until it fits; a single item that does not fit is refused.
      taken.resize(std::max<std::size_t>(1, taken.size() / 2));
      return {receiver_.take(taken), {}};
    case Serving::after_all:
      receiver_.take(taken);
      return {};
    case Serving::well:
      break;
  }
  return {receiver_.take(taken), {}};
}

// ---- pages

Tab* World::tab() {
  for (const auto& [number, tab] : living_) {
    if (!tab->stopped()) return tab.get();
  }
  return nullptr;
}

void World::open_tab() {
  const uint32_t page = ++pages_;
  ++verdict_.pages;
  note("page " + std::to_string(page) + ": opens");
  const auto tab = std::make_shared<Tab>(*this, page, std::make_shared<Host>(*this, page));
  living_[page] = tab;
  tab->open();
}

void World::die() {
  dies_in_ = 0;
  for (const auto& [number, tab] : living_) note("page " + std::to_string(number) + ": dies");
  living_.clear();
}

/// The page inside the iframe only. What its host has under way goes on, into the void.
void World::reload() { die(); }

void World::take_over() {
  const auto old = living_;
  forked_ = true;
  open_tab();
  // The old one learns of it a moment later.
  for (const auto& [number, tab] : old) {
    after(below(60), [this, page = number] {
      tell(page, [&] {
        if (!living_[page]->stopped()) living_[page]->yield();
      });
    });
    if (chance(50)) after(below(5'000), [this, page = number] { living_.erase(page); });
  }
}

void World::happen(const Happening& happening) {
  random_ = Random(mix(seed_, happening.serial));
  note("-- " + text_of(happening));
  if (tab() == nullptr) {
    open_tab();
    pass(below(chance(20) ? 5'000 : 400));
    if (tab() == nullptr) return;
  }
  Tab& page = *tab();
  switch (happening.what) {
    case What::press:
      for (uint32_t i = 0; i < happening.amount && tab() == &page; ++i) {
        page.press(below(1'000));
        ++verdict_.presses;
        check_words();
        pass(chance(50) ? 0 : below(300));
      }
      break;
    case What::slide:
      for (uint32_t i = 0; i < happening.amount && tab() == &page; ++i) {
        page.slide(below(1'000));
        ++verdict_.presses;
        check_words();
        pass(below(60));
      }
      break;
    case What::hide:
      page.hide();
      break;
    case What::crash:
      dies_in_ = happening.amount + 1;
      break;
    case What::trap:
      page.trap();
      pass(below(3'000));
      die();
      break;
    case What::reload:
      reload();
      break;
    case What::close:
      if (chance(70)) page.hide();
      page.host->leave();
      die();
      break;
    case What::second:
      take_over();
      break;
    case What::network:
      network_ = happening.amount >= 2;
      if (happening.amount == 1 || happening.amount == 2) page.network(network_);
      break;
    case What::server:
      serving_ = static_cast<Serving>(happening.amount);
      break;
    case What::storage:
      device.keeping = static_cast<Keeping>(happening.amount);
      break;
    case What::evict:
      device.evict();
      // What nobody else has is gone with it; the page can't know.
      std::erase_if(persisted_,
                    [&](const auto& entry) { return !receiver_.has(entry.first, entry.second); });
      break;
    case What::clock: {
      const double ms = happening.amount * 60'000.0;
      device.wall_ms += happening.amount % 2 == 1 ? -ms : ms;
      page.lose_patience();
      break;
    }
  }
  check_words();
}

// ---- what must be true

void World::check_words() {
  for (const auto& [number, page] : living_) {
    if (!page->stopped() && !page->word().empty()) check_word(*page);
  }
}

void World::check_word(const Tab& page) {
  const std::string& word = page.word();
  const std::string who = "page " + std::to_string(page.number) + " says \"" + word + "\"";
  const auto own = page.own();
  std::size_t commands = page.delivered();
  for (const Parcel* parcel : own) {
    if (parcel->kind == "commands")
      commands = std::max<std::size_t>(commands, parcel->number + parcel->length);
  }
  const bool open = page.commands() > commands;
  if (word == "saved") {
    for (const Parcel* parcel : own)
      need(is_taken(*parcel), who + ", but " + name_of(*parcel) + " is not with the school");
    need(forked_ || page.commands() <= receiver_.next("commands"),
         who + ", but not all commands are with the school");
  } else if (word == "waiting") {
    need(page.unanswered_ms() <= kWriteMs + 1,
         who + ", but something has not been on disk for long");
    need(forked_ || !open, who + ", but some commands are no item yet");
    for (const Parcel* parcel : own) {
      const bool safe = is_written(*parcel) || is_taken(*parcel) || page.is_asked(parcel->id);
      need(safe, who + ", but " + name_of(*parcel) + " is only in this page");
    }
  } else if (word == "sending") {
    need(page.keeps(), who + ", but nothing is kept on the device");
  } else if (word == "memory") {
    const auto kept = [&](const Parcel* parcel) {
      return is_written(*parcel) && !page.is_asked(parcel->id);
    };
    need(forked_ || open || !page.runs() || page.hasty() || !std::ranges::all_of(own, kept),
         who + ", but all of it is kept");
  } else if (word == "refused") {
    const auto received = [&](const Parcel* parcel) { return is_received(*parcel); };
    const auto taken = [&](const Parcel* parcel) { return is_taken(*parcel); };
    need(std::ranges::all_of(own, received), who + ", but something is not sent yet");
    need(page.aside() || !std::ranges::all_of(own, taken), who + ", but all of it was taken");
  }
}

/// Network and school are well again, and nobody does anything: all that a page holds arrives.
/// Then the page dies, and the next one sends what else is on disk.
void World::mend() {
  note("-- all is well again");
  random_ = Random(mix(seed_, 0));
  network_ = true;
  serving_ = Serving::well;
  if (tab() == nullptr) open_tab();
  pass(5'000);
  if (Tab* page = tab()) page->network(true);
  pass(3'600'000);
  if (Tab* page = tab(); page != nullptr && page->runs()) {
    const std::string& word = page->word();
    need(word == "saved" || word == "refused",
         "after an hour in which all went well the word is \"" + word + "\"");
  }
  die();
  device.keeping = Keeping::well;
  note("-- storage is well again");
  open_tab();
  pass(600'000);
  // Told that the lesson went on elsewhere, the student goes on here.
  for (int times = 0; times < 3 && tab() == nullptr; ++times) {
    die();
    open_tab();
    pass(600'000);
  }
}

void World::check_end() {
  const Tab* page = tab();
  need(page != nullptr && page->runs(), "the last page does not run");
  if (page == nullptr) return;
  for (const auto& [id, body] : persisted_) {
    const auto row = device.rows.find(id);
    const bool waits = row != device.rows.end() && row->second.attempt == kOther;
    const bool there = receiver_.has(id, body) || receiver_.aside.contains({id, body}) ||
                       device.aside.contains({id, body}) || (waits && !receiver_.takes_others);
    need(there, id + " was on disk and is lost: " + body);
  }
  std::size_t left = 0;
  for (const auto& [id, parcel] : device.rows) {
    if (parcel.attempt == kOther && !is_taken(parcel)) continue;
    const bool refused = receiver_.aside.contains({id, parcel.body}) && !is_taken(parcel);
    need(refused, name_of(parcel) + " is with the school and still on disk");
    left += refused ? 1 : 0;
  }
  left += device.aside.size();
  need(page->word() == (left == 0 ? "saved" : "refused"), "the last word is \"" + page->word() +
                                                              "\" with " + std::to_string(left) +
                                                              " items not taken");
  need(receiver_.disorder.empty(), receiver_.disorder);
  need(receiver_.gaps == 0 || receiver_.forks > 0 || verdict_.contested,
       "something overtook what was made before it");
  check_replay();
}

/// The events that the school has are those that its commands make.
void World::check_replay() {
  // Where the work had two ends the school may have some of each, and its replay says so.
  if (receiver_.forks > 0 || verdict_.contested) return;
  Attempt attempt;
  const auto launched = attempt.launch(
      kiln::module(),
      R"({"activity":"firing","attempt":")" + kAttempt +
          R"(","actor":"k3v9x2","seed":5,"mode":"practice","locale":"en","resume":{"commands":)" +
          receiver_.commands() + R"(,"events":0}})",
      now);
  need(launched.has_value(), "the school's commands can't be replayed");
  if (!launched) return;
  const auto document = json::parse(attempt.take_effects(now));
  if (!document) return;
  for (const json::View effect : document->root()) {
    if (effect["type"].text().value_or("") != "store") continue;
    for (const json::View item : effect["items"]) {
      const Parcel made = read_parcel(item);
      if (made.kind != "event") continue;
      const std::string* there = receiver_.body_of(made.id);
      if (receiver_.bad.contains(made.id)) continue;
      need(there != nullptr, "the school's commands make " + name_of(made) + ", which it lacks");
      need(there == nullptr || *there == made.body,
           name_of(made) + " is another at the school than its commands make: " + made.body);
    }
  }
}

/// From before, when the student was offline in another lesson. No page of this one can send it,
/// but where the receiver takes all of a student's attempts.
void World::leave_other_work() {
  random_ = Random(mix(seed_, 0xffff));
  if (!chance(30)) return;
  receiver_.takes_others = chance(30);
  std::vector<Parcel> left(1 + below(70));
  for (uint32_t n = 0; Parcel & parcel : left) {
    const std::string body = R"({"n":)" + std::to_string(n) + R"(,"type":"started","tick":0})";
    const std::string time = "2026-03-01T09:41:07.250Z";
    json::Writer out;
    write_item(out, make_item(kOther, ItemKind::event, n++, time, body, 0));
    parcel = read_parcel(json::parse(out.str())->root());
    device.rows[parcel.id] = parcel;
  }
  persisted(left);
}

Verdict World::run(const std::vector<Happening>& plan) {
  leave_other_work();
  for (const Happening& happening : plan) {
    happen(happening);
    pass(happening.pause_ms);
    if (!verdict_.trouble.empty()) break;
  }
  if (verdict_.trouble.empty()) mend();
  if (verdict_.trouble.empty()) check_end();
  verdict_.doubles = receiver_.doubles;
  verdict_.forks = receiver_.forks;
  living_.clear();
  return std::move(verdict_);
}

}  // namespace skua::faults
