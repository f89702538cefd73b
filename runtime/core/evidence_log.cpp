#include "core/evidence_log.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "skua/value.h"

void skua_evidence_add(skua_evidence_log* log, const skua_evidence* given) {
  if (log == nullptr || given == nullptr) return;
  // A module built against an older header knows fewer fields: the rest are zero.
  skua_evidence raw{};
  std::memcpy(&raw, given, std::min<std::size_t>(given->size, sizeof raw));
  if (raw.kind < SKUA_PREDICTED || raw.kind > SKUA_SUBMITTED) return;
  skua::Evidence entry;
  entry.kind = static_cast<skua_evidence_kind>(raw.kind);
  entry.tick = log->tick;
  entry.commands = log->commands;
  entry.item = skua::from_abi(raw.item);
  entry.response = skua::from_abi(raw.response);
  entry.correct = raw.correct != 0;
  entry.step = raw.step;
  entry.misconception = skua::from_abi(raw.misconception);
  entry.details = skua::from_abi(raw.details, raw.detail_count);
  // JSON has no word for infinity: such a detail would cost the whole event.
  std::erase_if(entry.details,
                [](const skua::NamedValue& detail) { return !std::isfinite(detail.number); });
  log->entries.push_back(std::move(entry));
}
