#include "core/chain.h"

#include <bit>

extern "C" {
#include <sha256.h>
}

namespace skua {
namespace {

class Sha256 {
 public:
  Sha256() { rhash_sha256_init(&context_); }

  Sha256& bytes(const void* data, std::size_t size) {
    if (size > 0)  // an empty text may have no address
      rhash_sha256_update(&context_, static_cast<const unsigned char*>(data), size);
    return *this;
  }
  Sha256& number(uint64_t bits, std::size_t width) {
    std::array<uint8_t, 8> low_first{};
    for (std::size_t i = 0; i < width; ++i) low_first[i] = static_cast<uint8_t>(bits >> (8 * i));
    return bytes(low_first.data(), width);
  }
  Sha256& number(double value) { return number(std::bit_cast<uint64_t>(value), 8); }
  Sha256& text(std::string_view text) {
    return number(text.size(), 4).bytes(text.data(), text.size());
  }
  std::array<uint8_t, 32> digest() {
    std::array<uint8_t, 32> value{};
    rhash_sha256_final(&context_, value.data());
    return value;
  }

 private:
  sha256_ctx context_;
};

void add_opportunity(Sha256& hash, const CarriedOpportunity& one) {
  hash.text(one.item).text(one.context);
  hash.number((one.right ? 1u : 0u) + (one.by_doing ? 2u : 0u), 1).number(one.options, 4);
  hash.number(one.expected_wrong).number(one.drawn.size(), 4);
  for (const double number : one.drawn) hash.number(number);
}

std::array<uint8_t, 32> with_evidence(std::span<const uint8_t> before,
                                      std::span<const CarriedObjective> evidence) {
  Sha256 hash;
  hash.bytes(before.data(), before.size()).text("evidence").number(evidence.size(), 4);
  for (const CarriedObjective& objective : evidence) {
    hash.text(objective.objective).number(objective.opportunities.size(), 4);
    for (const CarriedOpportunity& one : objective.opportunities) add_opportunity(hash, one);
  }
  return hash.digest();
}

}  // namespace

Chain::Chain(const ChainHeader& header) {
  Sha256 hash;
  hash.text("skua-journal-2").text(header.runtime_hash).text(header.module_hash);
  hash.text(header.manifest).text(header.activity).text(header.attempt).text(header.actor);
  hash.number(header.seed, 4).text(header.mode).text(header.checkpoint);
  value_ = hash.digest();
  if (!header.evidence.empty()) value_ = with_evidence(value_, header.evidence);
}

std::optional<Chain> Chain::from_hex(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  Chain chain;
  if (text.size() != 2 * chain.value_.size()) return std::nullopt;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto digit = kDigits.find(text[i]);
    if (digit == std::string_view::npos) return std::nullopt;
    uint8_t& byte = chain.value_[i / 2];
    byte = static_cast<uint8_t>(byte << 4 | digit);
  }
  return chain;
}

void Chain::add(const CommandRecord& command) {
  Sha256 hash;
  hash.bytes(value_.data(), value_.size()).number(command.number, 4).number(command.tick, 4);
  hash.text(command.name).number(command.values.size(), 4);
  for (const NamedValue& value : command.values) {
    hash.text(value.name).number(value.is_text ? 1 : 0, 1);
    if (value.is_text)
      hash.text(value.text);
    else
      hash.number(std::bit_cast<uint64_t>(value.number), 8);
  }
  value_ = hash.digest();
}

std::string Chain::hex() const {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  text.reserve(2 * value_.size());
  for (const uint8_t byte : value_) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

}  // namespace skua
