/// Keys of texts, put together from parts: `Key("warmest", ".hint.", "2")` is "warmest.hint.2".
#pragma once

#include <cstddef>
#include <string_view>

namespace skua::antarctica {

class Key {
 public:
  template <class... Parts>
  explicit Key(Parts... parts) {
    (add(std::string_view(parts)), ...);
  }
  operator std::string_view() const {
    return {text_, size_};
  }  // NOLINT: made to be passed as a key

 private:
  void add(std::string_view part) {
    for (const char c : part) {
      if (size_ < sizeof text_) text_[size_++] = c;
    }
  }
  char text_[64];
  std::size_t size_ = 0;
};

/// "1" to "9", for keys that count.
inline std::string_view digit(uint32_t number) {
  return std::string_view("0123456789").substr(number < 10 ? number : 0, 1);
}

}  // namespace skua::antarctica
