// Why a request is not done.
#pragma once

#include <string>

namespace skua::school {

struct RequestFault {
  int status;           // of HTTP
  std::string code;     // for programs
  std::string message;  // for people: what is wrong, where, what to do
};

}  // namespace skua::school
