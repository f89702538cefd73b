/// The response of an answer: the text or number of a command in the model's form.
#pragma once

#include <span>
#include <string_view>

#include "number_entry.h"
#include "skua/command.h"

namespace skua::antarctica {

/// Where a text stands among the options; -1 when it is none of them.
int32_t index_in(std::span<const std::string_view> options, std::string_view wanted);

/// Where the command's "item" stands among the ids; -1 when it names none of them.
int32_t item_in(std::span<const char* const> ids, const Command&);

struct Given {
  int64_t value = 0;  ///< an option's index, or thousandths of the field's unit
  PlainNumber number;
  std::string_view option;

  /// As evidence carries it.
  std::string_view response() const { return option.empty() ? number.view() : option; }
};

/// Both read the parameter "response"; false when it is not an answer at all.
bool read_option(const Command&, std::span<const std::string_view> options, Given&);
bool read_number(const Command&, Quantity, Given&);

}  // namespace skua::antarctica
