/// Evidence from earlier attempts as JSON: in a launch, in the header of a journal, and in what
/// `skua verify` says of an attempt (`evidence` in web/protocol/launch.schema.json).
#pragma once

#include <expected>

#include "core/carried.h"
#include "core/json.h"

namespace skua {

/// `[{"objective","opportunities":[{"item","context","right","doing"?,"options"?,"difficulty"?,
/// "drawn"?}]}]`. Nothing where the value is missing; an error says what is wrong, and where: a
/// name, a number out of its range, an objective that stands there twice, more than there may be,
/// or a member that nobody knows.
std::expected<CarriedEvidence, json::Error> read_carried(json::View);

/// The same again, in one form: what reads alike is written alike.
void write_carried(json::Writer&, const CarriedEvidence&);

}  // namespace skua
