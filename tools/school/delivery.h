// What comes from an open lesson with the token of its launch.
#pragma once

#include <expected>
#include <string>

#include "api_reply.h"
#include "attempts.h"
#include "call.h"

namespace skua::school {

/// A delivery to the attempt of the address, by its student and with its launch's token.
struct Delivery {
  Attempt attempt;
  Assignment assignment;
  Launched bound;     // what the token is bound to
  Milliseconds made;  // when the token was
  Milliseconds now;
};

/// The reply says why it is not let in.
std::expected<Delivery, Reply> admit_delivery(Call& call);

/// Adds a new token to the receipt once half of the old one's time is over.
void renew_token(const Call& call, const Delivery& delivery, Json& receipt);

}  // namespace skua::school
