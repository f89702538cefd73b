// A journal that can be read says where it is wrong or is played again; whatever a file holds,
// checking it ends in a verdict.
#include "core/journal.h"

#include "kiln.h"
#include "platform/headless/verify.h"
#include "target.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text = text_of(data, size);
  const std::string verdict = skua::verify(kiln::module(), text, "");
  const auto said = skua::json::parse(verdict);
  must(said.has_value(), "a verdict is JSON");
  const auto journal = skua::read_journal(text);
  if (!journal) {
    must(!journal.error().empty(), "an error says what is wrong");
    must(said->root()["error"].exists(), "what can't be read has no verdict");
    return 0;
  }
  skua::JournalWriter out(journal->header);
  for (const skua::JournalBlock& block : journal->blocks) out.block(block);
  for (const skua::JournalEvent& event : journal->events) out.event(event.body);
  for (const std::string& view : journal->views) out.view(view);
  if (journal->close) out.close(*journal->close);
  const auto again = skua::read_journal(out.text());
  must(again.has_value(), "what was written can be read");
  must(again->header == journal->header && again->blocks == journal->blocks &&
           again->events == journal->events && again->views == journal->views &&
           again->close == journal->close,
       "reading what was written gives the same journal");
  if (said->root()["ok"].boolean().value_or(false))
    must(skua::json::parse(skua::verify(kiln::module(), out.text(), ""))
             ->root()["ok"]
             .boolean()
             .value_or(false),
         "a journal that holds still holds after it was written again");
  return 0;
}
