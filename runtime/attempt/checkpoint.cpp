#include "attempt/checkpoint.h"

#include <bit>

#include "core/bytes.h"
#include "core/hash.h"

namespace skua {
namespace {

constexpr uint8_t kVersion = 2;

/// Tells apart what attempts may begin as: name and items of the activity, seed and mode. Not the
/// attempt: a host with room for nothing else may have to name it anew at each visit.
uint64_t print_of(const skua_activity& activity, uint32_t seed, std::string_view mode) {
  Fnv64 print;
  print.text(activity.id);
  print.byte(0);
  print.little_endian(seed, 4);
  print.text(mode);
  for (uint32_t i = 0; i < activity.item_count; ++i) {
    print.byte(0);
    print.text(activity.items[i]);
  }
  return print.value;
}

void write_item(ByteWriter& out, const ItemRecord& item) {
  out.number(item.tries, 4).number(item.hints, 4);
  out.number((item.predicted ? 1u : 0u) | (item.done ? 2u : 0u), 1);
  out.number(std::bit_cast<uint64_t>(item.share), 8);
}

std::expected<ItemRecord, std::string> read_item(ByteReader& in, const skua_activity& activity,
                                                 uint32_t index) {
  ItemRecord item{.id = activity.items[index]};
  item.tries = static_cast<uint32_t>(in.number(4));
  item.hints = static_cast<uint32_t>(in.number(4));
  const uint64_t flags = in.number(1);
  item.predicted = (flags & 1) != 0;
  item.done = (flags & 2) != 0;
  item.share = std::bit_cast<double>(in.number(8));
  if (flags > 3) return std::unexpected("it says of an item what nobody knows");
  if (!(item.share >= 0 && item.share <= 1)) return std::unexpected("it has an impossible score");
  return item;
}

}  // namespace

std::expected<std::string, std::string> write_checkpoint(const Session& session,
                                                         const Tracker& tracker, uint32_t events) {
  const auto model = session.checkpoint();
  if (!model) return std::unexpected(model.error());
  ByteWriter out;
  out.number(kVersion, 1).number(print_of(session.activity(), session.seed(), session.mode()), 8);
  out.number(session.command_count(), 4).number(events, 4);
  out.number(tracker.completed() ? 1 : 0, 1);
  for (const ItemRecord& item : tracker.items()) write_item(out, item);
  out.block(*model);
  std::string text = base64(out.sealed(), Base64::url);
  if (text.size() > kLongestCheckpoint) {
    return std::unexpected("the checkpoint of \"" + std::string(session.activity().id) + "\" has " +
                           std::to_string(text.size()) + " characters, of at most " +
                           std::to_string(kLongestCheckpoint) +
                           ". Let the model's checkpoint() name less.");
  }
  return text;
}

std::expected<Checkpoint, std::string> read_checkpoint(const skua_activity& activity, uint32_t seed,
                                                       std::string_view mode,
                                                       std::string_view text) {
  if (text.size() > kLongestCheckpoint) return std::unexpected("it is too long");
  const auto bytes = from_base64(text, Base64::url);
  if (!bytes) return std::unexpected("it is not base64url");
  auto in = ByteReader::unsealed(*bytes);
  if (!in) return std::unexpected(in.error());
  if (in->number(1) != kVersion) return std::unexpected("it is of another version");
  if (in->number(8) != print_of(activity, seed, mode))
    return std::unexpected("it is of another activity, seed or mode");
  Checkpoint checkpoint;
  checkpoint.commands = static_cast<uint32_t>(in->number(4));
  checkpoint.events = static_cast<uint32_t>(in->number(4));
  const uint64_t completed = in->number(1);
  if (completed > 1) return std::unexpected("it is neither completed nor not");
  checkpoint.completed = completed == 1;
  for (uint32_t i = 0; i < activity.item_count; ++i) {
    auto item = read_item(*in, activity, i);
    if (!item) return std::unexpected(item.error());
    checkpoint.items.push_back(std::move(*item));
  }
  const auto model = in->block();
  if (!in->complete()) return std::unexpected("it ends too early, or too late");
  checkpoint.model.assign(model.begin(), model.end());
  return checkpoint;
}

}  // namespace skua
