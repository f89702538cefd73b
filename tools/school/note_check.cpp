#include "note_check.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <vector>

namespace skua::school {

namespace {

constexpr std::size_t kMaxImage = 60'000;  // characters of a data URL
constexpr std::size_t kMaxPanes = 8;
constexpr std::size_t kMaxSeries = 12;    // of a pane
constexpr std::size_t kMaxPoints = 3000;  // of a series
constexpr std::size_t kMaxLabels = 20;    // of a picture
constexpr std::size_t kMaxPlaces = 60;    // of a picture
constexpr double kMaxValue = 1e15;

// Of UTF-8, in Unicode's characters.
std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

template <std::size_t Least, std::size_t Most>
Problem check_text(const Json& value, const std::string& where) {
  if (value.is_string()) {
    const std::size_t length = characters(value.get_ref<const std::string&>());
    if (length >= Least && length <= Most) return {};
  }
  return wrong(
      where, "a text of " + std::to_string(Least) + " to " + std::to_string(Most) + " characters");
}

template <long long Least, long long Most>
Problem check_whole(const Json& value, const std::string& where) {
  if (const auto number = whole_number(value); number && *number >= Least && *number <= Most)
    return {};
  return wrong(where,
               "a whole number from " + std::to_string(Least) + " to " + std::to_string(Most));
}

Problem check_value(const Json& value, const std::string& where) {
  if (value.is_number() && std::abs(value.get<double>()) <= kMaxValue) return {};
  return wrong(where, "a number from -1e15 to 1e15");
}

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return is_lower(c) || (c >= 'A' && c <= 'Z'); }

Problem check_activity(const Json& value, const std::string& where) {
  if (value.is_string()) {
    const auto& text = value.get_ref<const std::string&>();
    const auto fits = [](char c) { return is_lower(c) || is_digit(c) || c == '-'; };
    if (!text.empty() && text.size() <= 200 && is_lower(text[0]) && std::ranges::all_of(text, fits))
      return {};
  }
  return wrong(where, "an activity's name, such as \"ice-core\"");
}

// BCP 47, as far as the schema has it: letters, then subtags.
bool is_language(std::string_view text) {
  if (text.size() > 35) return false;
  for (bool first = true; first || !text.empty(); first = false) {
    const std::size_t end = std::min(text.find('-'), text.size());
    const std::string_view part = text.substr(0, end);
    const bool sound =
        first ? part.size() >= 2 && part.size() <= 3 && std::ranges::all_of(part, is_letter)
              : !part.empty() && part.size() <= 8 &&
                    std::ranges::all_of(part, [](char c) { return is_letter(c) || is_digit(c); });
    if (!sound || end + 1 == text.size()) return false;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return true;
}

Problem check_language(const Json& value, const std::string& where) {
  if (value.is_string() && is_language(value.get_ref<const std::string&>())) return {};
  return wrong(where, "a language tag, such as \"en\"");
}

Problem check_image(const Json& value, const std::string& where) {
  if (value.is_string()) {
    const std::string_view text = value.get_ref<const std::string&>();
    for (const std::string_view start :
         {"data:image/webp;base64,", "data:image/png;base64,", "data:image/jpeg;base64,"}) {
      if (text.starts_with(start) && text.size() <= kMaxImage && text.size() > start.size() &&
          is_base64(text.substr(start.size())))
        return {};
    }
  }
  return wrong(where, "a data URL of a WebP, PNG or JPEG picture, of at most 60000 characters");
}

template <std::size_t Least, std::size_t Most, Check Each>
Problem check_list(const Json& value, const std::string& where) {
  if (!value.is_array() || value.size() < Least || value.size() > Most) {
    return wrong(where,
                 "a list of " + std::to_string(Least) + " to " + std::to_string(Most) + " members");
  }
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (auto problem = Each(value[i], where + "/" + std::to_string(i))) return problem;
  }
  return {};
}

Problem check_yes(const Json& value, const std::string& where) {
  if (value == true) return {};
  return wrong(where, "true, or left out");
}

constexpr Check kDecimals = check_whole<0, 6>;

Problem check_axis(const Json& value, const std::string& where) {
  static constexpr std::array kFields{Field{"name", check_text<0, 200>}, Field{"from", check_value},
                                      Field{"to", check_value}, Field{"log", check_yes, false},
                                      Field{"decimals", kDecimals}};
  return check_fields(value, where, kFields);
}

Problem check_marker(const Json& value, const std::string& where) {
  static constexpr std::array kFields{Field{"at", check_value}, Field{"name", check_text<0, 200>}};
  return check_fields(value, where, kFields);
}

Problem check_mark(const Json& value, const std::string& where) {
  for (const char* known : {"line", "points", "points-and-line", "bars", "area"}) {
    if (value == known) return {};
  }
  return wrong(where, "line, points, points-and-line, bars or area");
}

Problem check_series(const Json& value, const std::string& where) {
  static constexpr std::array kFields{
      Field{"name", check_text<0, 200>}, Field{"mark", check_mark}, Field{"decimals", kDecimals},
      Field{"points", check_list<0, kMaxPoints, check_list<2, 2, check_value>>}};
  return check_fields(value, where, kFields);
}

Problem check_pane(const Json& value, const std::string& where) {
  static constexpr std::array kFields{Field{"y", check_axis}, Field{"marker", check_marker, false},
                                      Field{"series", check_list<0, kMaxSeries, check_series>}};
  return check_fields(value, where, kFields);
}

constexpr Check kName = check_text<1, 200>;

Problem check_part(const Json& value, const std::string& where) {
  if (value.is_number() && value.get<double>() >= 0 && value.get<double>() <= 1) return {};
  return wrong(where, "a number from 0 to 1");
}

Problem check_label(const Json& value, const std::string& where) {
  static constexpr std::array kFields{Field{"x", check_part}, Field{"y", check_part},
                                      Field{"text", check_text<0, 80>}};
  return check_fields(value, where, kFields);
}

Problem check_place(const Json& value, const std::string& where) {
  static constexpr std::array kFields{Field{"x", check_part}, Field{"y", check_part},
                                      Field{"name", kName}};
  return check_fields(value, where, kFields);
}

// Which kind it is was read before.
Problem check_known(const Json&, const std::string&) { return {}; }

constexpr std::array kEveryNote{Field{"id", check_uuid},
                                Field{"revision", check_count},
                                Field{"kind", check_known},
                                Field{"time", check_time},
                                Field{"activity", check_activity},
                                Field{"title", check_text<0, 200>},
                                Field{"stage", check_text<0, 200>, false},
                                Field{"lang", check_language},
                                Field{"caption", check_text<0, 1000>, false}};
constexpr std::array kWritten{Field{"text", check_text<1, 4000>}};
constexpr std::array kMeasurement{Field{"of", check_text<1, 64>}, Field{"name", kName},
                                  Field{"value", check_value}, Field{"unit", check_text<0, 40>},
                                  Field{"decimals", kDecimals}};
constexpr std::array kPlot{Field{"name", kName}, Field{"summary", check_text<0, 1000>, false},
                           Field{"source", check_text<0, 1000>, false}, Field{"x", check_axis},
                           Field{"panes", check_list<1, kMaxPanes, check_pane>}};
constexpr std::array kPicture{Field{"image", check_image}, Field{"width", check_whole<1, 2048>},
                              Field{"height", check_whole<1, 2048>},
                              Field{"description", check_text<1, 1000>},
                              Field{"labels", check_list<0, kMaxLabels, check_label>, false},
                              Field{"places", check_list<0, kMaxPlaces, check_place>, false}};

struct NoteKind {
  std::string_view name;
  std::span<const Field> fields;
};
constexpr std::array kNoteKinds{NoteKind{"note", kWritten}, NoteKind{"measurement", kMeasurement},
                                NoteKind{"plot", kPlot}, NoteKind{"picture", kPicture}};

Problem check_entry(const Json& raw, const std::string& where) {
  if (!raw.is_object()) return wrong(where, "an object with the fields of its kind");
  const auto kind = raw.find("kind");
  if (kind == raw.end()) return Refusal{"wrong-type", where + "/kind: is missing."};
  const auto known = std::ranges::find_if(
      kNoteKinds, [&](const NoteKind& one) { return kind->is_string() && *kind == one.name; });
  if (known == kNoteKinds.end()) {
    return Refusal{"unknown-type",
                   where + "/kind: must be \"note\", \"measurement\", \"plot\" or \"picture\"."};
  }
  std::vector<Field> fields(kEveryNote.begin(), kEveryNote.end());
  fields.insert(fields.end(), known->fields.begin(), known->fields.end());
  return check_fields(raw, where, fields);
}

}  // namespace

std::expected<Note, Refusal> check_note(const Json& raw, const std::string& where) {
  if (auto problem = check_entry(raw, where)) return std::unexpected(*problem);
  Note note{.id = raw["id"].get<std::string>(),
            .revision = *whole_number(raw["revision"]),
            .kind = raw["kind"].get<std::string>(),
            .activity = raw["activity"].get<std::string>(),
            .time = *read_instant(raw["time"].get_ref<const std::string&>()),
            .body = write_json(raw)};
  if (note.body.size() > kMaxNoteBytes)
    return std::unexpected(Refusal{"too-large", where + ": is larger than 64 KiB."});
  return note;
}

std::expected<RemovedNote, Refusal> check_removed_note(const Json& raw, const std::string& where) {
  static constexpr std::array kFields{Field{"id", check_uuid}, Field{"revision", check_count}};
  if (auto problem = check_fields(raw, where, kFields)) return std::unexpected(*problem);
  return RemovedNote{raw["id"].get<std::string>(), *whole_number(raw["revision"])};
}

Json without_free_text(Json entry) {
  for (const char* typed : {"text", "caption"}) {
    const auto found = entry.find(typed);
    if (found == entry.end()) continue;
    if (*found == "")
      entry.erase(found);
    else
      *found = "";
  }
  if (const auto labels = entry.find("labels"); labels != entry.end()) {
    for (Json& label : *labels) label["text"] = "";
  }
  return entry;
}

}  // namespace skua::school
