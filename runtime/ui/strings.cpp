#include "ui/strings.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <iterator>

namespace skua {

namespace {

constexpr std::string_view kSpace = " \n\t";
constexpr std::string_view kCategories[] = {"zero", "one", "two", "few", "many", "other"};

const skua_value* argument(std::string_view name, std::span<const skua_value> args) {
  const auto found = std::ranges::find_if(
      args, [&](const skua_value& value) { return std::string_view(value.name.data, value.name.size) == name; });
  return found == args.end() ? nullptr : &*found;
}

/// Where the brace that opens at `open` is closed; npos if nowhere.
std::size_t closing(std::string_view text, std::size_t open) {
  int depth = 0;
  for (std::size_t at = open; at < text.size(); ++at) {
    if (text[at] == '{') ++depth;
    if (text[at] == '}' && --depth == 0) return at;
  }
  return std::string_view::npos;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

bool is_whole(double value) { return std::nearbyint(value) == value; }

// Insertion keeps equal keys in order; the lists are short and made once a language.
bool key_less(const std::pair<std::string, std::string>& a, std::string_view key) { return a.first < key; }

}  // namespace

void Strings::set(std::vector<std::pair<std::string, std::string>> texts) {
  texts_.clear();
  texts_.reserve(texts.size());
  add(std::move(texts));
}

void Strings::add(std::vector<std::pair<std::string, std::string>> texts) {
  missing_.clear();
  told_.clear();
  for (auto& entry : texts) {
    const auto at = std::lower_bound(texts_.begin(), texts_.end(), std::string_view(entry.first), key_less);
    if (at != texts_.end() && at->first == entry.first) {
      at->second = std::move(entry.second);
    } else {
      texts_.insert(at, std::move(entry));
    }
  }
}

void Strings::set_numbers(std::string decimal, std::string group, int minimum_grouping_digits,
                          std::string minus) {
  minus_ = std::move(minus);
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
  fill(out, *pattern, {args, arg_count}, {});
  return out;
}

void Strings::fill(std::string& out, std::string_view pattern, std::span<const skua_value> args,
                   std::string_view count) const {
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t next = pattern.find_first_of(count.empty() ? "{" : "{#", at);
    out.append(pattern.substr(at, next - at));
    if (next == std::string_view::npos) return;
    if (pattern[next] == '#') {
      out.append(count);
      at = next + 1;
      continue;
    }
    const std::size_t close = closing(pattern, next);
    if (close == std::string_view::npos) {
      out.append(pattern.substr(next));
      return;
    }
    const std::string_view inner = pattern.substr(next + 1, close - next - 1);
    const std::size_t comma = inner.find(',');
    const skua_value* value = argument(trimmed(inner.substr(0, comma)), args);
    if (value == nullptr) {
      out.append(pattern.substr(next, close - next + 1));
    } else if (value->is_text != 0) {
      out.append(value->text.data, value->text.size);
    } else if (const std::size_t branches = inner.find(',', comma + 1);
               comma != std::string_view::npos && branches != std::string_view::npos) {
      choose(out, inner.substr(branches + 1), value->number, args);
    } else {
      out.append(number(value->number, is_whole(value->number) ? 0 : 2));
    }
    at = close + 1;
  }
}

std::string_view Strings::category_of(double count) const {
  constexpr double kMillion = 1e6;
  constexpr std::size_t kListed = 200, kPeriod = 100;
  if (plurals_.size() <= kListed || !is_whole(count) || count < 0) return "other";
  std::size_t at = kListed;
  if (count < kListed)
    at = static_cast<std::size_t>(count);
  else if (std::fmod(count, kMillion) != 0)
    at = kPeriod + static_cast<std::size_t>(std::fmod(count, kPeriod));
  const auto category = static_cast<std::size_t>(plurals_[at] - '0');
  return category < std::size(kCategories) ? kCategories[category] : "other";
}

void Strings::choose(std::string& out, std::string_view branches, double count,
                     std::span<const skua_value> args) const {
  const std::string words = number(count, is_whole(count) ? 0 : 2);
  constexpr double kExact = 1e15;
  std::string exactly;
  if (is_whole(count) && std::fabs(count) < kExact)
    exactly = "=" + std::to_string(static_cast<int64_t>(count));
  const std::string_view category = category_of(count);
  std::string_view chosen;
  for (std::size_t open; (open = branches.find('{')) != std::string_view::npos;) {
    const std::size_t close = closing(branches, open);
    if (close == std::string_view::npos) break;
    const std::string_view selector = trimmed(branches.substr(0, open));
    const std::string_view branch = branches.substr(open + 1, close - open - 1);
    branches.remove_prefix(close + 1);
    if (!exactly.empty() && selector == exactly) {
      chosen = branch;
      break;
    }
    if (selector == category || (selector == "other" && chosen.data() == nullptr)) chosen = branch;
  }
  fill(out, chosen, args, words);
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
  if (value < 0 && !is_zero) out = minus_;
  const bool grouped = whole.size() >= 3u + static_cast<std::size_t>(minimum_grouping_digits_);
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (grouped && i != 0 && (whole.size() - i) % 3 == 0) out.append(group_);
    out.push_back(whole[i]);
  }
  if (point != std::string_view::npos) out.append(decimal_).append(all.substr(point + 1));
  return out;
}

}  // namespace skua
