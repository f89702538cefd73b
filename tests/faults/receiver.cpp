#include "receiver.h"

namespace skua::faults {
namespace {

std::string text_at(json::View item, const char* key) {
  return std::string(item[key].text().value_or(""));
}

}  // namespace

Parcel read_parcel(json::View item) {
  Parcel parcel;
  parcel.id = text_at(item, "id");
  parcel.attempt = text_at(item, "attempt");
  parcel.kind = text_at(item, "kind");
  const json::View body = item["body"];
  parcel.body = json::Writer().copy(body).take();
  parcel.number = body[parcel.kind == "event" ? "n" : "first"].whole().value_or(0);
  if (parcel.kind == "commands") parcel.length = body["commands"].size();
  if (parcel.kind == "view") parcel.length = body["views"].size();
  parcel.text = json::Writer().copy(item).take();
  return parcel;
}

void Receiver::refuse(const Parcel& parcel, const char* code, Receipt& receipt) {
  aside.emplace(parcel.id, parcel.body);
  receipt.refused.push_back({parcel.id, code});
}

void Receiver::keep(const Parcel& parcel) {
  bodies_[parcel.id] = parcel.body;
  next_[parcel.kind] += parcel.length;
  const auto body = json::parse(parcel.body);
  if (parcel.kind == "commands") {
    for (const json::View command : body->root()["commands"])
      commands_.push_back(json::Writer().copy(command).take());
  }
  if (parcel.kind != "event") return;
  events_.push_back(parcel.body);
  const auto led_to = body->root()["commands"].whole();
  if (led_to && *led_to > next("commands")) {
    disorder =
        "event " + std::to_string(parcel.number) + " came before the commands that led to it";
  }
}

/// Whether a block says what its commands make of the chain so far; the chain is then theirs.
bool Receiver::follows(const Parcel& parcel) {
  const auto body = json::parse(parcel.body);
  const auto commands = read_commands(body->root()["commands"], parcel.number);
  if (!commands) return false;
  Chain next = chain_;
  for (const CommandRecord& command : *commands) next.add(command);
  if (body->root()["chain"].text().value_or("") != next.hex()) return false;
  chain_ = next;
  return true;
}

void Receiver::take(const Parcel& parcel, Receipt& receipt) {
  if (parcel.attempt != attempt_ && !takes_others) {
    receipt.refused.push_back({parcel.id, "foreign-attempt"});  // it is not lost: see its own visit
    return;
  }
  if (parcel.attempt != attempt_) {
    bodies_[parcel.id] = parcel.body;
    receipt.acknowledged.push_back(parcel.id);
    return;
  }
  if (bad.contains(parcel.id)) {
    if (parcel.number == next(parcel.kind)) {
      ++next_[parcel.kind];  // it holds its number
      events_.push_back(parcel.body);
    }
    return refuse(parcel, "wrong-type", receipt);
  }
  if (const std::string* known = body_of(parcel.id)) {
    if (*known != parcel.body) {
      ++forks;
      return refuse(parcel, "fork", receipt);
    }
    ++doubles;
    receipt.acknowledged.push_back(parcel.id);
    return;
  }
  const uint32_t expected = next(parcel.kind);
  if (parcel.number > expected) {
    ++gaps;
    return refuse(parcel, "gap", receipt);
  }
  if (parcel.number < expected) {
    ++forks;
    return refuse(parcel, "fork", receipt);
  }
  if (parcel.kind == "commands" && !follows(parcel)) {
    ++forks;
    return refuse(parcel, "chain", receipt);
  }
  keep(parcel);
  receipt.acknowledged.push_back(parcel.id);
}

Receipt Receiver::take(const std::vector<Parcel>& parcels) {
  Receipt receipt;
  bool forked = false;
  for (const Parcel& parcel : parcels) {
    // What follows a fork in one request belongs to the same other history.
    if (forked && parcel.attempt == attempt_) {
      refuse(parcel, "fork", receipt);
      continue;
    }
    take(parcel, receipt);
    forked = !receipt.refused.empty() &&
             (receipt.refused.back().code == "fork" || receipt.refused.back().code == "chain");
  }
  return receipt;
}

std::string Receiver::commands() const {
  json::Writer out;
  out.array();
  for (const std::string& command : commands_) out.raw(command);
  return out.end().take();
}

std::string Receiver::resume() const {
  json::Writer out;
  out.object().key("commands").raw(commands());
  return out.key("events").number(next("event")).key("views").number(next("view")).end().take();
}

uint32_t Receiver::next(const std::string& kind) const {
  const auto found = next_.find(kind);
  return found == next_.end() ? 0 : found->second;
}

bool Receiver::has(const std::string& id, const std::string& body) const {
  const std::string* known = body_of(id);
  return known != nullptr && *known == body;
}

const std::string* Receiver::body_of(const std::string& id) const {
  const auto found = bodies_.find(id);
  return found == bodies_.end() ? nullptr : &found->second;
}

}  // namespace skua::faults
