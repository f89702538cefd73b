/// Changes to bytes that an input describes, so that it stays what it is when the bytes do not.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

/// Four bytes a change: two of place, what to do, with what. What is left over counts for nothing.
void change(std::vector<uint8_t>& bytes, std::span<const uint8_t> edits);
