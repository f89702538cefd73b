#include "platform/headless/random_student.h"

#include <algorithm>
#include <cmath>

#include "core/json.h"

namespace skua {
namespace {

constexpr uint32_t kPercentFromView = 70, kPercentSeen = 85;  // the rest is strange
constexpr std::size_t kMostWaiting = 16;

bool can_be_used(const Node& node) {
  return node.role == SKUA_ROLE_BUTTON || node.role == SKUA_ROLE_SLIDER ||
         node.role == SKUA_ROLE_STEPPER || node.role == SKUA_ROLE_CHOICE || node.role == SKUA_ROLE_NUMBER ||
         node.role == SKUA_ROLE_PLOT;
}

/// The values that a choice offers, from the node as the page gets it.
std::vector<std::string> options_of(const Node& node) {
  std::vector<std::string> values;
  const auto document = json::parse("{" + node.body + "}");
  if (!document) return values;
  for (const json::View option : document->root()["options"]) {
    if (const auto value = option["value"].text()) values.emplace_back(*value);
  }
  return values;
}

}  // namespace

void RandomStudent::look(const skua_activity& activity, const void* model, const Input* input) {
  ++looks_;
  ui_.pass(input, false, [&] { activity.view(model, &ui_); });
}

double RandomStudent::some_number() {
  constexpr double kSpecial[] = {0, 1, -1, 0.5, 1e9, -1e9, 1e300, 4294967296.0, 1e-300};
  std::vector<double> known;
  for (const Request& request : seen_) {
    for (const NamedValue& value : request.values) {
      if (!value.is_text) known.push_back(value.number);
    }
  }
  const uint32_t kind = below(4);
  if (kind == 0) return kSpecial[below(std::size(kSpecial))];
  if (kind == 1 || known.empty())
    return static_cast<double>(below(4000)) / (below(2) == 0 ? 1 : 10);
  const double one = known[below(static_cast<uint32_t>(known.size()))];
  return kind == 2 ? one : one + static_cast<double>(below(21)) - 10;
}

std::string RandomStudent::some_text() {
  constexpr std::string_view kOdd[] = {"", "?", "a", "1,5", "-", "\xc3\xb1", "1e5", "999999999999"};
  std::vector<std::string_view> known(std::begin(kOdd), std::end(kOdd));
  for (const Request& request : seen_) {
    for (const NamedValue& value : request.values) {
      if (value.is_text) known.push_back(value.text);
    }
  }
  if (below(2) == 0) return std::string(known[below(static_cast<uint32_t>(known.size()))]);
  return json::Writer().number(some_number()).take();
}

Input RandomStudent::on(const Node& node) {
  Input input;
  input.node = node.id;
  input.kind = Input::Kind::set;
  if (node.role == SKUA_ROLE_BUTTON || (node.role == SKUA_ROLE_NUMBER && below(3) == 0)) {
    input.kind = Input::Kind::activate;
  } else if (node.role == SKUA_ROLE_SLIDER || node.role == SKUA_ROLE_STEPPER) {
    const double steps = node.step > 0 ? (node.max - node.min) / node.step : 100;
    const auto count = static_cast<uint32_t>(std::clamp(steps, 0.0, 1e6)) + 1;
    input.number =
        node.min + below(count) * (node.step > 0 ? node.step : (node.max - node.min) / 100);
  } else if (node.role == SKUA_ROLE_PLOT) {
    input.number = below(1000);
  } else {
    input.is_text = true;
    const std::vector<std::string> options = options_of(node);
    input.text =
        options.empty() ? some_text() : options[below(static_cast<uint32_t>(options.size()))];
  }
  return input;
}

std::optional<Input> RandomStudent::do_something() {
  std::vector<const Node*> usable;
  for (const Node& node : ui_.tree.nodes()) {
    if (can_be_used(node)) usable.push_back(&node);
  }
  if (usable.empty()) return std::nullopt;
  return on(*usable[below(static_cast<uint32_t>(usable.size()))]);
}

/// A command that the module may never have been asked for.
Request RandomStudent::strange(Request request) {
  NamedValues& values = request.values;
  NamedValue* one = values.empty() ? nullptr : &values[below(static_cast<uint32_t>(values.size()))];
  switch (below(6)) {
    case 0:
      request.name += "_";
      break;
    case 1:
      values.clear();
      break;
    case 2:
      values.push_back({"unknown", true, 0, some_text()});
      break;
    case 3:
      if (one != nullptr) one->is_text = !one->is_text;
      break;
    default:
      if (one == nullptr) break;
      one->number = some_number();
      one->text = some_text();
      break;
  }
  // Nothing that the session itself would refuse, such as two parameters of one name.
  if (!command_fault(request.name, values).empty()) values.clear();
  return request;
}

std::optional<Request> RandomStudent::next(const skua_activity& activity, const void* model,
                                           bool can_undo) {
  ui_.can_undo = can_undo;
  look(activity, model);
  const uint32_t percent = below(100);
  if (percent < kPercentFromView || seen_.empty()) {
    if (const auto input = do_something()) look(activity, model, &*input);
    if (ui_.requests.empty()) return std::nullopt;
    Request request = std::move(ui_.requests.front());
    ui_.requests.pop_front();
    if (ui_.requests.size() > kMostWaiting) ui_.requests.clear();
    if (seen_.size() < 1000) seen_.push_back(request);
    if (!command_fault(request.name, request.values).empty()) return std::nullopt;
    return request;
  }
  Request request = seen_[below(static_cast<uint32_t>(seen_.size()))];
  return percent < kPercentSeen ? request : strange(std::move(request));
}

}  // namespace skua
