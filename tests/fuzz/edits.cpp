#include "edits.h"

#include <algorithm>

namespace {

void change_once(std::vector<uint8_t>& bytes, std::span<const uint8_t, 4> edit) {
  if (bytes.empty()) return;
  const std::size_t at = (edit[0] | edit[1] << 8) % bytes.size();
  const auto place = bytes.begin() + static_cast<std::ptrdiff_t>(at);
  switch (edit[2] % 8) {
    case 0:
      bytes[at] = edit[3];
      return;
    case 1:
      bytes[at] = static_cast<uint8_t>(bytes[at] + edit[3]);
      return;
    case 2:
      bytes[at] ^= static_cast<uint8_t>(1u << edit[3] % 8);
      return;
    case 3:
      bytes.insert(place, edit[3]);
      return;
    case 4:
      bytes.erase(place);
      return;
    case 5:
      bytes.erase(place, bytes.end());
      return;
    case 6:  // a word of all ones, zeros, or the edges between
      for (std::size_t i = at; i < at + 8 && i < bytes.size(); ++i)
        bytes[i] = static_cast<uint8_t>(i == at + edit[3] % 9 ? 0x7f : edit[3] % 2 == 0 ? 0xff : 0);
      return;
    default:
      bytes.insert(place, bytes.begin(),
                   bytes.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(edit[3], at)));
  }
}

}  // namespace

void change(std::vector<uint8_t>& bytes, std::span<const uint8_t> edits) {
  for (; edits.size() >= 4; edits = edits.subspan(4)) change_once(bytes, edits.first<4>());
}
