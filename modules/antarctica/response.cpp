#include "response.h"

#include <optional>

namespace skua::antarctica {

int32_t index_in(std::span<const std::string_view> options, std::string_view wanted) {
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (options[i] == wanted) return static_cast<int32_t>(i);
  }
  return -1;
}

int32_t item_in(std::span<const char* const> ids, const Command& command) {
  const std::optional<std::string_view> wanted = command.text("item");
  for (std::size_t i = 0; wanted && i < ids.size(); ++i) {
    if (*wanted == ids[i]) return static_cast<int32_t>(i);
  }
  return -1;
}

bool read_option(const Command& command, std::span<const std::string_view> options, Given& given) {
  const std::optional<std::string_view> text = command.text("response");
  const int32_t option = text ? index_in(options, *text) : -1;
  if (option < 0) return false;
  given.value = option;
  given.option = options[static_cast<std::size_t>(option)];
  return true;
}

bool read_number(const Command& command, Quantity quantity, Given& given) {
  const std::optional<std::string_view> text = command.text("response");
  const std::optional<double> number = command.number("response");
  if (!text && !number) return false;
  const Entry entry = text ? read_entry(*text, quantity) : read_entry(*number, quantity);
  if (entry.fault != EntryFault::none) return false;
  given.value = entry.milli;
  given.number = plain_number(entry.milli);
  return true;
}

}  // namespace skua::antarctica
