#include "ui/tree.h"

#include <algorithm>

#include "core/json.h"

namespace skua {

namespace {

constexpr std::string_view kRegions[] = {"bar", "panel", "stage"};
constexpr std::string_view kRoles[] = {
    "",       "group",    "heading", "text",  "button",  "slider", "choice", "number", "plot",
    "progress", "object", "list",   "item",  "score",  "switch", "checkbox", "select", "field",
    "stepper", "tabs",    "table",  "meter", "disclosure", "dialog", "toast",
    "rich",   "draggable", "spot"};

const Node* find_in(const std::vector<Node>& nodes, std::string_view id) {
  const auto at = std::find_if(nodes.begin(), nodes.end(), [&](const Node& n) { return n.id == id; });
  return at == nodes.end() ? nullptr : &*at;
}

/// The children of each parent, in order, as they stand in `nodes`.
std::vector<std::string_view> children_of(const std::vector<Node>& nodes, std::string_view parent) {
  std::vector<std::string_view> ids;
  for (const Node& n : nodes) {
    if (n.parent == parent) ids.push_back(n.id);
  }
  return ids;
}

void write_order(json::Writer& json, std::string_view parent, const std::vector<std::string_view>& ids) {
  json.key(parent).array();
  for (const std::string_view id : ids) json.text(id);
  json.end();
}

}  // namespace

std::string_view role_name(uint32_t role) {
  return role < std::size(kRoles) ? kRoles[role] : std::string_view{};
}

bool is_container(uint32_t role) {
  return role == SKUA_ROLE_GROUP || role == SKUA_ROLE_LIST || role == SKUA_ROLE_TABS || role == SKUA_ROLE_DISCLOSURE ||
         role == SKUA_ROLE_DIALOG;
}

void Tree::begin() {
  next_.clear();
  open_.clear();
  region_ = SKUA_REGION_PANEL;
}

void Tree::region(uint32_t region) {
  region_ = region <= SKUA_REGION_STAGE ? region : static_cast<uint32_t>(SKUA_REGION_PANEL);
  open_.clear();  // a group cannot reach over regions: one left open ends here
}

bool Tree::add(Node node) {
  if (node.id.empty() || find_in(next_, node.id) != nullptr) {
    if (std::find(told_doubles_.begin(), told_doubles_.end(), node.id) == told_doubles_.end()) {
      told_doubles_.push_back(node.id);
      doubles_.push_back(std::move(node.id));
    }
    return false;
  }
  node.parent = open_.empty() ? std::string(kRegions[region_]) : open_.back();
  next_.push_back(std::move(node));
  return true;
}

void Tree::open_group(std::string_view id) { open_.emplace_back(id); }

void Tree::close_group() {
  if (!open_.empty()) open_.pop_back();
}

const Node* Tree::find(std::string_view id) const { return find_in(shown_, id); }

std::string Tree::end() {
  json::Writer removed, changed, order;
  bool any = false;
  removed.array();
  for (const Node& old : shown_) {
    if (find_in(next_, old.id) == nullptr) {
      removed.text(old.id);
      any = true;
    }
  }
  removed.end();

  changed.array();
  for (const Node& n : next_) {
    const Node* old = find_in(shown_, n.id);
    if (old != nullptr && old->body == n.body && old->parent == n.parent) continue;
    json::Writer one;
    one.object().key("id").text(n.id).key("parent").text(n.parent);
    changed.raw(one.str() + "," + n.body + "}");
    any = true;
  }
  changed.end();

  order.object();
  std::vector<std::string_view> parents(std::begin(kRegions), std::end(kRegions));
  for (const Node& n : next_) {
    if (is_container(n.role)) parents.push_back(n.id);
  }
  for (const std::string_view parent : parents) {
    const auto now = children_of(next_, parent);
    if (now == children_of(shown_, parent)) continue;
    write_order(order, parent, now);
    any = true;
  }
  order.end();

  // The order lists above point into both lists, so the swap comes last.
  std::string patch;
  if (any) {
    patch = "{\"removed\":" + removed.str() + ",\"nodes\":" + changed.str() + ",\"order\":" + order.str() + "}";
  }
  shown_.swap(next_);
  return patch;
}

}  // namespace skua
