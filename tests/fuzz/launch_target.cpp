// A launch is carried out or refused with a reason; after it the attempt takes commands and says
// what it wants as JSON.
#include "attempt/attempt.h"
#include "kiln.h"
#include "target.h"

namespace {

constexpr std::string_view kLoaded =
    R"({"type":"loaded","items":[{"id":"00000000-0000-8000-8000-000000000000","attempt":)"
    R"("0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10","kind":"event","time":"2026-03-02T09:41:07.250Z","body":{"n":7}}]})";
constexpr double kNow = 1'772'444'467'250.0;

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  skua::Attempt attempt;
  must(attempt.tell(kLoaded, kNow).has_value(), "items are loaded");
  const auto launched = attempt.launch(kiln::module(), text_of(data, size), kNow);
  must(launched.has_value() == (attempt.session() != nullptr),
       "there is a session after a launch, and only then");
  if (!launched) must(!launched.error().message.empty(), "an error says what is wrong");
  attempt.submit("add_pot", {}, kNow);
  attempt.advance(kNow + 17);
  const std::string effects = attempt.take_effects(kNow + 17);
  must(effects.empty() || skua::json::parse(effects).has_value(), "effects are JSON");
  if (launched) must(skua::read_journal(attempt.journal()).has_value(), "the journal can be read");
  return 0;
}
