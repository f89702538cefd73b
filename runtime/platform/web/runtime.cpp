// The runtime as a page sees it: a few C functions, JSON in and JSON out, over one lesson.
#include <emscripten/emscripten.h>

#include <cstdint>
#include <new>
#include <string>

#include "platform/web/lesson.h"

#define SKUA_PAGE_EXPORT extern "C" EMSCRIPTEN_KEEPALIVE

namespace {

skua::Lesson& lesson() {
  static skua::Lesson instance;
  return instance;
}

}  // namespace

/// Language, numbers and theme; again at any time, the state stays. 0: done; 1: not the JSON that is documented.
SKUA_PAGE_EXPORT int skua_boot(const char* json) { return lesson().boot(json) ? 0 : 1; }

/// Takes the descriptor of a loaded module. 0: done; 1: not a Skua module; 2: made for another ABI.
SKUA_PAGE_EXPORT int skua_adopt(const skua_module_desc* module) { return lesson().adopt(module); }

SKUA_PAGE_EXPORT unsigned skua_abi(void) { return SKUA_ABI; }
/// Empty when the activity was read; else what is wrong with it, a line each. Valid until the next call.
SKUA_PAGE_EXPORT const char* skua_add_activity(const char* json) {
  static std::string wrong;
  wrong = lesson().add_activity(json);
  return wrong.c_str();
}

/// 0: ready; 1: not the JSON that is documented; 3: no such activity; 4: recorded commands that do not replay;
/// 5: a checkpoint that is damaged or foreign.
SKUA_PAGE_EXPORT int skua_launch(const char* json) { return lesson().launch(json); }

/// Size of the stage in CSS px, 0 for the text view. The first call to `draw` makes the WebGL2 context, which takes long; until
/// then the stage is laid out and not drawn. 1: it is laid out as a stage; 0: text view.
SKUA_PAGE_EXPORT int skua_stage(float width, float height, float pixel_ratio, bool draw) {
  return lesson().resize(width, height, pixel_ratio, draw) ? 1 : 0;
}

/// Takes in what came, steps the model, draws when something changed. Returns the milliseconds until the next
/// wanted frame: 0 the next one, -1 none until something comes.
SKUA_PAGE_EXPORT double skua_frame(double now_ms) { return lesson().frame(now_ms); }

/// What the simulation says of these names now (learn/measurements.h). Valid until the next call.
SKUA_PAGE_EXPORT const char* skua_measure(const char* names) {
  static std::string values;
  values = lesson().measure(names);
  return values.c_str();
}

/// Room for an asset of `size` bytes; null where there is none.
SKUA_PAGE_EXPORT uint8_t* skua_asset_room(unsigned size) { return new (std::nothrow) uint8_t[size]; }
/// Hands over an asset of the module in such room, which is the runtime's from then on, whatever the answer. 0: here, and a frame
/// is wanted; else why not (ui/assets.h).
SKUA_PAGE_EXPORT int skua_asset(const char* name, uint8_t* bytes, unsigned size) {
  return lesson().take_asset(name, bytes, size);
}

SKUA_PAGE_EXPORT void skua_input(const char* json) { lesson().input(json); }
SKUA_PAGE_EXPORT unsigned skua_pointer(unsigned kind, float x, float y, unsigned button) {
  return lesson().pointer(kind, x, y, button);
}
SKUA_PAGE_EXPORT void skua_outbox(const char* json) { lesson().outbox(json); }

/// The journal so far, as a file. Valid until the next call.
SKUA_PAGE_EXPORT const char* skua_journal(void) {
  static std::string journal;
  journal = lesson().journal();
  return journal.c_str();
}
/// Steers the playback of a launch in mode "replay" (attempt/playback_port.h); "{}" without one. Valid until the next
/// call.
SKUA_PAGE_EXPORT const char* skua_playback(const char* json) {
  static std::string state;
  state = lesson().playback(json);
  return state.c_str();
}
/// Plays a journal again on a new session of the adopted module, without a screen, and compares everything it says with
/// what comes of its commands (platform/headless/verify.h). `keys` may be empty. Valid until the next call.
SKUA_PAGE_EXPORT const char* skua_verify(const char* journal, const char* keys) {
  static std::string result;
  result = lesson().verify(journal, keys);
  return result.c_str();
}
/// The fields of the model after so many commands of a journal (platform/headless/state_at.h). Valid until the next call.
SKUA_PAGE_EXPORT const char* skua_state_at(const char* journal, unsigned commands) {
  static std::string result;
  result = lesson().state_at(journal, commands);
  return result.c_str();
}
