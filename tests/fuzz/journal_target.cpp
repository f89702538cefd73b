// A journal that can be read says where it is wrong or is played again; whatever a file holds, checking it ends in a verdict.
#include "core/journal.h"

#include "kiln.h"
#include "platform/headless/verify.h"
#include "target.h"

namespace {

constexpr std::string_view kExamples[] = {
    R"({"skua":"journal","schema":2,"abi":2000000,"module":{"name":"kiln","version":"1.0.0"},"hashes":{"runtime":"","module":""},)"
    R"("manifest":"","activity":"firing","attempt":"0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10","actor":"k3v9x2","seed":5,"mode":"practice"})"
    "\n"
    R"({"block":{"first":0,"commands":[[0,"set_heat",{"heat":812.5}],[0,"light",{}]],"keyframe":"AQL6"},"time":"2026-03-02T09:41:07.250Z"})"
    "\n"
    R"({"event":{"n":0,"type":"started","tick":0,"commands":0}})"
    "\n"
    R"({"block":{"first":2,"commands":[[60,"answer",{"item":"first","response":"right"}]],"state":"00ff","chain":"00ff"}})"
    "\n"
    R"({"view":{"first":0,"views":[[60,3,{"f:first":"right"}]]}})"
    "\n"
    R"({"close":{"tick":60,"commands":3,"events":2,"state":"00","chain":"00","score":{"raw":1,"max":3,"scaled":0.3},"completed":false}})"
    "\n",
    R"({"skua":"journal","schema":2,"abi":1,"module":{"name":"","version":""},"hashes":{"runtime":"a","module":"b"},"manifest":"",)"
    R"("activity":"test","attempt":"","actor":"é","seed":4294967295,"mode":"","checkpoint":"AQ"})",
};

}  // namespace

std::span<const std::string_view> fuzz_examples() { return kExamples; }

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
  must(again->header == journal->header && again->blocks == journal->blocks && again->events == journal->events &&
           again->views == journal->views && again->close == journal->close,
       "reading what was written gives the same journal");
  return 0;
}
