// A response in words, as a browser reported it, is taken apart into claim, evidence and text: none
// of them holds what divides them, and nothing is made up or lost of what was written.
#include <string>

#include "../target.h"
#include "marks.h"

using namespace skua::school;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string response(text_of(data, size));
  const Said plain = parts_of(response, false);
  must(plain.text == response && plain.claim.empty() && plain.evidence.empty(),
       "a text is all text");
  const Said said = parts_of(response, true);
  must(response.ends_with(said.text), "what was written comes last, as it is");
  must(response.starts_with(said.claim), "the claim comes first");
  must(said.claim.find('|') == std::string::npos, "a claim ends where evidence begins");
  std::size_t length = said.claim.size() + said.text.size();
  for (const std::string& one : said.evidence) {
    must(one.find_first_of("|,") == std::string::npos, "evidence is divided");
    must(response.find(one) != std::string::npos, "evidence is of the response");
    length += one.size();
  }
  must(length <= response.size(), "nothing is there twice");
  return 0;
}
