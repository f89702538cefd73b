/// "Check: what the ice says": four questions that the school marks. The whole record is on the
/// plot from the start and the drill works; what is right is not known here.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "drilling.h"
#include "number_entry.h"
#include "skua/module.h"

namespace skua::antarctica {

enum class Question : int32_t {
  ice_age,       ///< how old the ice is at kCheckDepth_m
  ages_apart,    ///< at which of some depths ice and air are furthest apart
  cold_co2,      ///< carbon dioxide in the coldest times
  warm_spacing,  ///< how far apart warm times are
};
inline constexpr int kQuestionCount = 4;
inline constexpr const char* kQuestionIds[kQuestionCount] = {"ice_age", "ages_apart", "cold_co2",
                                                             "warm_spacing"};
constexpr std::string_view id_of(Question q) { return kQuestionIds[static_cast<std::size_t>(q)]; }

inline constexpr int32_t kCheckDepth_m = 2200;
inline constexpr std::string_view kDepthOptions_m[] = {"1200", "1700", "2400", "3000"};
inline constexpr std::string_view kCo2Options_ppm[] = {"140_170", "170_210", "210_250", "250_300"};

/// The options of a question; none where it asks for a number.
constexpr std::span<const std::string_view> options_of(Question q) {
  if (q == Question::ages_apart) return kDepthOptions_m;
  if (q == Question::cold_co2) return kCo2Options_ppm;
  return {};
}
/// What the field of a question for a number asks for.
constexpr Quantity quantity_of(Question q) {
  return q == Question::ice_age ? Quantity::years : Quantity::thousand_years;
}

struct Answer {
  bool given = false;
  int32_t value = 0;  ///< the option's index, or thousandths of the field's unit

  void archive(Archive& a);
};

struct IceCheck : Drilling {
  std::array<Answer, kQuestionCount> answers;
  bool handed_in = false;

  explicit IceCheck(const Launch&) {}

  /// Commands: answer {item, response}, which may come again with another response until hand_in;
  /// lower_drill {depth_m}, take_sample, reset at any time.
  bool apply(const Command&, EvidenceLog&);
  void step(uint32_t /*tick*/, EvidenceLog&) { Drilling::step(); }
  bool at_rest() const { return drill_at_rest(); }
  void archive(Archive&);

  const Answer& answer_to(Question q) const { return answers[static_cast<std::size_t>(q)]; }
  int answered() const;

 private:
  bool answer(const Command&, EvidenceLog&);
  bool hand_in(EvidenceLog&);
};

}  // namespace skua::antarctica
