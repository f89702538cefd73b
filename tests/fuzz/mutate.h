/// Small random changes to a text or to bytes.
#pragma once

#include <span>
#include <string>

#include "skua/random.h"

/// One change: something is left out, put in, doubled, swapped, replaced by what readers trip over,
/// or joined with the end of one of `others`.
void mutate(skua::Random& random, std::string& text, std::span<const std::string> others);
