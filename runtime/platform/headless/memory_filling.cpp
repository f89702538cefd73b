#include "platform/headless/memory_filling.h"

#include <cstdlib>
#include <cstring>
#include <new>

namespace {

constexpr int kNotFilled = -1;
int filling = kNotFilled;

void* allocate(std::size_t size) {
  void* memory = std::malloc(size > 0 ? size : 1);
  if (memory != nullptr && filling != kNotFilled) std::memset(memory, filling, size);
  return memory;
}

}  // namespace

void* operator new(std::size_t size) {
  void* memory = allocate(size);
  if (memory == nullptr) std::abort();
  return memory;
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return allocate(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { std::free(memory); }

namespace skua {

MemoryFilling::MemoryFilling(uint8_t byte, uint32_t blocks, uint32_t seed) : byte_(byte) {
  Random random(seed);
  for (uint32_t i = 0; i < blocks; ++i) {
    blocks_.push_back(std::make_unique<char[]>(8 + random.below(300)));
  }
  // Some are given back: the model's parts come to lie in the gaps.
  for (std::size_t i = 1; i < blocks_.size(); i += 3) blocks_[i].reset();
  filling = byte;
}

MemoryFilling::~MemoryFilling() { filling = kNotFilled; }

[[gnu::noinline]] void MemoryFilling::scribble() const {
  volatile uint8_t stack[8192];
  for (volatile uint8_t& place : stack) place = byte_;
}

}  // namespace skua
