/// The state of a model at a moment of a journal, field by field: what a debugger shows.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "skua/abi.h"

namespace skua {

/// Plays the first `commands` commands of a journal (all of them, when there are fewer). Returns
/// JSON:
/// `{"commands","tick","state":"16
/// hex","command"?:{"number","tick","name","parameters"},"fields":[["samples[2].depth_m","1200"],…]}`,
/// where `command` is the last one that was played, or `{"error":"…"}`.
std::string state_at(const skua_module_desc& module, std::string_view journal, uint32_t commands);

}  // namespace skua
