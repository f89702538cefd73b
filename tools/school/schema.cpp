#include "schema.h"

#include <array>

namespace skua::school {

namespace {

// Times are milliseconds since 1970, UTC: *_ms of the student's clock where named time_ms, of this
// machine otherwise.
constexpr std::array kFirst{
    "CREATE TABLE people ("
    " id TEXT PRIMARY KEY,"
    " name TEXT NOT NULL,"
    " role TEXT NOT NULL CHECK (role IN ('teacher', 'student')),"
    " actor TEXT NOT NULL UNIQUE,"  // the only name of this person that ever leaves the school
    " place INTEGER NOT NULL)",     // order in lists

    "CREATE TABLE sessions ("
    " token TEXT PRIMARY KEY,"
    " person TEXT NOT NULL REFERENCES people (id),"
    " used_ms INTEGER NOT NULL)",

    "CREATE TABLE assignments ("
    " id TEXT PRIMARY KEY,"
    " module TEXT NOT NULL,"
    " activity TEXT NOT NULL,"
    " place INTEGER NOT NULL)",

    "CREATE TABLE attempts ("
    " id TEXT PRIMARY KEY,"
    " student TEXT NOT NULL REFERENCES people (id),"
    " assignment TEXT NOT NULL REFERENCES assignments (id),"
    " version TEXT NOT NULL,"  // of the lesson; an attempt stays on it
    " seed INTEGER NOT NULL,"
    " created_ms INTEGER NOT NULL,"
    " UNIQUE (student, assignment))",

    "CREATE TABLE events ("
    " attempt TEXT NOT NULL REFERENCES attempts (id),"
    " n INTEGER NOT NULL,"
    " id TEXT NOT NULL,"
    " type TEXT NOT NULL,"
    " time_ms INTEGER NOT NULL,"
    " received_ms INTEGER NOT NULL,"
    " body TEXT NOT NULL,"
    " PRIMARY KEY (attempt, n),"
    " UNIQUE (attempt, id))",

    "CREATE TABLE blocks ("
    " attempt TEXT NOT NULL REFERENCES attempts (id),"
    " first INTEGER NOT NULL,"  // number of the block's first command in the attempt
    " length INTEGER NOT NULL,"
    " last_tick INTEGER NOT NULL,"
    " id TEXT NOT NULL,"
    " time_ms INTEGER NOT NULL,"
    " received_ms INTEGER NOT NULL,"
    " commands TEXT NOT NULL,"
    " PRIMARY KEY (attempt, first),"
    " UNIQUE (attempt, id))",

    "CREATE TABLE refused ("
    " attempt TEXT NOT NULL REFERENCES attempts (id),"
    " item TEXT NOT NULL,"  // the id that it came with, '' if none could be read
    " n INTEGER,"           // the event number that it holds, if it holds one
    " code TEXT NOT NULL,"
    " message TEXT NOT NULL,"
    " raw TEXT NOT NULL,"
    " received_ms INTEGER NOT NULL)",

    "CREATE INDEX refused_by_item ON refused (attempt, item)",
};

// Protocol 2: states, the hash chain and keyframes of blocks, the lane of views; launch tokens;
// replays and their verdicts; who looked at what; attempts reduced to their evidence.
constexpr std::array kSecond{
    "ALTER TABLE people ADD COLUMN device_key TEXT",  // encrypts what this person's devices keep

    "ALTER TABLE attempts ADD COLUMN runtime_hash TEXT NOT NULL DEFAULT ''",  // SHA-256 in hex, of
    "ALTER TABLE attempts ADD COLUMN module_hash TEXT NOT NULL DEFAULT ''",   // what is played
    "ALTER TABLE attempts ADD COLUMN mode TEXT NOT NULL DEFAULT 'practice'",
    "ALTER TABLE attempts ADD COLUMN opened_ms INTEGER NOT NULL DEFAULT 0",  // the last launch
    "ALTER TABLE attempts ADD COLUMN reduced_ms INTEGER",  // since when only its evidence is left

    "ALTER TABLE blocks ADD COLUMN state TEXT",
    "ALTER TABLE blocks ADD COLUMN chain TEXT",
    "ALTER TABLE blocks ADD COLUMN keyframe TEXT",

    "CREATE TABLE views ("
    " attempt TEXT NOT NULL REFERENCES attempts (id),"
    " first INTEGER NOT NULL,"  // number of the first entry in the attempt
    " length INTEGER NOT NULL,"
    " id TEXT NOT NULL,"
    " time_ms INTEGER NOT NULL,"
    " received_ms INTEGER NOT NULL,"
    " views TEXT NOT NULL,"
    " PRIMARY KEY (attempt, first),"
    " UNIQUE (attempt, id))",

    "CREATE TABLE replays ("  // attempts whose replay is still to be done
    " attempt TEXT PRIMARY KEY REFERENCES attempts (id),"
    " running INTEGER NOT NULL DEFAULT 0,"
    " again INTEGER NOT NULL DEFAULT 0,"  // more arrived while it ran
    " asked_ms INTEGER NOT NULL,"
    " due_ms INTEGER NOT NULL,"
    " tries INTEGER NOT NULL DEFAULT 0,"   // that ended without a verdict, in a row
    " code TEXT NOT NULL DEFAULT '',"      // why the last one did, for programs
    " problem TEXT NOT NULL DEFAULT '')",  // and for people

    "CREATE TABLE verdicts ("
    " attempt TEXT PRIMARY KEY REFERENCES attempts (id),"
    " basis TEXT NOT NULL CHECK (basis IN ('replayed', 'witnessed', 'refused')),"
    " reason TEXT NOT NULL,"       // why refused, '' if it was not
    " score TEXT NOT NULL,"        // JSON, null if the replay has none
    " commands INTEGER NOT NULL,"  // how much of the attempt was there when it was replayed
    " events INTEGER NOT NULL,"
    " result TEXT NOT NULL,"  // all that the replay said, JSON
    " checked_ms INTEGER NOT NULL)",

    "CREATE TABLE log ("
    " id INTEGER PRIMARY KEY,"
    " time_ms INTEGER NOT NULL,"
    " who TEXT NOT NULL REFERENCES people (id),"
    " what TEXT NOT NULL CHECK (what IN ('viewed', 'replayed', 'downloaded', 'deleted')),"
    " student TEXT NOT NULL REFERENCES people (id),"
    " assignment TEXT REFERENCES assignments (id))",

    "CREATE INDEX log_by_student ON log (student, id)",
};

constexpr std::array kThird{
    "ALTER TABLE blocks ADD COLUMN fields TEXT",  // a mark for each field of the state

    // With which answer keys an attempt is marked. NULL: begun, or replayed, before it was kept.
    "ALTER TABLE attempts ADD COLUMN keys_hash TEXT",  // SHA-256 in hex at the launch, '' if none
    "ALTER TABLE verdicts ADD COLUMN keys_hash TEXT",  // of those that the replay had

    // Processor time of its replays since a teacher last asked for one.
    "ALTER TABLE attempts ADD COLUMN replay_ms INTEGER NOT NULL DEFAULT 0",

    // Its lesson tells state and chain of each block (protocol 2), so that none comes without.
    "ALTER TABLE attempts ADD COLUMN chained INTEGER NOT NULL DEFAULT 0",
};

// What a teacher says of an objective, above what the lesson says; plans.
constexpr std::array kFourth{
    "CREATE TABLE plans ("
    " student TEXT PRIMARY KEY REFERENCES people (id),"
    " body TEXT NOT NULL,"  // {goal, look_back, order, due}
    " changed_ms INTEGER NOT NULL)",

    "CREATE TABLE judgements ("
    " attempt TEXT NOT NULL REFERENCES attempts (id),"
    " objective TEXT NOT NULL,"  // the activity's own name for it
    " mastered INTEGER NOT NULL CHECK (mastered IN (0, 1)),"
    " reason TEXT NOT NULL,"
    " who TEXT NOT NULL REFERENCES people (id),"
    " time_ms INTEGER NOT NULL,"
    " PRIMARY KEY (attempt, objective))",
};

// Groups of the class, and to whom each assignment is given. Until now everybody had everything.
constexpr std::array kAssigning{
    "CREATE TABLE groups ("
    " id TEXT PRIMARY KEY,"
    " name TEXT NOT NULL)",

    "CREATE TABLE group_members ("
    " \"group\" TEXT NOT NULL REFERENCES groups (id),"
    " student TEXT NOT NULL REFERENCES people (id),"
    " PRIMARY KEY (\"group\", student))",

    "CREATE TABLE assigned ("
    " assignment TEXT NOT NULL REFERENCES assignments (id),"
    " kind TEXT NOT NULL CHECK (kind IN ('class', 'group', 'student')),"
    " target TEXT NOT NULL,"  // id of the group or the student, '' for the class
    " due_day TEXT,"          // the last day for it, "2026-12-18"; NULL: none
    " PRIMARY KEY (assignment, kind, target))",

    "INSERT INTO assigned (assignment, kind, target) SELECT id, 'class', '' FROM assignments",
};

// What a teacher says of a response, line by line of its rubric. Each time is a row: the last one
// of a question counts.
constexpr std::array kMarking{
    "CREATE TABLE marks ("
    " id INTEGER PRIMARY KEY,"
    " attempt TEXT NOT NULL REFERENCES attempts (id),"
    " question TEXT NOT NULL,"  // the activity's own name for it
    " event INTEGER NOT NULL,"  // number of the event that holds the response
    " points TEXT,"             // JSON, {line: points}; NULL: the mark was taken back
    " comment TEXT NOT NULL,"   // which the student reads
    " who TEXT NOT NULL REFERENCES people (id),"
    " time_ms INTEGER NOT NULL)",

    "CREATE INDEX marks_by_question ON marks (attempt, question, id)",
};

// Lessons of the school's own: drafts, and what was published of them.
constexpr std::array kOwnLessons{
    "CREATE TABLE own_lessons ("
    " id TEXT PRIMARY KEY,"  // also that of its activity, and of its assignment
    " module TEXT NOT NULL,"
    " title TEXT NOT NULL,"        // {language: text}, JSON
    " activity TEXT NOT NULL,"     // the draft as the editor wrote it: perhaps not JSON yet
    " keys TEXT NOT NULL,"         // of what the school marks: {items}, or null, JSON
    " revision INTEGER NOT NULL,"  // counts the changes of the draft
    " changed_ms INTEGER NOT NULL,"
    " who TEXT NOT NULL REFERENCES people (id),"
    " archived INTEGER NOT NULL DEFAULT 0)",

    "CREATE TABLE own_versions ("
    " lesson TEXT NOT NULL REFERENCES own_lessons (id),"
    " number INTEGER NOT NULL,"    // from 1
    " revision INTEGER NOT NULL,"  // of the draft that was published
    " version TEXT NOT NULL,"      // of the lesson: the beginning of its manifest's SHA-256
    " told TEXT NOT NULL,"         // {id, title, minutes, mode, objectives, careers}, JSON
    " published_ms INTEGER NOT NULL,"
    " PRIMARY KEY (lesson, number))",
};

// Notebooks.
constexpr std::array kNotebooks{
    "CREATE TABLE notes ("
    " student TEXT NOT NULL REFERENCES people (id),"
    " module TEXT NOT NULL,"
    " id TEXT NOT NULL,"  // a UUID
    " revision INTEGER NOT NULL,"
    " time_ms INTEGER NOT NULL,"
    " received_ms INTEGER NOT NULL,"
    " body TEXT,"  // the entry, JSON; NULL once it is taken out, so that no late copy brings it
                   // back
    " PRIMARY KEY (student, module, id))",

    "ALTER TABLE log ADD COLUMN part TEXT",  // of what (access_log.h), NULL for the work itself
};

// What an attempt began with of what was shown in earlier ones.
constexpr std::array kCarried{
    "ALTER TABLE attempts ADD COLUMN evidence TEXT NOT NULL DEFAULT ''",  // JSON, '' if nothing
};

constexpr std::array kMigrations{
    Migration(kFirst),      Migration(kSecond),    Migration(kThird),
    Migration(kFourth),     Migration(kAssigning), Migration(kMarking),
    Migration(kOwnLessons), Migration(kNotebooks), Migration(kCarried)};

}  // namespace

std::span<const Migration> migrations() { return kMigrations; }

}  // namespace skua::school
