#include "ice_check.h"

#include <optional>

#include "response.h"

namespace skua::antarctica {
namespace {

std::optional<Question> question_of(const Command& command) {
  const int32_t index = item_in(kQuestionIds, command);
  return index < 0 ? std::nullopt : std::optional(static_cast<Question>(index));
}

/// Ages count back from 1950, with or without a minus sign.
bool read_response(const Command& command, Question question, Given& given) {
  const auto options = options_of(question);
  if (!options.empty()) return read_option(command, options, given);
  if (!read_number(command, quantity_of(question), given)) return false;
  if (given.value < 0) given.value = -given.value;
  given.number = plain_number(given.value);
  return true;
}

}  // namespace

int IceCheck::answered() const {
  int count = 0;
  for (const Answer& each : answers) count += each.given ? 1 : 0;
  return count;
}

bool IceCheck::apply(const Command& command, EvidenceLog& log) {
  if (command.is("answer")) return answer(command, log);
  if (command.is("hand_in")) return hand_in(log);
  if (command.is("lower_drill")) return lower_drill(command);
  if (command.is("take_sample")) return take_sample(log);
  if (command.is("reset")) return reset(log);
  return false;
}

bool IceCheck::answer(const Command& command, EvidenceLog& log) {
  const std::optional<Question> question = question_of(command);
  Given given;
  if (handed_in || !question || !read_response(command, *question, given)) return false;
  const auto value = static_cast<int32_t>(given.value);
  Answer& a = answers[static_cast<std::size_t>(*question)];
  if (a.given && a.value == value) return false;
  a = {true, value};
  log.submitted(id_of(*question), given.response());
  return true;
}

bool IceCheck::hand_in(EvidenceLog& log) {
  if (handed_in) return false;
  handed_in = true;
  log.completed();
  return true;
}

void Answer::archive(Archive& a) {
  a.field("given", given);
  a.field("value", value);
}

void IceCheck::archive(Archive& a) {
  Drilling::archive(a);
  a.list("answers", answers);
  for (int i = 0; i < kQuestionCount; ++i) {
    const auto options = options_of(static_cast<Question>(i));
    const int32_t value = answers[static_cast<std::size_t>(i)].value;
    a.check("answers",
            value >= 0 && (options.empty() || value < static_cast<int32_t>(options.size())));
  }
  a.field("handed_in", handed_in);
}

}  // namespace skua::antarctica
