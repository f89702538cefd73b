#include "ui/tree.h"

#include <algorithm>
#include <functional>
#include <iterator>

#include "core/json.h"
#include "core/regions.h"

namespace skua {

namespace {

constexpr std::string_view kRoles[] = {
    "",       "group",    "heading", "text",  "button",  "slider", "choice", "number", "plot",
    "progress", "object", "list",   "item",  "score",  "switch", "checkbox", "select", "field",
    "stepper", "tabs",    "table",  "meter", "disclosure", "dialog", "toast",
    "rich",   "draggable", "spot", "image", "entry", "orbit", "timer"};

/// The children of each parent, in order, as they stand in `nodes`.
std::vector<std::string_view> children_of(const NodeList& nodes, std::string_view parent) {
  std::vector<std::string_view> ids;
  for (const Node& n : nodes.all()) {
    if (n.parent == parent) ids.push_back(n.id);
  }
  return ids;
}

}  // namespace

std::string_view role_name(uint32_t role) {
  return role < std::size(kRoles) ? kRoles[role] : std::string_view{};
}

bool is_container(uint32_t role) {
  return role == SKUA_ROLE_GROUP || role == SKUA_ROLE_LIST || role == SKUA_ROLE_TABS || role == SKUA_ROLE_DISCLOSURE ||
         role == SKUA_ROLE_DIALOG || role == SKUA_ROLE_ENTRY;
}

void NodeList::clear() {
  nodes_.clear();
  std::ranges::fill(slots_, 0u);
}

std::size_t NodeList::slot_of(std::string_view id) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = std::hash<std::string_view>{}(id) & mask;
  while (slots_[slot] != 0 && nodes_[slots_[slot] - 1].id != id) slot = (slot + 1) & mask;
  return slot;
}

void NodeList::grow() {
  constexpr std::size_t kFirst = 64;  // a power of two, as all that follow
  slots_.assign(slots_.empty() ? kFirst : slots_.size() * 2, 0);
  for (std::size_t i = 0; i < nodes_.size(); ++i) slots_[slot_of(nodes_[i].id)] = static_cast<uint32_t>(i + 1);
}

bool NodeList::add(Node node) {
  if (2 * nodes_.size() >= slots_.size()) grow();
  const std::size_t slot = slot_of(node.id);
  if (slots_[slot] != 0) return false;
  nodes_.push_back(std::move(node));
  slots_[slot] = static_cast<uint32_t>(nodes_.size());
  return true;
}

const Node* NodeList::find(std::string_view id) const {
  if (nodes_.empty()) return nullptr;
  const uint32_t entry = slots_[slot_of(id)];
  return entry == 0 ? nullptr : &nodes_[entry - 1];
}

bool NodeList::has_form_of(const NodeList& other) const {
  return std::ranges::equal(nodes_, other.nodes_,
                            [](const Node& a, const Node& b) { return a.id == b.id && a.parent == b.parent; });
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
  std::string id = node.id;
  node.parent = open_.empty() ? std::string(kRegions[region_]) : open_.back();
  if (!id.empty() && !is_region(id) && next_.add(std::move(node))) return true;
  if (std::ranges::find(told_doubles_, id) == told_doubles_.end()) {
    told_doubles_.push_back(id);
    doubles_.push_back(std::move(id));
  }
  return false;
}

void Tree::open_group(std::string_view id) { open_.emplace_back(id); }

void Tree::close_group() {
  if (!open_.empty()) open_.pop_back();
}

std::string Tree::end() {
  const bool same_form = next_.has_form_of(shown_);
  bool any = false;
  json::Writer patch;
  patch.object().key("removed").array();
  if (!same_form) {
    for (const Node& old : shown_.all()) {
      if (next_.find(old.id) != nullptr) continue;
      patch.text(old.id);
      any = true;
    }
  }
  patch.end().key("nodes").array();
  for (std::size_t i = 0; i < next_.all().size(); ++i) {
    const Node& n = next_.all()[i];
    const Node* old = same_form ? &shown_.all()[i] : shown_.find(n.id);
    if (old != nullptr && old->body == n.body && old->parent == n.parent) continue;
    json::Writer one;
    one.object().key("id").text(n.id).key("parent").text(n.parent);
    patch.raw(one.str() + "," + n.body + "}");
    any = true;
  }
  patch.end().key("order").object();
  if (!same_form && write_orders(patch)) any = true;
  patch.end();
  if (next_.find(focus_) != nullptr) {
    patch.key("focus").text(focus_);
    any = true;
  }
  patch.end();
  focus_.clear();
  std::swap(shown_, next_);
  return any ? patch.take() : std::string();
}

/// Of each parent whose children came, went or changed places. True: there is one.
bool Tree::write_orders(json::Writer& json) const {
  std::vector<std::string_view> parents(std::begin(kRegions), std::end(kRegions));
  for (const Node& n : next_.all()) {
    if (is_container(n.role)) parents.push_back(n.id);
  }
  bool any = false;
  for (const std::string_view parent : parents) {
    const auto now = children_of(next_, parent);
    if (now == children_of(shown_, parent)) continue;
    json.key(parent).array();
    for (const std::string_view id : now) json.text(id);
    json.end();
    any = true;
  }
  return any;
}

}  // namespace skua
