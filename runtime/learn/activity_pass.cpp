#include "learn/activity_pass.h"

#include <vector>

#include "ui/interface.h"

namespace skua {

std::string joined(std::string_view a, std::string_view b) { return std::string(a) + "." + std::string(b); }

std::string joined(std::string_view a, std::string_view b, std::string_view c) { return joined(a, b) + "." + std::string(c); }

std::string ActivityPass::text(std::string_view key, const ActivityItem* item) const {
  std::vector<NumberText> numbers;
  numbers.reserve(activity().drawn.size() + activity().numbers.size() + (item != nullptr ? item->numbers.size() : 0) + 1);
  std::vector<skua_value> args;
  Ui ui(raw_);
  const auto add = [&](std::string_view name, double value, uint32_t decimals) {
    numbers.push_back(ui.number(value, static_cast<int>(decimals)));
    args.push_back({to_abi(name), 1, 0, to_abi(numbers.back().view())});
  };
  for (uint32_t i = 0; i < activity().drawn.size(); ++i) add(activity().drawn[i].name, run_.drawn(i), activity().drawn[i].decimals);
  const auto add_all = [&](const std::vector<ShownNumber>& shown, const ActivityItem* of) {
    for (const ShownNumber& one : shown) {
      if (const auto value = run_.value_of(one, of, performance_)) add(one.name, *value, one.decimals);
    }
  };
  add_all(activity().numbers, nullptr);
  if (item != nullptr) {
    add_all(item->numbers, item);
    const auto index = static_cast<uint32_t>(item - activity().items.data());
    if (const auto answer = run_.answer_of(index, performance_)) add("answer", *answer, item->decimals);
  }
  return raw_->strings.text(key, args.data(), static_cast<uint32_t>(args.size()));
}

bool ActivityPass::has(std::string_view key) const { return raw_->strings.has(key); }

skua_node ActivityPass::named(uint32_t role, std::string_view id, std::string_view name, const Look& look) {
  skua_node node = Ui::node(role, {}, look, {});
  node.id = raw_->keep(std::string(id));
  node.name = raw_->keep(std::string(name));
  return node;
}

skua_response ActivityPass::put(const skua_node& node) {
  skua_response response{};
  response.size = sizeof response;
  skua_ui_widget(raw_, &node, &response);
  return response;
}

void ActivityPass::words(uint32_t role, std::string_view id, std::string_view key, const Look& look, uint32_t level, const ActivityItem* item) {
  skua_node node = named(role, id, text(key, item), look);
  node.level = level;
  (void)put(node);
}

}  // namespace skua
