// A journal that can be read is written and read again without change, and is replayed or refused.
#include "core/journal.h"

#include "core/session.h"
#include "kiln.h"
#include "target.h"

namespace {

constexpr std::string_view kExamples[] = {
    R"({"schema":1,"abi":1000000,"module":{"name":"kiln","version":"1.0.0"},"hashes":{"runtime":"","module":""},"activity":)"
    R"("firing","attempt":"0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10","actor":"k3v9x2","seed":5,"mode":"practice","commands":)"
    R"([[0,"set_heat",{"heat":812.5}],[0,"light",{}],[60,"answer",{"item":"first","response":"right"}]]})",
    R"({"schema":1,"abi":1,"module":{"name":"","version":""},"hashes":{"runtime":"a","module":"b"},"activity":"",)"
    R"("attempt":"","actor":"é","seed":4294967295,"mode":"","commands":[]})",
};

}  // namespace

std::span<const std::string_view> fuzz_examples() { return kExamples; }

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto journal = skua::journal_from_json(text_of(data, size));
  if (!journal) {
    must(!journal.error().text().empty(), "an error says what is wrong");
    return 0;
  }
  const std::string text = skua::to_json(journal->header, journal->commands);
  const auto again = skua::journal_from_json(text);
  must(again.has_value(), "what was written can be read");
  must(*again == *journal, "reading what was written gives the same journal");
  must(skua::to_json(again->header, again->commands) == text,
       "writing it again gives the same text");

  skua::Session session(kiln::activity(), journal->header.seed, journal->header.mode);
  const auto restored = session.restore(journal->commands);
  if (restored)
    must(session.commands().size() == journal->commands.size(), "all commands were replayed");
  else
    must(restored.error().number < journal->commands.size(),
         "a fault names a command of the journal");
  return 0;
}
