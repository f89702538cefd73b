/// The flat tree of nodes that a pass of the view describes, and what changed since the last one.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/json.h"
#include "skua/abi.h"

namespace skua {

/// A node as the page gets it. Its `body` is JSON without the braces and without id and parent: two
/// nodes with the same body look the same, so comparing is comparing bytes.
struct Node {
  std::string id;
  std::string parent;  ///< "bar", "panel", "stage" or the id of a group
  std::string body;
  uint32_t role = 0;
  bool operable = false;  ///< a pointer on its rectangle does something
  bool disabled = false;
  bool in_scene = false;  ///< a pointer finds it in a view that can be turned
  skua_rect rect{};
  double min = 0, max = 0, step = 0, value = 0;  ///< of a slider, for the pointer
  bool vertical = false;
  skua_rect track{};  ///< where its values lie, when its rectangle is only the knob
};

/// The name by which the page knows a role; empty for a number that is none.
std::string_view role_name(uint32_t role);
/// Whether nodes of this role hold others.
bool is_container(uint32_t role);

/// Nodes of one pass, found by id without a search through all of them.
class NodeList {
 public:
  void clear();
  /// False, and not added: a node with its id is here already.
  bool add(Node node);
  const Node* find(std::string_view id) const;
  const std::vector<Node>& all() const { return nodes_; }
  /// Whether both have the same ids with the same parents in the same order.
  bool has_form_of(const NodeList& other) const;

 private:
  std::size_t slot_of(std::string_view id) const;
  void grow();

  std::vector<Node> nodes_;
  std::vector<uint32_t> slots_;  ///< open addressing: 1 + the index in `nodes_`, 0 where free
};

class Tree {
 public:
  void begin();
  void region(uint32_t region);
  /// Adds a node under the open group. A node whose id stands in the tree already, or is that of
  /// a region, is left out: false.
  bool add(Node node);
  void open_group(std::string_view id);
  void close_group();
  /// Ends the pass and returns the change as the page's patch, empty when nothing changed.
  std::string end();
  /// The next patch tells the page to give this node the focus, if it is there then.
  void focus(std::string_view id) { focus_ = id; }

  /// Ids that were left out because another node of their pass, or a region, had them, each once.
  std::vector<std::string> take_doubles() { return std::exchange(doubles_, {}); }

  /// The nodes of the last ended pass.
  const std::vector<Node>& nodes() const { return shown_.all(); }
  const Node* find(std::string_view id) const { return shown_.find(id); }
  bool in_stage() const { return region_ == SKUA_REGION_STAGE; }

 private:
  bool write_orders(json::Writer& json) const;

  NodeList shown_;
  NodeList next_;
  std::vector<std::string> open_;
  std::vector<std::string> doubles_, told_doubles_;
  std::string focus_;
  uint32_t region_ = SKUA_REGION_PANEL;
};

}  // namespace skua
