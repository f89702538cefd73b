// Writes the key of a practical of ten pins: skua-practical-key FIRST LAST >
// keys/frog-practical.json, of the sheets from FIRST to LAST. The part's name stands there for
// teachers; the build leaves it out.
#include <cstdio>
#include <cstdlib>

#include "practical.h"

int main(int count, char** words) {
  using namespace skua::frog;
  const auto number = [&](int i) { return static_cast<uint32_t>(std::atoi(words[i])); };
  if (count != 3 || number(1) < 1 || number(2) < number(1) || number(2) > kMostSheets) {
    std::fprintf(stderr, "skua-practical-key FIRST LAST: numbers of sheets, from 1 to %u\n",
                 kMostSheets);
    return 2;
  }
  constexpr uint32_t kPins = 10;
  std::printf("{\n  \"items\": {\n");
  for (uint32_t pin = 1; pin <= kPins; ++pin) {
    std::printf("    \"pin_%u\": {\n      \"any\": [\n", pin);
    for (uint32_t sheet = number(1); sheet <= number(2); ++sheet) {
      const uint32_t structure = PinSheet(sheet).structure(pin);
      std::printf(
          "        {\"fields\": {\"sheet\": {\"value\": %u}, \"part\": {\"value\": %u}}, \"why\": "
          "\"%s\"}%s\n",
          sheet, named_alike(structure), kStructures[structure].id, sheet < number(2) ? "," : "");
    }
    std::printf("      ]\n    }%s\n", pin < kPins ? "," : "");
  }
  std::printf("  }\n}\n");
  return 0;
}
