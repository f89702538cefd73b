#include "delivery.h"

#include <string_view>

#include "launch.h"

namespace skua::school {

namespace {

Reply refuse_token(TokenFault fault, std::string_view token) {
  if (fault == TokenFault::expired) {
    return error_reply(401, "token-expired",
                       "The launch is too long ago. Launch the assignment again for a new token.");
  }
  if (token.empty()) {
    return error_reply(401, "no-token",
                       "Send the token of the launch: \"Authorization: Bearer <token>\".");
  }
  return error_reply(403, "wrong-token",
                     "This is not the token of this attempt's launch. Open the lesson again.");
}

}  // namespace

std::expected<Delivery, Reply> admit_delivery(Call& call) {
  const auto attempt = find_attempt(call.sql, call.argument[0]);
  if (!attempt) return std::unexpected(unknown_attempt());
  if (attempt->student != call.me->id) {
    return std::unexpected(
        error_reply(403, "not-your-attempt", "Somebody else is signed in now. Sign in again."));
  }
  if (attempt->reduced) {
    return std::unexpected(
        error_reply(410, "attempt-reduced",
                    "This attempt was not used for so long that only its results were kept."));
  }
  const auto assignment = find_assignment(call.sql, attempt->assignment);
  if (!assignment) return std::unexpected(unknown_attempt());
  const Milliseconds now = now_ms();
  const Launched bound = launched(*attempt, *call.me, *assignment);
  const std::string_view token = bearer(call.request.authorization);
  const auto made = check_token(call.key, token, bound, now);
  if (!made) return std::unexpected(refuse_token(made.error(), token));
  return Delivery{*attempt, *assignment, bound, *made, now};
}

void renew_token(const Call& call, const Delivery& delivery, Json& receipt) {
  if (delivery.now - delivery.made > kTokenLife / 2)
    receipt["token"] = launch_token(call.key, delivery.bound, delivery.now);
}

}  // namespace skua::school
