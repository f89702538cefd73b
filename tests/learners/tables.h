/// The tables and sentences of runtime/learn/README.md, as they stand there.
#pragma once

#include <string>
#include <vector>

#include "outcomes.h"

namespace skua {

/// One paragraph or table of the page.
using Block = std::string;

/// Of one lesson with adapted practice, of two lessons of which the second begins with what the
/// first one showed, and of one whose way parts: a table each, and what it comes to.
struct Main {
  std::vector<Block> blocks;
  bool trusted = false;  ///< each is within the limit
};
Main main_tables(const Lessons&, const Setting&);

/// The same with other settings: what is assumed of students, and with other seeds.
std::vector<Block> other_settings(const Lessons&, const Setting&);

}  // namespace skua
