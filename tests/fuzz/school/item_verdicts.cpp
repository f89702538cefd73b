// For comparing with the schema: reads items, one a line; says of each whether the school takes it:
// "taken", or the refusal's code and message.
#include <iostream>

#include "item_check.h"

int main() {
  using namespace skua::school;
  std::ios::sync_with_stdio(false);
  std::string line;
  while (std::getline(std::cin, line)) {
    const auto raw = read_json(line);
    if (!raw) {
      std::cout << "not-json " << raw.error() << '\n';
      continue;
    }
    const auto item = check_item(*raw, "0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10", 0);
    std::cout << (item ? "taken" : item.error().code + " " + item.error().message) << '\n';
  }
  return 0;
}
