/// Plays a journal again without a screen and compares everything that it says with what comes of
/// its commands.
#pragma once

#include <string>
#include <string_view>

#include "skua/abi.h"

namespace skua {

/// `journal`: a file as core/journal.h has it. `keys`: what is right in items that the school marks
/// (learn/keys.h), or empty. Nothing in either can do harm: what can't be read is an error in
/// words.
///
/// Returns JSON. `{"error":"line 3: …"}` for what is no journal of this module; else
///
///     {"ok":true, "commands", "tick", "blocks", "events", "state":"16 hex", "chain":"64 hex",
///      "score":{"raw","max","scaled"}, "completed",
///      "items":[{"id","tries","hints","done","points","response"?}],
///      "shown"?:[what it showed of objectives, as core/carried_json.h has it], "torn"?:true,
///      "checkpoint"?:true,
///      "divergence"?:{"kind","tick","command"?:{"number","name"},"field"?,"recorded"?,"replayed"?,"message"},
///      "evidence":[the events, as report/event.h has them], "left_out"?:how many more there are}
///
/// Score and items are marked with the keys; what the browser reported had none and is compared
/// without. `ok` is true only if everything recorded was reproduced. After a divergence score and
/// items are those that the commands up to there give. The evidence is always the replay's own,
/// marked without keys as the browser had it, and at most 512 KiB of it. Events that follow from
/// the commands and were not recorded are no divergence, unless a closing record says how many
/// there were: what was not delivered yet is true all the same.
std::string verify(const skua_module_desc& module, std::string_view journal, std::string_view keys);

}  // namespace skua
