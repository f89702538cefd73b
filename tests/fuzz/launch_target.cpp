// A launch is carried out or refused with a reason, whatever storage holds; after it the attempt
// takes commands and says what it wants as JSON. What follows the input's first line is what
// storage holds.
#include "attempt/attempt.h"
#include "kiln.h"
#include "target.h"

namespace {

constexpr std::string_view kLoaded =
    R"({"type":"loaded","items":[{"id":"00000000-0000-8000-8000-000000000000","attempt":)"
    R"("0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10","kind":"event","time":"2026-03-02T09:41:07.250Z","body":{"n":7}}]})";
constexpr double kNow = 1'772'444'467'250.0;

void check_checkpoint(const skua::Attempt& attempt) {
  const auto text = attempt.checkpoint();
  const skua::Session* const session = attempt.session();
  must(text.has_value() == (session != nullptr), "a session has a checkpoint");
  if (!text) return;
  const auto read =
      skua::read_checkpoint(session->activity(), session->seed(), session->mode(), *text);
  must(read.has_value(), "the checkpoint can be read");
}

/// A student who works on.
void work(skua::Attempt& attempt) {
  double now_ms = kNow;
  for (const auto& [name, values] : {std::pair<std::string_view, skua::NamedValues>{"add_pot", {}},
                                     {"undo", {}},
                                     {"light", {}},
                                     {"answer", kiln::reply("last", "right")}}) {
    attempt.submit(name, values, now_ms);
    attempt.see({kiln::text("focus", std::string(name))}, now_ms);
    attempt.advance(now_ms += 17);
    const std::string effects = attempt.take_effects(now_ms);
    must(effects.empty() || skua::json::parse(effects).has_value(), "effects are JSON");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text = text_of(data, size);
  const std::size_t end = text.find('\n');
  skua::Attempt attempt;
  const auto loaded = attempt.tell(end == text.npos ? kLoaded : text.substr(end + 1), kNow);
  must(loaded.has_value() || end != text.npos, "items are loaded");
  const auto launched = attempt.launch(kiln::module(), text.substr(0, end), kNow);
  must(launched.has_value() == (attempt.session() != nullptr),
       "there is a session after a launch, and only then");
  if (!launched) must(!launched.error().message.empty(), "an error says what is wrong");
  work(attempt);
  check_checkpoint(attempt);
  if (launched) must(skua::read_journal(attempt.journal()).has_value(), "the journal can be read");
  return 0;
}
