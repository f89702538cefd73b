#include "core/iso_time.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>

namespace skua {
namespace {

constexpr int64_t kDayMs = 86'400'000;
constexpr double kLastMs = 253402300799999.0;  // the end of the year 9999
constexpr std::string_view kForm = "0000-00-00T00:00:00.000Z";

/// The digits from `at` on as a number.
int digits(std::string_view text, std::size_t at, std::size_t count) {
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) value = value * 10 + (text[i] - '0');
  return value;
}

/// And a number as the digits from `at` on.
void put(std::string& text, std::size_t at, std::size_t count, int value) {
  for (std::size_t i = at + count; i-- > at; value /= 10)
    text[i] = static_cast<char>('0' + value % 10);
}

bool has_form(std::string_view text) {
  if (text.size() != kForm.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (kForm[i] == '0' ? !digit : text[i] != kForm[i]) return false;
  }
  return true;
}

}  // namespace

std::string iso_time(double epoch_ms) {
  using namespace std::chrono;
  const auto ms = static_cast<int64_t>(std::clamp(std::floor(epoch_ms), 0.0, kLastMs));
  const year_month_day date{sys_days{days{static_cast<int>(ms / kDayMs)}}};
  const auto in_day = static_cast<int>(ms % kDayMs);
  std::string text(kForm);
  put(text, 0, 4, static_cast<int>(date.year()));
  put(text, 5, 2, static_cast<int>(static_cast<unsigned>(date.month())));
  put(text, 8, 2, static_cast<int>(static_cast<unsigned>(date.day())));
  put(text, 11, 2, in_day / 3'600'000);
  put(text, 14, 2, in_day / 60'000 % 60);
  put(text, 17, 2, in_day / 1000 % 60);
  put(text, 20, 3, in_day % 1000);
  return text;
}

std::optional<double> epoch_of(std::string_view iso) {
  using namespace std::chrono;
  if (!has_form(iso)) return std::nullopt;
  const year_month_day date{year{digits(iso, 0, 4)},
                            month{static_cast<unsigned>(digits(iso, 5, 2))},
                            day{static_cast<unsigned>(digits(iso, 8, 2))}};
  const int hour = digits(iso, 11, 2), minute = digits(iso, 14, 2), second = digits(iso, 17, 2);
  if (!date.ok() || hour > 23 || minute > 59 || second > 59) return std::nullopt;
  const auto in_day = ((hour * 60 + minute) * 60 + second) * 1000 + digits(iso, 20, 3);
  return static_cast<double>(sys_days{date}.time_since_epoch().count()) *
             static_cast<double>(kDayMs) +
         in_day;
}

}  // namespace skua
