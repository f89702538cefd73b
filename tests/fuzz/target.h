/// What a fuzz target provides.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string_view>

/// Reads one input; ends the program if a rule is broken.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

/// Inputs that are right, for the mutations to start from.
std::span<const std::string_view> fuzz_examples();

inline std::string_view text_of(const uint8_t* data, size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// Number of the input, when a seeded run makes them.
inline uint32_t fuzz_input = 0;

inline void must(bool holds, const char* rule) {
  if (holds) return;
  std::fprintf(stderr, "input %u: broken: %s\n", fuzz_input, rule);
  std::abort();
}
