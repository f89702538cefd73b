// Keyframes and checkpoints of a session, changed: refused, and then the live session stays as it
// was; or they are what is written again, and the session goes on.
//
// An input chooses a lesson, 'k' or 'c', a moment of it, whether the changed bytes get the hash
// that fits them, and changes (edits.h). What follows a 't' in place of a moment is the text of a
// checkpoint.
#include <vector>

#include "attempt/checkpoint.h"
#include "core/bytes.h"
#include "core/session.h"
#include "edits.h"
#include "kiln.h"
#include "learn/tracker.h"
#include "recorded.h"
#include "target.h"

namespace {

using skua::Bytes, skua::Keyframe, skua::Session, skua::Tracker;

struct Moment {
  Keyframe keyframe;
  std::vector<skua::CommandRecord> before;
  std::string checkpoint;
};

struct Lesson {
  const skua_activity& activity;
  std::vector<Moment> moments;
};

Lesson lesson_of(const skua_activity& activity, std::string_view commands) {
  Lesson lesson{activity, {}};
  play_recorded(activity, commands, [&](const Session& session) {
    const Tracker tracker({activity.items, activity.item_count}, {}, {});
    lesson.moments.push_back({*session.keyframe(),
                              {session.commands().begin(), session.commands().end()},
                              *write_checkpoint(session, tracker, 3)});
  });
  return lesson;
}

const std::vector<Lesson>& lessons() {
  static const std::vector<Lesson> all = {lesson_of(kiln::activity(), kFiring),
                                          lesson_of(ice_core(), kDrilling),
                                          lesson_of(ice_check(), kChecking)};
  return all;
}

/// As after damage, or as somebody writes it who knows all: with the hash that fits.
void change_sealed(Bytes& bytes, std::span<const uint8_t> edits, bool seal) {
  change(bytes, edits);
  constexpr std::size_t kHash = 8;
  if (!seal || bytes.size() < kHash) return;
  bytes.resize(bytes.size() - kHash);
  skua::ByteWriter out;
  for (const uint8_t byte : bytes) out.number(byte, 1);
  bytes = out.sealed();
}

/// All that a student could notice of a session.
struct Snapshot {
  explicit Snapshot(const Session& session)
      : keyframe(session.keyframe()->bytes),
        tick(session.tick()),
        commands(session.command_count()),
        can_undo(session.can_undo()) {}
  Bytes keyframe;
  skua::Tick tick;
  uint32_t commands;
  bool can_undo;
  bool operator==(const Snapshot&) const = default;
};

void go_on(Session& session) {
  const uint32_t before = session.command_count();
  uint32_t applied = 0;
  for (const auto& [name, values] : {std::pair<std::string_view, skua::NamedValues>{"undo", {}},
                                     {"add_pot", {}},
                                     {"light", {}},
                                     {"take_sample", {}},
                                     {"lower_drill", {kiln::number("depth_m", 2900)}},
                                     {"answer", kiln::reply("age_at_depth", "446534")},
                                     {"undo", {}}}) {
    applied +=
        session.submit(name, values, 1000.0 * (applied + 1)) == skua::Submitted::applied ? 1 : 0;
    for (int i = 0; i < 60 && session.step_once(); ++i) {
    }
  }
  must(session.command_count() == before + applied, "commands are counted on");
  must(session.keyframe().has_value(), "a session that goes on has a keyframe");
}

void check_keyframe(const Lesson& lesson, const Moment& moment, std::span<const uint8_t> edits,
                    bool seal) {
  Keyframe changed = moment.keyframe;
  change_sealed(changed.bytes, edits, seal);
  Session live(lesson.activity, kRecordedSeed, "practice");
  must(live.restore(lesson.moments.back().before).has_value(), "the attempt is restored");
  const Snapshot before(live);
  const auto jumped = live.jump(changed, moment.before);
  if (!jumped) {
    must(!jumped.error().empty(), "an error says what is wrong");
    must(Snapshot(live) == before, "after a refusal the session stays as it was");
    must(changed.bytes != moment.keyframe.bytes, "what was written can be read");
    return;
  }
  must(live.keyframe()->bytes == changed.bytes,
       "a keyframe that was taken is written again as it was");
  go_on(live);
  for (const Lesson& other : lessons()) {
    if (&other == &lesson) continue;
    Session foreign(other.activity, kRecordedSeed, "practice");
    must(!foreign.jump(changed, moment.before), "another activity's keyframe is refused");
  }
}

/// Whether it was taken.
bool check_checkpoint(const Lesson& lesson, std::string_view text) {
  const auto read = skua::read_checkpoint(lesson.activity, kRecordedSeed, "practice", text);
  if (!read) {
    must(!read.error().empty(), "an error says what is wrong");
    return false;
  }
  Session session(lesson.activity, kRecordedSeed, "practice");
  const Snapshot before(session);
  const auto begun = session.begin_from(read->model, read->commands);
  if (!begun) {
    must(!begun.error().empty(), "an error says what is wrong");
    must(Snapshot(session) == before, "after a refusal the session stays as it was");
    return false;
  }
  Tracker tracker({lesson.activity.items, lesson.activity.item_count}, {}, {});
  tracker.begin_from(read->items, read->completed);
  const auto again = write_checkpoint(session, tracker, read->events);
  must(again.has_value() && *again == text,
       "a checkpoint that was taken is written again as it was");
  go_on(session);
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 3) return 0;
  const Lesson& lesson = lessons()[data[0] % lessons().size()];
  const std::span<const uint8_t> edits(data + 3, data + size);
  if (data[2] == 't') {
    check_checkpoint(lesson, text_of(edits.data(), edits.size()));
    return 0;
  }
  const Moment& moment = lesson.moments[(data[2] & 0x7f) % lesson.moments.size()];
  const bool seal = (data[2] & 0x80) != 0;
  if (data[1] == 'k') {
    check_keyframe(lesson, moment, edits, seal);
    return 0;
  }
  Bytes bytes = *skua::from_base64(moment.checkpoint, skua::Base64::url);
  change_sealed(bytes, edits, seal);
  const std::string text = skua::base64(bytes, skua::Base64::url);
  must(check_checkpoint(lesson, text) || text != moment.checkpoint, "what was written can be read");
  return 0;
}
