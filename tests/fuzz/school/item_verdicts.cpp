// For comparing with the schema: reads items, one a line; says of each, as a JSON string, whether the
// school takes it: "taken", or the refusal's code and message.
#include <iostream>

#include "item_check.h"

namespace {

std::string verdict_of(const std::string& line) {
  using namespace skua::school;
  const auto raw = read_json(line);
  if (!raw) return "not-json " + raw.error();
  const auto item = check_item(*raw, "0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10", 0);
  return item ? "taken" : item.error().code + " " + item.error().message;
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  std::string line;
  while (std::getline(std::cin, line))
    std::cout << skua::school::write_json(verdict_of(line)) << '\n';
  return 0;
}
