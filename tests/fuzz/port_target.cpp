// Whatever the player tells the outbox: it is taken or refused with a reason, and what the outbox
// wants is JSON.
#include "outbox/port.h"

#include "attempt/attempt.h"
#include "kiln.h"
#include "target.h"

namespace {

constexpr double kNow = 1'772'444'467'250.0;

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  skua::Attempt attempt;
  const auto told = attempt.tell(text_of(data, size), kNow);
  if (!told) must(!told.error().text().empty(), "an error says what is wrong");
  // Half a minute later everything that waits has been tried.
  for (const double later : {0.0, 1'000.0, 31'000.0, 33'000.0}) {
    const std::string effects = attempt.take_effects(kNow + later);
    must(effects.empty() || skua::json::parse(effects).has_value(), "effects are JSON");
  }
  const auto input = skua::read_port_input(text_of(data, size));
  must(input.has_value() == told.has_value(), "both readers agree");
  if (!input) return 0;
  for (const skua::Item& item : input->items) {
    skua::json::Writer out;
    skua::write_item(out, item);
    const auto document = skua::json::parse(out.str());
    must(document.has_value(), "an item is written as JSON");
    const auto again = skua::read_item(document->root());
    must(again.has_value() && *again == item, "reading what was written gives the same item");
  }
  return 0;
}
