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

constexpr std::array kMigrations{Migration(kFirst)};

}  // namespace

std::span<const Migration> migrations() { return kMigrations; }

}  // namespace skua::school
