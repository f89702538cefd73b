#include "outbox/port.h"

#include <array>
#include <utility>

namespace skua {
namespace {

using Type = PortInput::Type;

constexpr std::array<std::pair<std::string_view, Type>, 9> kTypes{{
    {"loaded", Type::loaded},
    {"stored", Type::stored},
    {"storage-failed", Type::storage_failed},
    {"delivered", Type::delivered},
    {"undelivered", Type::undelivered},
    {"timer", Type::timer},
    {"online", Type::online},
    {"offline", Type::offline},
    {"flush", Type::flush},
}};

using Read = std::expected<void, json::Error>;

Read read_items(json::View view, PortInput& input) {
  const auto array = view.array();
  if (!array) return std::unexpected(array.error());
  for (const json::View element : view) {
    // One damaged item must not keep the others from being delivered.
    if (auto item = read_item(element))
      input.items.push_back(std::move(*item));
    else
      ++input.unreadable;
  }
  return {};
}

Read read_ids(json::View view, std::vector<std::string>& ids) {
  const auto array = view.array();
  if (!array) return std::unexpected(array.error());
  ids.reserve(view.size());
  for (const json::View element : view) {
    const auto id = element.text();
    if (!id) return std::unexpected(id.error());
    ids.emplace_back(*id);
  }
  return {};
}

Read read_refused(json::View view, std::vector<Refusal>& refused) {
  const auto array = view.array();
  if (!array) return std::unexpected(array.error());
  for (const json::View element : view) {
    const auto id = element["id"].text(), code = element["code"].text();
    if (!id) return std::unexpected(id.error());
    if (!code) return std::unexpected(code.error());
    refused.push_back({std::string(*id), std::string(*code),
                       std::string(element["message"].text().value_or(""))});
  }
  return {};
}

Read read_batch(json::View root, PortInput& input) {
  const auto batch = root["batch"].whole();
  if (!batch) return std::unexpected(batch.error());
  input.batch = *batch;
  return {};
}

Read read_undelivered(json::View root, PortInput& input) {
  if (const json::View pause = root["retry_after_ms"]) {
    const auto number = pause.number();
    if (!number) return std::unexpected(number.error());
    input.retry_after_ms = *number;
  }
  return read_batch(root, input);
}

Read read_delivered(json::View root, PortInput& input) {
  if (const Read ids = read_ids(root["acknowledged"], input.ids); !ids) return ids;
  if (const Read refused = read_refused(root["refused"], input.refused); !refused) return refused;
  return read_batch(root, input);
}

Read read_fields(json::View root, PortInput& input) {
  switch (input.type) {
    case Type::loaded:
      return read_items(root["items"], input);
    case Type::stored:
      return read_ids(root["ids"], input.ids);
    case Type::delivered:
      return read_delivered(root, input);
    case Type::undelivered:
      return read_undelivered(root, input);
    case Type::storage_failed:
    case Type::timer:
    case Type::online:
    case Type::offline:
    case Type::flush:
      return {};
  }
  return {};
}

void write_ids(json::Writer& out, const std::vector<std::string>& ids) {
  out.key("ids").array();
  for (const std::string& id : ids) out.text(id);
  out.end();
}

struct EffectWriter {
  json::Writer& out;

  void operator()(const StoreEffect& effect) const {
    out.text("store").key("items").array();
    for (const Item& item : effect.items) write_item(out, item);
    out.end();
  }
  void operator()(const DeleteEffect& effect) const { write_ids(out.text("delete"), effect.ids); }
  void operator()(const DeliverEffect& effect) const {
    write_ids(out.text("deliver").key("batch").number(effect.batch), effect.ids);
  }
  void operator()(const WakeEffect& effect) const {
    out.text("wake").key("at").number(effect.at_ms);
  }
  void operator()(const StatusEffect& effect) const {
    out.text("status").key("word").text(text_of(effect.word)).key("waiting").number(effect.waiting);
  }
};

}  // namespace

std::expected<PortInput, json::Error> read_port_input(std::string_view json) {
  const auto document = json::parse(json);
  if (!document) return std::unexpected(document.error());
  const json::View root = document->root();
  const auto type = root["type"].text();
  if (!type) return std::unexpected(type.error());
  PortInput input;
  bool known = false;
  for (const auto& [word, value] : kTypes) {
    if (word != *type) continue;
    input.type = value;
    known = true;
  }
  if (!known)
    return std::unexpected(
        root["type"].fault("\"" + std::string(*type) + "\" is no message to the outbox"));
  if (const Read fields = read_fields(root, input); !fields) return std::unexpected(fields.error());
  return input;
}

void apply(Outbox& outbox, PortInput input, double now_ms) {
  switch (input.type) {
    case Type::loaded:
      return outbox.loaded(std::move(input.items), now_ms);
    case Type::stored:
      return outbox.stored(input.ids);
    case Type::storage_failed:
      return outbox.storage_failed();
    case Type::delivered:
      return outbox.delivered(input.batch, input.ids, input.refused, now_ms);
    case Type::undelivered:
      return outbox.undelivered(input.batch, input.retry_after_ms, now_ms);
    case Type::timer:
      return outbox.timer();
    case Type::online:
      return outbox.online();
    case Type::offline:
      return outbox.offline(now_ms);
    case Type::flush:
      return outbox.flush();
  }
}

void write_effect(json::Writer& out, const OutboxEffect& effect) {
  out.object().key("type");
  std::visit(EffectWriter{out}, effect);
  out.end();
}

}  // namespace skua
