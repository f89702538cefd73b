// The two origins and what each serves besides the API: pages and host SDK on one, lessons and
// their files on the other.
#pragma once

#include <filesystem>
#include <vector>

#include "exchange.h"

namespace skua::school {

struct Origins {
  std::filesystem::path site;
  std::filesystem::path kept_lessons;  // copies of the lessons that were ever launched
  unsigned short port = 0;
  unsigned short lesson_port = 0;
};

/// A page of the school, a file that a page uses, or the host SDK.
Reply page_reply(const Origins& origins, const Request& request);

/// A file of a lesson. Readable from everywhere: it holds nothing about anybody.
Reply lesson_reply(const Origins& origins, const Request& request);

}  // namespace skua::school
