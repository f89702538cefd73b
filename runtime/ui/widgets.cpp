// The SDK's widget calls: each writes one node and hands back what the student did to it.
#include <cmath>
#include <string>
#include <string_view>

#include "core/json.h"
#include "skua/value.h"
#include "ui/interface.h"
#include "ui/nodes.h"

namespace {

using skua::from_abi;

using skua::Input;
namespace json = skua::json;

constexpr std::string_view kTones[] = {"", "primary", "quiet", "right", "again", "info", "hint"};

/// A group without a text of its own has no name; every other node must have one.
bool is_unnamed(const skua_ui& ui, const skua_node& n) {
  const bool container = n.role == SKUA_ROLE_GROUP || n.role == SKUA_ROLE_LIST;
  return container && n.name.size == 0 && !ui.strings.has(from_abi(n.key.size > 0 ? n.key : n.id));
}

void write_rect(json::Writer& json, const skua_rect& r) {
  json.key("rect").array();
  for (const float v : {r.x, r.y, r.w, r.h}) json.number(std::round(v * 10.0) / 10.0);
  json.end();
}

void write_options(const skua_ui& ui, json::Writer& json, const skua_node& n) {
  const std::string base(from_abi(n.key.size > 0 ? n.key : n.id));
  json.key("options").array();
  for (uint32_t i = 0; i < n.option_count; ++i) {
    const std::string_view value = from_abi(n.options[i]);
    const std::string key = base + "." + std::string(value);
    json.object().key("value").text(value);
    json.key("name").text(ui.strings.text(key, n.args, n.arg_count)).end();
  }
  json.end();
}

/// Of tabs one is always on top.
std::string_view chosen(const skua_ui& ui, const skua_node& n) {
  const std::string_view value = ui.field(from_abi(n.id));
  return value.empty() && n.role == SKUA_ROLE_TABS && n.option_count > 0 ? from_abi(n.options[0]) : value;
}

void write_error(const skua_ui& ui, json::Writer& json, const skua_node& n) {
  if (n.error_key.size > 0) json.key("error").text(ui.strings.text(from_abi(n.error_key), n.args, n.arg_count));
}

/// The runtime's own words on a widget.
void write_words(const skua_ui& ui, json::Writer& json,
                 std::initializer_list<std::pair<std::string_view, std::string_view>> words) {
  for (const auto& [name, key] : words) json.key(name).text(ui.strings.text(key, nullptr, 0));
}

/// How many decimals a number needs, at most as many as are written.
int decimals_of(double value) {
  constexpr int kMost = 6;
  int decimals = 0;
  for (double scaled = value; decimals < kMost && std::fabs(scaled - std::round(scaled)) > 1e-9; scaled *= 10) ++decimals;
  return decimals;
}

/// What is said where a range ends.
void write_end(const skua_ui& ui, json::Writer& json, std::string_view name, std::string_view key, double value) {
  const std::string number = ui.strings.number(value, decimals_of(value));
  const skua::Value end[] = {{"n", number}};
  json.key(name).text(ui.strings.text(key, end, 1));
}

/// What stands in it is a text that the interface keeps, and the page sets.
bool has_field(uint32_t role) {
  return role == SKUA_ROLE_CHOICE || role == SKUA_ROLE_SELECT || role == SKUA_ROLE_TABS || role == SKUA_ROLE_NUMBER ||
         role == SKUA_ROLE_FIELD || role == SKUA_ROLE_DISCLOSURE;
}

bool has_range(uint32_t role) {
  return role == SKUA_ROLE_SLIDER || role == SKUA_ROLE_STEPPER || role == SKUA_ROLE_ORBIT;
}

bool is_pressed(uint32_t role) {
  return role == SKUA_ROLE_BUTTON || role == SKUA_ROLE_SWITCH || role == SKUA_ROLE_CHECKBOX || role == SKUA_ROLE_NUMBER ||
         role == SKUA_ROLE_FIELD || role == SKUA_ROLE_DIALOG;
}

void write_kind(const skua_ui& ui, json::Writer& json, const skua_node& n) {
  switch (n.role) {
    case SKUA_ROLE_HEADING:
      json.key("level").number(n.level);
      break;
    case SKUA_ROLE_BUTTON:
      if (n.value_text.size > 0) json.key("brief").text(from_abi(n.value_text));
      break;
    case SKUA_ROLE_SLIDER:
    case SKUA_ROLE_ORBIT:
      json.key("min").number(n.min).key("max").number(n.max).key("step").number(n.step);
      json.key("value").number(n.value).key("valueText").text(from_abi(n.value_text));
      if (n.vertical != 0) json.key("vertical").boolean(true);
      break;
    case SKUA_ROLE_STEPPER:
      write_words(ui, json, {{"less", "ui.less"}, {"more", "ui.more"}});
      write_end(ui, json, "least", "ui.least", n.min);
      write_end(ui, json, "most", "ui.most", n.max);
      [[fallthrough]];
    case SKUA_ROLE_METER:
      json.key("min").number(n.min).key("max").number(n.max).key("step").number(n.step);
      json.key("value").number(n.value).key("valueText").text(from_abi(n.value_text));
      break;
    case SKUA_ROLE_SWITCH:
    case SKUA_ROLE_CHECKBOX:
      json.key("on").boolean(n.value != 0);
      break;
    case SKUA_ROLE_CHOICE:
    case SKUA_ROLE_SELECT:
    case SKUA_ROLE_TABS:
      write_options(ui, json, n);
      json.key("value").text(chosen(ui, n));
      break;
    case SKUA_ROLE_NUMBER:
      json.key("value").text(ui.field(from_abi(n.id))).key("unit").text(from_abi(n.text));
      write_error(ui, json, n);
      break;
    case SKUA_ROLE_IMAGE:
      json.key("picture").text(from_abi(n.text));
      break;
    case SKUA_ROLE_FIELD:
      json.key("value").text(ui.field(from_abi(n.id))).key("lines").number(n.min).key("longest").number(n.max);
      write_error(ui, json, n);
      break;
    case SKUA_ROLE_DIALOG:
    case SKUA_ROLE_TOAST:
      write_words(ui, json, {{"close", "ui.close"}});
      break;
    case SKUA_ROLE_DISCLOSURE:
      json.key("open").boolean(ui.field(from_abi(n.id)) == "open");
      break;
    case SKUA_ROLE_TIMER: {
      const skua::Value more[] = {{"n", n.step}};
      json.key("minutes").number(n.value).key("step").number(n.step);
      json.key("more").text(ui.strings.text("ui.timer.more", more, 1));
      write_words(ui, json, {{"over", "ui.timer.over"}});
      break;
    }
    case SKUA_ROLE_TEXT:
      if (n.value_text.size > 0) json.key("verdict").text(from_abi(n.value_text));
      break;
    case SKUA_ROLE_PROGRESS:
      json.key("value").number(n.value).key("max").number(n.max).key("valueText").text(from_abi(n.value_text));
      break;
    default:
      break;
  }
}

}  // namespace

namespace skua {

/// The node's JSON without braces, id and parent.
static std::string node_body(const skua_ui& ui, const skua_node& n, const std::string& more) {
  json::Writer json;
  json.object().key("role").text(role_name(n.role));
  json.key("name").text(is_unnamed(ui, n) ? std::string() : ui.resolve(n));
  if (n.description_key.size > 0) {
    json.key("description").text(ui.strings.text(from_abi(n.description_key), n.args, n.arg_count));
  }
  if (n.tone != 0 && n.tone < std::size(kTones)) json.key("tone").text(kTones[n.tone]);
  if (n.disabled != 0) json.key("disabled").boolean(true);
  if (n.live != 0 || n.role == SKUA_ROLE_TOAST) json.key("live").boolean(true);
  if (ui.tree.in_stage()) write_rect(json, n.rect);
  write_kind(ui, json, n);
  std::string body = json.take().substr(1);
  if (!more.empty()) body += "," + more;
  return body;
}

bool add_node(skua_ui& ui, const skua_node& n, const std::string& more) {
  Node node;
  node.id = from_abi(n.id);
  node.role = n.role;
  node.body = node_body(ui, n, more);
  node.disabled = n.disabled != 0;
  node.operable = ui.tree.in_stage() && n.disabled == 0 && n.in_scene == 0 &&
                  (n.role == SKUA_ROLE_BUTTON || n.role == SKUA_ROLE_SLIDER || n.role == SKUA_ROLE_PLOT ||
                   n.role == SKUA_ROLE_DRAGGABLE || n.role == SKUA_ROLE_SPOT || n.role == SKUA_ROLE_ORBIT);
  node.in_scene = n.in_scene != 0;
  node.rect = n.rect;
  node.min = n.min;
  node.max = n.max;
  node.step = n.step;
  node.value = n.value;
  node.vertical = n.vertical != 0;
  node.track = n.track;
  return ui.tree.add(std::move(node));
}

}  // namespace skua

static void respond(skua_ui& ui, const skua_node& n, bool added, skua_response& out) {
  const std::string_view id = from_abi(n.id);
  out.hovered = ui.is_hot(id) ? 1 : 0;
  if (has_field(n.role)) out.text = ui.keep(std::string(chosen(ui, n)));
  const Input* input = ui.input;
  if (!added || input == nullptr || input->node != id || n.disabled != 0) return;
  if (input->kind == Input::Kind::activate) {
    out.activated = is_pressed(n.role) ? 1 : 0;
  } else if (input->kind == Input::Kind::set && input->is_text != has_range(n.role)) {
    out.changed = 1;
    out.number = std::fmin(std::fmax(input->number, n.min), n.max);
  }
}

void skua_ui_region(skua_ui* ui, uint32_t region) { ui->tree.region(region); }

void skua_ui_begin(skua_ui* ui, const skua_node* n, skua_response* out) {
  skua_response unused{};
  respond(*ui, *n, skua::add_node(*ui, *n, {}), out != nullptr ? *out : unused);
  ui->tree.open_group(from_abi(n->id));
}

void skua_ui_end(skua_ui* ui) { ui->tree.close_group(); }

void skua_ui_widget(skua_ui* ui, const skua_node* n, skua_response* out) {
  respond(*ui, *n, skua::add_node(*ui, *n, {}), *out);
}

void skua_ui_table(skua_ui* ui, const skua_node* n, const skua_str* columns, uint32_t column_count, const skua_str* cells,
                   uint32_t row_count) {
  json::Writer json;
  json.object().key("columns").array();
  for (uint32_t i = 0; i < column_count; ++i) json.text(from_abi(columns[i]));
  json.end().key("rows").array();
  for (uint32_t row = 0; row < row_count; ++row) {
    json.array();
    for (uint32_t i = 0; i < column_count; ++i) json.text(from_abi(cells[row * column_count + i]));
    json.end();
  }
  const std::string object = json.end().end().take();
  skua::add_node(*ui, *n, object.substr(1, object.size() - 2));
}

uint32_t skua_ui_is_hot(skua_ui* ui, skua_str id) { return ui->is_hot(from_abi(id)) ? 1 : 0; }

void skua_ui_command(skua_ui* ui, skua_str name, const skua_value* values, uint32_t count) {
  ui->requests.push_back({std::string(from_abi(name)), skua::from_abi(values, count)});
}

skua_str skua_ui_text(skua_ui* ui, skua_str key, const skua_value* args, uint32_t count) {
  return ui->keep(ui->strings.text(from_abi(key), args, count));
}

skua_str skua_ui_field(skua_ui* ui, skua_str id) { return ui->keep(std::string(ui->field(from_abi(id)))); }

void skua_ui_set_field(skua_ui* ui, skua_str id, skua_str text) { ui->set_field(from_abi(id), from_abi(text)); }

uint32_t skua_format_number(skua_ui* ui, double value, int decimals, char* out, uint32_t capacity) {
  const std::string text = ui->strings.number(value, decimals);
  const auto size = static_cast<uint32_t>(text.size() < capacity ? text.size() : capacity);
  text.copy(out, size);
  return size;
}

void skua_ui_progress(skua_ui* ui, skua_str item, skua_progress* out) {
  if (ui->progress_of) ui->progress_of(from_abi(item), *out);
}

uint32_t skua_ui_can_undo(skua_ui* ui) { return ui->can_undo ? 1 : 0; }
