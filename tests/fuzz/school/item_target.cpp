// A request's body, whatever it is: it is read or refused; each of its items is taken or refused
// with a word and a sentence; an item that is taken says the same after it was written and read
// again.
#include "item_check.h"

#include <algorithm>

#include "../target.h"

namespace {

using namespace skua::school;

constexpr std::string_view kAttempt = "0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10";
constexpr std::string_view kCodes[] = {"unknown-field", "unknown-type", "wrong-type",
                                       "foreign-attempt", "too-large"};

void check_refusal(const Refusal& refusal, std::size_t index) {
  must(std::ranges::find(kCodes, refusal.code) != std::end(kCodes),
       "the code is one of the protocol's");
  must(refusal.message.starts_with("/items/" + std::to_string(index)),
       "the message names the place");
  const std::string written = write_json(refusal.message);
  must(written.find("\xef\xbf\xbd") == written.npos ||
           refusal.message.find("\xef\xbf\xbd") != refusal.message.npos,
       "the message is UTF-8");
}

void check_item_taken(const Json& raw, const Item& item, std::size_t index) {
  must(is_uuid(item.id), "the id is a UUID");
  must(item.position >= 0, "the position is no less than 0");
  must(raw.dump().size() <= kMaxItemBytes, "it is not too large");
  const auto again = read_json(raw.dump());
  must(again.has_value() && *again == raw, "it is read as it was written");
  const auto taken = check_item(*again, kAttempt, index);
  must(taken && taken->id == item.id && taken->kind == item.kind && taken->time == item.time &&
           taken->position == item.position && taken->body == item.body,
       "it is taken again as the same");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto body = read_json(text_of(data, size));
  if (!body) {
    must(!body.error().empty(), "an error says what is wrong");
    return 0;
  }
  must(read_json(write_json(*body)).has_value(), "what was read can be written and read");
  if (!body->is_object() || !body->contains("items") || !(*body)["items"].is_array()) return 0;
  const Json& items = (*body)["items"];
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (const auto item = check_item(items[i], kAttempt, i))
      check_item_taken(items[i], *item, i);
    else
      check_refusal(item.error(), i);
  }
  return 0;
}
