#include "picture.h"

#include "pattern.h"

namespace skua::anatomy {

namespace {

struct Pixel {
  double depth = 1e9;
  Vec3 place;
  Vec3 normal;
  const Tissue* tissue = nullptr;
};

class Canvas {
 public:
  explicit Canvas(const Camera& camera)
      : camera_(camera),
        right_(unit(cross(camera.towards, camera.up))),
        up_(unit(cross(right_, camera.towards))),
        pixels_(std::size_t(camera.width_px) * std::size_t(camera.height_px)) {}

  void draw(const Part& part) {
    for (const auto& triangle : part.mesh->triangles) draw(*part.mesh, triangle, part.tissue);
  }

  [[nodiscard]] std::string bytes() const {
    std::string all = "P6\n" + std::to_string(camera_.width_px) + " " +
                      std::to_string(camera_.height_px) + "\n255\n";
    for (int y = 0; y < camera_.height_px; ++y) {
      for (int x = 0; x < camera_.width_px; ++x) {
        const Vec3 colour = shade(x, y);
        for (const double c : {colour.x, colour.y, colour.z}) {
          all += char(std::lround(255 * std::pow(std::clamp(c, 0.0, 1.0), 1 / 2.2)));
        }
      }
    }
    return all;
  }

 private:
  [[nodiscard]] Vec3 screen(Vec3 p) const {
    const Vec3 d = p - camera_.at;
    const double scale = camera_.height_px / camera_.height;
    return {camera_.width_px / 2.0 + dot(d, right_) * scale,
            camera_.height_px / 2.0 - dot(d, up_) * scale, dot(d, camera_.towards)};
  }

  void draw(const Mesh& mesh, const std::array<std::uint32_t, 3>& t, const Tissue* tissue) {
    const std::array<Vec3, 3> s{screen(mesh.places[t[0]]), screen(mesh.places[t[1]]),
                                screen(mesh.places[t[2]])};
    const double area =
        (s[1].x - s[0].x) * (s[2].y - s[0].y) - (s[2].x - s[0].x) * (s[1].y - s[0].y);
    if (area >= 0) return;  // seen from behind
    const auto [x0, x1] = std::minmax({s[0].x, s[1].x, s[2].x});
    const auto [y0, y1] = std::minmax({s[0].y, s[1].y, s[2].y});
    for (int y = std::max(0, int(std::ceil(y0 - 0.5)));
         y <= std::min(camera_.height_px - 1, int(std::floor(y1 - 0.5))); ++y) {
      for (int x = std::max(0, int(std::ceil(x0 - 0.5)));
           x <= std::min(camera_.width_px - 1, int(std::floor(x1 - 0.5))); ++x) {
        const double px = x + 0.5;
        const double py = y + 0.5;
        const double b =
            ((px - s[0].x) * (s[2].y - s[0].y) - (s[2].x - s[0].x) * (py - s[0].y)) / area;
        const double c =
            ((s[1].x - s[0].x) * (py - s[0].y) - (px - s[0].x) * (s[1].y - s[0].y)) / area;
        const double a = 1 - b - c;
        if (a < 0 || b < 0 || c < 0) continue;
        const double depth = a * s[0].z + b * s[1].z + c * s[2].z;
        Pixel& pixel = pixels_[std::size_t(y) * std::size_t(camera_.width_px) + std::size_t(x)];
        if (depth >= pixel.depth) continue;
        pixel = {depth, mesh.places[t[0]] * a + mesh.places[t[1]] * b + mesh.places[t[2]] * c,
                 unit(mesh.normals[t[0]] * a + mesh.normals[t[1]] * b + mesh.normals[t[2]] * c),
                 tissue};
      }
    }
  }

  // How much of the sky a place sees, from the depths around it.
  [[nodiscard]] double open(int x, int y) const {
    const double here =
        pixels_[std::size_t(y) * std::size_t(camera_.width_px) + std::size_t(x)].depth;
    const double pixel = camera_.height / camera_.height_px;
    double shut = 0;
    int seen = 0;
    for (int ring = 1; ring <= 3; ++ring) {
      for (int k = 0; k < 8; ++k) {
        const double angle = (k + ring * 0.4) * 0.785398;
        const int radius = ring * ring * 3;
        const int u = x + int(std::lround(std::cos(angle) * radius));
        const int v = y + int(std::lround(std::sin(angle) * radius));
        if (u < 0 || v < 0 || u >= camera_.width_px || v >= camera_.height_px) continue;
        const double rise =
            (here -
             pixels_[std::size_t(v) * std::size_t(camera_.width_px) + std::size_t(u)].depth) /
            (radius * pixel);
        shut += std::clamp(rise, 0.0, 1.5) / 1.5;
        ++seen;
      }
    }
    return seen == 0 ? 1 : 1 - 0.8 * shut / seen;
  }

  [[nodiscard]] Vec3 shade(int x, int y) const {
    const Pixel& pixel = pixels_[std::size_t(y) * std::size_t(camera_.width_px) + std::size_t(x)];
    if (pixel.tissue == nullptr) return {0.36, 0.40, 0.42};
    const Tissue& tissue = *pixel.tissue;
    const auto [spot, rim] = pattern_at(tissue, pixel.place);
    const auto [from, to] = tissue.turns_at;
    const double below =
        to > from ? std::clamp((pixel.normal.z - from) / (to - from), 0.0, 1.0) : 0.0;
    const auto linear = [&](std::size_t i) {
      const double ground = tissue.colour[i] * (1 - rim) + kRim[i] * rim;
      const double above = ground * (1 - spot) + tissue.spots[i] * spot;
      return std::pow(above * (1 - below) + tissue.belly[i] * below, 2.2);
    };
    const Vec3 base{linear(0), linear(1), linear(2)};
    const Vec3 light = unit(camera_.towards * -1 + up_ * 0.55 - right_ * 0.5);
    const double facing = dot(pixel.normal, light);
    const double sky = open(x, y);
    const double lit =
        0.35 * sky + 0.75 * std::max(0.0, (facing + 0.25) / 1.25) * (0.4 + 0.6 * sky);
    const Vec3 half = unit(light - camera_.towards);
    const double shine = tissue.gloss * std::pow(std::max(0.0, dot(pixel.normal, half)), 50) * sky;
    return base * lit + Vec3{shine, shine, shine} * 0.5;
  }

  const Camera& camera_;
  Vec3 right_;
  Vec3 up_;
  std::vector<Pixel> pixels_;
};

}  // namespace

std::string picture(const std::vector<Part>& parts, const Camera& camera) {
  Canvas canvas(camera);
  for (const Part& part : parts) canvas.draw(part);
  return canvas.bytes();
}

}  // namespace skua::anatomy
