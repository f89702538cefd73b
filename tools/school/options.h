// The command line of skua-school.
#pragma once

#include <expected>
#include <filesystem>
#include <span>
#include <string>

#include "policy.h"

namespace skua::school {

struct Options {
  unsigned short port = 8440;         // pages, API and host SDK; 0: any free port
  unsigned short lesson_port = 8441;  // lessons and their files, another origin; 0: any free port
  std::filesystem::path data;         // folder of the database
  std::filesystem::path site;         // folder of the built site
  Policy policy;
  int students = 5;  // in the fictional class; a class that has more keeps them
  bool help = false;
};

extern const char* const kUsage;

/// Reads the arguments after the program's name. The error is one line that says what to do.
std::expected<Options, std::string> read_options(std::span<char* const> arguments);

}  // namespace skua::school
