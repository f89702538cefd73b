/// What happens to a lesson in one schedule, drawn from a seed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace skua::faults {

enum class What : uint8_t {
  press,    ///< the student does `amount` things
  slide,    ///< the student moves a slider `amount` times
  hide,     ///< the page is hidden: everything is to be delivered now
  crash,    ///< the page dies after `amount` more steps of anything that is under way
  trap,     ///< the runtime dies, a new one delivers what there is, the student reloads
  reload,   ///< the page inside the iframe loads again
  close,    ///< the tab is closed
  second,   ///< the lesson is opened in another tab, which takes over
  network,  ///< 0: gone without a word, 1: gone and the browser says so, 2: back, 3: back unnoticed
  server,   ///< answers as `Serving` says
  storage,  ///< behaves as `Keeping` says
  evict,    ///< the browser throws away what it kept
  clock,    ///< the clock on the wall is set: by `amount` minutes, back when it is odd
};

enum class Serving : uint8_t { well, conflict, large, limited, broken, away, forbidden, after_all };
enum class Keeping : uint8_t { well, full, blocked, silent, slow };

struct Happening {
  What what = What::press;
  uint32_t amount = 0;
  uint32_t serial = 0;  ///< seeds the chances of what follows from it, whatever came before
  double pause_ms = 0;  ///< then time passes
};

std::vector<Happening> draw_plan(uint32_t seed);

/// For a trace: "press 3".
std::string text_of(const Happening&);
const char* text_of(Serving);
const char* text_of(Keeping);

}  // namespace skua::faults
