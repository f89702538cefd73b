// An entry of a notebook, whatever it is: it is taken or refused with a word, a place and a
// sentence; one that is taken says the same after it was written and read again; what the student
// typed is gone from what may leave, and nothing else.
#include "note_check.h"

#include <algorithm>

#include "../target.h"

namespace {

using namespace skua::school;

constexpr std::string_view kCodes[] = {"unknown-field", "unknown-type", "wrong-type", "too-large"};

void check_refusal(const Refusal& refusal) {
  must(std::ranges::find(kCodes, refusal.code) != std::end(kCodes), "the code is a known one");
  must(refusal.message.starts_with("/entries/0"), "the message names the place");
}

void check_taken(const Json& raw, const Note& note) {
  must(is_uuid(note.id) && note.revision >= 0, "it has an id and a revision");
  must(note.body.size() <= kMaxNoteBytes, "it is not too large");
  const auto again = read_json(note.body);
  must(again && *again == raw, "it is read as it was written");
  const auto taken = check_note(*again, "/entries/0");
  must(taken && taken->id == note.id && taken->revision == note.revision &&
           taken->kind == note.kind && taken->time == note.time && taken->body == note.body,
       "it is taken again as the same");
}

void check_labels(const Json& labels, const Json& left) {
  must(left.size() == labels.size(), "every label is in the copy");
  for (std::size_t i = 0; i < labels.size(); ++i) {
    must(left[i]["x"] == labels[i]["x"] && left[i]["y"] == labels[i]["y"], "where it was");
    must(left[i]["text"] == "", "without what was typed");
  }
}

void check_copy(const Json& raw) {
  const Json copy = without_free_text(raw);
  for (const auto& [name, value] : raw.items()) {
    const auto left = copy.find(name);
    if (name == "labels")
      check_labels(value, *left);
    else if (name != "text" && name != "caption")
      must(left != copy.end() && *left == value, "what the lesson said is in the copy");
    else
      must(value == "" ? left == copy.end() : *left == "", "what was typed is not in the copy");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto raw = read_json(text_of(data, size));
  if (!raw) return 0;
  if (const auto note = check_note(*raw, "/entries/0")) {
    check_taken(*raw, *note);
    check_copy(*raw);
  } else {
    check_refusal(note.error());
  }
  if (const auto removed = check_removed_note(*raw, "/entries/0"))
    must(is_uuid(removed->id) && removed->revision >= 0, "what is removed has an id");
  else
    check_refusal(removed.error());
  return 0;
}
