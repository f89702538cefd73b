/// The scale of a plot's axis: where values lie on it, and which of them are marked.
#pragma once

#include <vector>

#include "skua/plot_abi.h"

namespace skua {

struct Scale {
  double min = 0, max = 1;  ///< at the left or lower end and at the other one; min > max turns it round
  bool log = false;

  /// Where a value lies: 0 at `min`, 1 at `max`. On a logarithmic scale what is not above 0 lies at `min`.
  double part(double value) const;
  /// The value at a part.
  double value(double part) const;
};

/// Logarithmic only where both ends are above 0. Ends that are the same are drawn apart.
Scale scale_of(const skua_axis& axis);

struct AxisTick {
  double value = 0;
  int decimals = 0;  ///< that its number needs
};

/// Round values on the scale, rising: at most `most` (at least 2), or one more on a linear scale whose ends are round.
std::vector<AxisTick> ticks_on(const Scale& scale, int most);

/// Round steps (1, 2, 5 times a power of ten) that divide `span` into at most `most` parts; `span` > 0, `most` >= 1.
double tick_step(double span, int most);

}  // namespace skua
