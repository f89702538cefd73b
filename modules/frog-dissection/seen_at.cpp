#include "seen_at.h"

#include <algorithm>

namespace skua::frog {

Rect seen_at(const Camera& camera, const Transform& at, const Span& box) {
  float left = 1e9f, top = 1e9f, right = -1e9f, bottom = -1e9f;
  for (int corner = 0; corner < 8; ++corner) {
    const auto of = [&](int axis, float Vec3::*along) {
      return (corner >> axis & 1) != 0 ? box.high.*along : box.low.*along;
    };
    const auto seen = camera.project(at.of({of(0, &Vec3::x), of(1, &Vec3::y), of(2, &Vec3::z)}));
    if (!seen) continue;
    left = std::min(left, seen->x), right = std::max(right, seen->x);
    top = std::min(top, seen->y), bottom = std::max(bottom, seen->y);
  }
  constexpr float kLeast = 2;
  const auto within = [](float& low, float& high, float least, float most) {
    low = std::clamp(low, least, std::max(least, most - kLeast));
    high = std::clamp(high, low + kLeast, std::max(low + kLeast, most));
  };
  within(left, right, camera.rect.x, camera.rect.x + camera.rect.w);
  within(top, bottom, camera.rect.y, camera.rect.y + camera.rect.h);
  return {left, top, right - left, bottom - top};
}

}  // namespace skua::frog
