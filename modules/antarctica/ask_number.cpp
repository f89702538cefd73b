// A question for a number in the panel.
#include "core_view.h"
#include "key.h"

namespace skua::antarctica {
namespace {

/// The end of the message's key; empty without a fault.
std::string_view name_of(EntryFault fault, Quantity quantity) {
  switch (fault) {
    case EntryFault::none:
      return {};
    case EntryFault::empty:
      return "empty";
    case EntryFault::not_a_number:
      return "not_a_number";
    case EntryFault::out_of_range:
      break;
  }
  return quantity == Quantity::years ? "years" : "thousand_years";
}

}  // namespace

NumberAsked ask_number(Ui& ui, const NumberQuestion& question) {
  const auto& [id, quantity, depth_m, errors, button] = question;
  // what was refused is remembered, a blank for an empty field
  const Key refused(id, ".refused");
  const std::string_view typed = ui.field(id);
  const Entry entry = read_entry(typed, quantity);
  const bool faulty = entry.fault != EntryFault::none && !ui.field(refused).empty() &&
                      (ui.field(refused) == typed || (typed.empty() && ui.field(refused) == " "));
  const NumberText depth = ui.number(depth_m);
  const std::string_view unit =
      ui.tr(quantity == Quantity::years ? "unit.years" : "unit.thousand_years");
  const Key error(errors, name_of(entry.fault, quantity));
  const Ui::Typed field = ui.number_field(id, unit, faulty ? error : std::string_view{},
                                          {.description_key = "age.note"}, {{"depth", depth}});
  const bool pressed = ui.button(button, {.tone = Tone::primary});
  if (!field.confirmed && !pressed) return {faulty, std::nullopt};
  const bool readable = entry.fault == EntryFault::none;
  ui.set_field(refused, readable ? "" : typed.empty() ? std::string_view(" ") : typed);
  return {faulty, readable ? std::optional(typed) : std::nullopt};
}

}  // namespace skua::antarctica
