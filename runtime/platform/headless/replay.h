/// Plays a journal without a screen.
#pragma once

#include <string>
#include <string_view>

#include "skua/abi.h"

namespace skua {

/// Plays every command of the journal (JSON, see core/journal.h) on a new session, and after the last one the
/// ticks until the model is at rest. Returns JSON: `{"hash":"16 hex digits","tick","commands","evidence",
/// "score":{"raw","max","scaled"},"completed"}`, or `{"error":"what did not replay, and where"}`.
std::string replay(const skua_module_desc& module, std::string_view journal_json);

/// The activity called `id`; null when the module has none.
const skua_activity* find_activity(const skua_module_desc& module, std::string_view id);

/// Sixteen hex digits, as hashes are shown everywhere.
std::string hash_text(uint64_t hash);

}  // namespace skua
