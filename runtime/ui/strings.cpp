#include "ui/strings.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace skua {

namespace {

const skua_value* argument(std::string_view name, const skua_value* args, uint32_t count) {
  for (uint32_t i = 0; i < count; ++i) {
    if (std::string_view(args[i].name.data, args[i].name.size) == name) return &args[i];
  }
  return nullptr;
}

// Insertion keeps equal keys in order; the lists are short and made once a language.
bool key_less(const std::pair<std::string, std::string>& a, std::string_view key) { return a.first < key; }

}  // namespace

void Strings::set(std::vector<std::pair<std::string, std::string>> texts) {
  texts_.clear();
  missing_.clear();
  told_.clear();
  texts_.reserve(texts.size());
  for (auto& entry : texts) {
    const auto at = std::lower_bound(texts_.begin(), texts_.end(), std::string_view(entry.first), key_less);
    if (at != texts_.end() && at->first == entry.first) {
      at->second = std::move(entry.second);
    } else {
      texts_.insert(at, std::move(entry));
    }
  }
}

void Strings::set_numbers(std::string decimal, std::string group, int minimum_grouping_digits) {
  decimal_ = std::move(decimal);
  group_ = std::move(group);
  minimum_grouping_digits_ = minimum_grouping_digits;
}

const std::string* Strings::find(std::string_view key) const {
  const auto at = std::lower_bound(texts_.begin(), texts_.end(), key, key_less);
  return at != texts_.end() && at->first == key ? &at->second : nullptr;
}

std::string Strings::text(std::string_view key, const skua_value* args, uint32_t arg_count) const {
  const std::string* pattern = find(key);
  if (pattern == nullptr) {
    if (std::find(told_.begin(), told_.end(), key) == told_.end()) {
      told_.emplace_back(key);
      missing_.emplace_back(key);
    }
    return "[" + std::string(key) + "]";
  }
  std::string out;
  std::size_t at = 0;
  while (at < pattern->size()) {
    const std::size_t open = pattern->find('{', at);
    const std::size_t close = open == std::string::npos ? open : pattern->find('}', open);
    if (close == std::string::npos) break;
    out.append(*pattern, at, open - at);
    const std::string_view name(pattern->data() + open + 1, close - open - 1);
    const skua_value* value = argument(name, args, arg_count);
    if (value == nullptr) {
      out.append(*pattern, open, close - open + 1);
    } else if (value->is_text != 0) {
      out.append(value->text.data, value->text.size);
    } else {
      out.append(number(value->number, std::nearbyint(value->number) == value->number ? 0 : 2));
    }
    at = close + 1;
  }
  out.append(*pattern, at, std::string::npos);
  return out;
}

std::string Strings::number(double value, int decimals) const {
  if (!std::isfinite(value)) return "\xe2\x80\x93";
  char digits[340];
  std::snprintf(digits, sizeof digits, "%.*f", std::clamp(decimals, 0, 6), std::fabs(value));
  const std::string_view all(digits);
  const std::size_t point = all.find('.');
  const std::string_view whole = all.substr(0, point);
  std::string out;
  const bool is_zero = all.find_first_not_of("0.") == std::string_view::npos;
  if (value < 0 && !is_zero) out = "\xe2\x88\x92";
  const bool grouped = whole.size() >= 3u + static_cast<std::size_t>(minimum_grouping_digits_);
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (grouped && i != 0 && (whole.size() - i) % 3 == 0) out.append(group_);
    out.push_back(whole[i]);
  }
  if (point != std::string_view::npos) out.append(decimal_).append(all.substr(point + 1));
  return out;
}

}  // namespace skua
