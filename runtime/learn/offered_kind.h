/// Answers to questions of a kind that the simulation offers: its numbers, as they stand in commands, reports and keys.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "learn/simulation.h"

namespace skua {

/// "from=131,to=118": all `fields` by name, in their order. The same text whatever the student's language is.
std::string write_answer(const std::vector<CommandParameter>& fields, std::span<const double> values);

/// The numbers of such a text, one for each field and within its range; nothing where it is any other.
std::optional<std::vector<double>> read_answer(const std::vector<CommandParameter>& fields, std::string_view answer);

/// The number of one field in such a text, whatever else stands there; nothing where it has none.
std::optional<double> field_of_answer(std::string_view answer, std::string_view field);

}  // namespace skua
