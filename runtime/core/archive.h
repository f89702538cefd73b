/// What a model's `archive` is handed: something that hashes its fields, keeps them, reads them
/// back or lists them.
///
/// Stored form: per field its kind ('f', 'i', 'u', 'b', 't', 'l') and its bytes, lowest first; a
/// text and a list begin with their length as 32 bits. The last 8 bytes are the state hash, which
/// also covers the names of the fields.
#pragma once

#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/hash.h"
#include "skua/abi.h"

struct skua_archive {
  virtual ~skua_archive() = default;
  virtual skua_archive_mode mode() const = 0;
  virtual void scalar(std::string_view name, void* value, char kind) = 0;
  virtual void text(std::string_view name, char* data, uint32_t& size, uint32_t capacity) = 0;
  virtual uint32_t begin_list(std::string_view name, uint32_t count, uint32_t limit) = 0;
  virtual void end_list() = 0;
  virtual void refuse(std::string_view name) = 0;
};

namespace skua {

/// A model's fields and their hash, or which field was wrong.
using Archived = std::expected<std::vector<uint8_t>, std::string>;

/// Hash of a model's fields with their names. An error names the field that is NaN.
std::expected<uint64_t, std::string> hash_of(const skua_activity&, const void* model);

/// One base64 digit for each of the first 256 fields, in their order (that of `describe`): where
/// two states differ, digits do, too, but for one in 64. For telling fields where nobody keeps
/// states.
std::string field_marks(const skua_activity&, const void* model);

/// `hash_of`, with the `field_marks` beside it: at the cost of one walk over the fields.
std::expected<uint64_t, std::string> hash_and_marks(const skua_activity&, const void* model,
                                                    std::string& marks);

/// All fields in their stored form.
Archived save(const skua_activity&, const void* model);

/// Reads what `save` wrote into a model of the same activity. On an error the model is half read:
/// throw it away.
std::expected<void, std::string> load(const skua_activity&, void* model,
                                      std::span<const uint8_t> bytes);

/// The same with the part of the fields that the activity's `checkpoint` names; it must have one.
Archived save_checkpoint(const skua_activity&, const void* model);
std::expected<void, std::string> load_checkpoint(const skua_activity&, void* model,
                                                 std::span<const uint8_t> bytes);

/// `path = value` of each field, such as {"samples[2].depth_m", "1200"}, for comparing two states.
using FieldList = std::vector<std::pair<std::string, std::string>>;
FieldList describe(const skua_activity&, const void* model);

/// The fields that differ: "samples[2].depth_m: 1200 | 1210", at most `limit` of them.
std::vector<std::string> differences(const FieldList& left, const FieldList& right,
                                     std::size_t limit = 20);

}  // namespace skua
