#include "typed_name.h"

#include <algorithm>
#include <cstdint>

namespace skua::frog {

namespace {

/// What a character outside ASCII becomes; a character that is not listed stays as it is.
struct Spelling {
  std::string_view from, to;
};
constexpr Spelling kSpellings[] = {
    {"á", "a"}, {"à", "a"}, {"â", "a"}, {"ä", "a"}, {"Á", "a"},  {"À", "a"},  {"Â", "a"},
    {"é", "e"}, {"è", "e"}, {"ê", "e"}, {"ë", "e"}, {"É", "e"},  {"È", "e"},  {"Ê", "e"},
    {"í", "i"}, {"î", "i"}, {"ï", "i"}, {"Í", "i"}, {"Î", "i"},  {"ó", "o"},  {"ô", "o"},
    {"ö", "o"}, {"Ó", "o"}, {"ú", "u"}, {"ù", "u"}, {"û", "u"},  {"ü", "u"},  {"Ú", "u"},
    {"ñ", "n"}, {"Ñ", "n"}, {"ç", "c"}, {"Ç", "c"}, {"œ", "oe"}, {"Œ", "oe"}, {"æ", "ae"},
    {"أ", "ا"}, {"إ", "ا"}, {"آ", "ا"}, {"ٱ", "ا"}, {"ى", "ي"},  {"ة", "ه"},  {"ـ", ""},
    {"ً", ""},   {"ٌ", ""},   {"ٍ", ""},   {"َ", ""},   {"ُ", ""},    {"ِ", ""},    {"ّ", ""},
    {"ْ", ""},   {"́", ""},   {"̀", ""},   {"̂", ""},   {"̈", ""},    {"̃", ""},    {"̧", ""},
};
/// They end a word.
constexpr std::string_view kBetween[] = {"’",  "‘",  "“", "”", "«", "»", "·", "。",     "，",
                                         "、", "　", " ", "–", "—", "،", "‑", "\u200e", "\u200f"};
constexpr std::string_view kArticles[] = {"the", "el", "la", "los", "las", "le", "les", "l"};
constexpr std::string_view kArabicArticle = "ال";

/// The first character, with all its bytes.
std::string_view first_of(std::string_view text) {
  std::size_t size = 1;
  while (size < text.size() && (static_cast<uint8_t>(text[size]) & 0xC0) == 0x80) ++size;
  return text.substr(0, size);
}

void end_word(std::string& all, std::string& word) {
  std::string_view rest = word;
  if (rest.starts_with(kArabicArticle) && rest.size() > kArabicArticle.size() + 2)
    rest.remove_prefix(kArabicArticle.size());
  if (std::ranges::find(kArticles, rest) == std::end(kArticles))
    all.append(rest.data(), rest.size());
  word.clear();
}

}  // namespace

std::string folded(std::string_view text) {
  std::string all, word;
  while (!text.empty()) {
    const std::string_view one = first_of(text);
    text.remove_prefix(one.size());
    const char c = one[0];
    const bool ascii = static_cast<uint8_t>(c) < 0x80;
    const auto spelling = std::ranges::find(kSpellings, one, &Spelling::from);
    if (spelling != std::end(kSpellings)) {
      word.append(spelling->to.data(), spelling->to.size());
    } else if (ascii && c >= 'A' && c <= 'Z') {
      word.push_back(static_cast<char>(c - 'A' + 'a'));
    } else if (ascii ? c >= 'a' && c <= 'z'
                     : std::ranges::find(kBetween, one) == std::end(kBetween)) {
      word.append(one.data(), one.size());
    } else {
      end_word(all, word);
    }
  }
  end_word(all, word);
  return all;
}

}  // namespace skua::frog
