/// Names as people type them: without accents and articles, in small letters, in any spelling of
/// what Arabic writes in several ways.
#pragma once

#include <string>
#include <string_view>

namespace skua::frog {

/// What is left of a text (UTF-8) when two spellings of one name are the same: "Œsophage" and
/// "l'oesophage" give "oesophage", "Fat body" and "fat-body" give "fatbody". Of what is no UTF-8 it
/// leaves something, always the same.
std::string folded(std::string_view text);

}  // namespace skua::frog
