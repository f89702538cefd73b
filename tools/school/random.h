// Unguessable values from the operating system's generator.
#pragma once

#include <array>
#include <cstdint>
#include <string>

namespace skua::school {

std::string random_token();  // 128 bits, 32 hex digits
std::string random_uuid();   // version 4, lower case
std::uint32_t random_seed();
std::array<unsigned char, 32> random_key();

}  // namespace skua::school
