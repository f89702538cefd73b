#include "core/command_record.h"

#include <cmath>

#include "core/utf8.h"
#include "skua/value.h"

namespace skua {
namespace {

constexpr std::size_t kNameBytes = 64;
constexpr std::size_t kTextBytes = 4000;
constexpr std::size_t kValueCount = 16;
constexpr std::size_t kAllTextBytes = 8000;  // keeps a block of commands below 64 kB as JSON

std::string name_fault(std::string_view name, const char* what) {
  if (!name.empty() && name.size() <= kNameBytes && is_utf8(name)) return {};
  return std::string(what) + " must have a name of 1 to " + std::to_string(kNameBytes) + " bytes";
}

std::expected<NamedValues, json::Error> read_values(json::View view) {
  const auto object = view.object();
  if (!object) return std::unexpected(object.error());
  NamedValues values;
  values.reserve(view.size());
  for (const json::View member : view) {
    NamedValue value;
    value.name = member.key();
    if (member.is(json::Kind::text)) {
      value.is_text = true;
      value.text = *member.text();
    } else if (member.is(json::Kind::number)) {
      value.number = *member.number() + 0.0;
    } else {
      return std::unexpected(member.fault("must be a number or a text"));
    }
    values.push_back(std::move(value));
  }
  return values;
}

std::expected<CommandRecord, json::Error> read_command(json::View view, uint32_t number) {
  if (!view.is(json::Kind::array) || view.size() != 3) {
    return std::unexpected(view.fault("must be [tick, name, {parameters}]"));
  }
  auto part = view.begin();
  const auto tick = (*part).whole(kLastTick);
  if (!tick) return std::unexpected(tick.error());
  ++part;
  const auto name = (*part).text();
  if (!name) return std::unexpected(name.error());
  ++part;
  auto values = read_values(*part);
  if (!values) return std::unexpected(values.error());
  if (std::string fault = command_fault(*name, *values); !fault.empty())
    return std::unexpected(view.fault(fault));
  return CommandRecord{number, *tick, std::string(*name), std::move(*values)};
}

}  // namespace

NamedValue NamedValue::from_abi(const skua_value& value) {
  NamedValue owned;
  owned.name = skua::from_abi(value.name);
  owned.is_text = value.is_text != 0;
  if (owned.is_text)
    owned.text = skua::from_abi(value.text);
  else
    owned.number = value.number + 0.0;  // turns -0 into 0
  return owned;
}

skua_value NamedValue::to_abi() const {
  return {skua::to_abi(name), is_text ? 1u : 0u, number, skua::to_abi(text)};
}

NamedValues from_abi(const skua_value* values, uint32_t count) {
  NamedValues owned;
  owned.reserve(count);
  for (uint32_t i = 0; i < count; ++i) owned.push_back(NamedValue::from_abi(values[i]));
  return owned;
}

std::string command_fault(std::string_view name, std::span<const NamedValue> values) {
  if (std::string fault = name_fault(name, "a command"); !fault.empty()) return fault;
  if (values.size() > kValueCount)
    return "a command takes at most " + std::to_string(kValueCount) + " parameters";
  std::size_t text_bytes = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const NamedValue& value = values[i];
    if (std::string fault = name_fault(value.name, "a parameter"); !fault.empty()) return fault;
    for (std::size_t j = 0; j < i; ++j) {
      if (values[j].name == value.name)
        return "parameter \"" + value.name + "\" stands there twice";
    }
    if (!value.is_text && !std::isfinite(value.number))
      return "parameter \"" + value.name + "\" must be a finite number";
    if (value.is_text && (value.text.size() > kTextBytes || !is_utf8(value.text))) {
      return "parameter \"" + value.name + "\" must be a text of at most " +
             std::to_string(kTextBytes) + " bytes";
    }
    text_bytes += value.text.size();
  }
  if (text_bytes > kAllTextBytes) {
    return "the texts of a command have at most " + std::to_string(kAllTextBytes) +
           " bytes together";
  }
  return {};
}

void write_values(json::Writer& writer, std::span<const NamedValue> values) {
  writer.object();
  for (const NamedValue& value : values) {
    writer.key(value.name);
    if (value.is_text)
      writer.text(value.text);
    else
      writer.number(value.number);
  }
  writer.end();
}

void write_command(json::Writer& writer, const CommandRecord& command) {
  writer.array().number(command.tick).text(command.name);
  write_values(writer, command.values);
  writer.end();
}

std::expected<std::vector<CommandRecord>, json::Error> read_commands(json::View view,
                                                                     uint32_t first) {
  const auto array = view.array();
  if (!array) return std::unexpected(array.error());
  std::vector<CommandRecord> commands;
  commands.reserve(view.size());
  for (const json::View element : view) {
    auto command = read_command(element, first + static_cast<uint32_t>(commands.size()));
    if (!command) return std::unexpected(command.error());
    if (!commands.empty() && command->tick < commands.back().tick) {
      return std::unexpected(element.fault("has an earlier tick than the command before it"));
    }
    commands.push_back(std::move(*command));
  }
  return commands;
}

}  // namespace skua
