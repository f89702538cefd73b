#include "platform/web/web_surface.h"

#include <GLES3/gl3.h>
#include <emscripten/html5.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "imgui.h"
#include "imgui_internal.h"
#include "platform/web/page.h"

namespace skua {

namespace {

constexpr int kAtlasSize = 2048;
constexpr int kWhite = 4;  // the atlas begins with a square of full cover, for shapes without words

std::string key_of(std::string_view text, const skua_text_style& style) {
  std::string key(text);
  const float numbers[] = {style.px, static_cast<float>(style.weight), style.max_width};
  key.append(reinterpret_cast<const char*>(numbers), sizeof numbers);
  return key;
}

}  // namespace

WebSurface::WebSurface() : shared_(std::make_unique<ImDrawListSharedData>()) {
  shared_->CurveTessellationTol = 1.25f;
  shared_->InitialFlags = ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedFill;
  const float middle = static_cast<float>(kWhite) / 2.0f / static_cast<float>(kAtlasSize);
  shared_->TexUvWhitePixel = ImVec2(middle, middle);
  list_ = std::make_unique<ImDrawList>(shared_.get());
}

WebSurface::~WebSurface() = default;

bool WebSurface::create_context() {
  EmscriptenWebGLContextAttributes attributes;
  emscripten_webgl_init_context_attributes(&attributes);
  attributes.majorVersion = 2;
  attributes.alpha = false;
  attributes.depth = false;
  attributes.antialias = false;
  context_ = static_cast<std::intptr_t>(emscripten_webgl_create_context("#stage", &attributes));
  if (context_ <= 0) {
    context_ = 0;
    return false;
  }
  emscripten_webgl_make_context_current(static_cast<EMSCRIPTEN_WEBGL_CONTEXT_HANDLE>(context_));
  return true;
}

bool WebSurface::create_resources() {
  if (!renderer_.create()) return false;
  scenes_ = {};
  board_.lost();
  create_atlas();
  return has_resources_ = true;
}

void WebSurface::create_atlas() {
  glGenTextures(1, &atlas_);
  glBindTexture(GL_TEXTURE_2D, atlas_);
  glTexStorage2D(GL_TEXTURE_2D, 1, GL_RGBA8, kAtlasSize, kAtlasSize);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  const std::string white(kWhite * kWhite * 4, '\xff');
  glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, kWhite, kWhite, GL_RGBA, GL_UNSIGNED_BYTE, white.data());
  forget_words();
}

bool WebSurface::resize(float width, float height, float pixel_ratio, bool draw) {
  if (context_ != 0 && emscripten_is_webgl_context_lost(static_cast<EMSCRIPTEN_WEBGL_CONTEXT_HANDLE>(context_))) {
    has_resources_ = false;
    return false;
  }
  if (width <= 0 || (draw && context_ == 0 && !create_context())) return false;
  if (context_ != 0 && !has_resources_ && !create_resources()) return false;
  if (pixel_ratio != pixel_ratio_) forget_words();
  width_ = width;
  height_ = height;
  pixel_ratio_ = pixel_ratio;
  size_canvas();
  shared_->ClipRectFullscreen = ImVec4(0, 0, width, height);
  shared_->SetCircleTessellationMaxError(0.25f / pixel_ratio);
  return true;
}

void WebSurface::size_canvas() {
  const float ratio = pixel_ratio_ * scale_;
  emscripten_set_canvas_element_size("#stage", static_cast<int>(std::lround(width_ * ratio)),
                                     static_cast<int>(std::lround(height_ * ratio)));
}

bool WebSurface::coarsen(float scale) {
  constexpr float kLeast = 2.0f / 3.0f;  // canvas pixels for each CSS px: words can still be made out
  const float wanted = std::min(1.0f, std::max(scale, kLeast / pixel_ratio_));
  if (std::exchange(scale_, wanted) == wanted || !has_resources_) return false;
  size_canvas();
  return true;
}

void WebSurface::forget_words() {
  sizes_.clear();
  images_.clear();
  shelf_x_ = 0;
  shelf_y_ = kWhite;
  shelf_height_ = 0;
  atlas_full_ = false;
}

void WebSurface::begin_frame(uint32_t ground) {
  if (atlas_full_) forget_words();
  board_.begin_frame();
  list_->_ResetForNewFrame();
  list_->_FringeScale = 1.0f / (pixel_ratio_ * scale_);
  list_->PushClipRectFullScreen();
  list_->AddRectFilled({0, 0}, {width_, height_}, ground);
}

void WebSurface::end_frame() {
  list_->PopClipRect();
  list_->_PopUnusedDrawCmd();
  const float ratio = pixel_ratio_ * scale_;
  renderer_.draw(*list_, width_, height_, ratio, atlas_, [&](std::size_t number, const std::array<GLint, 4>& clip) {
    scenes_.draw(board_.scenes()[number], height_, ratio, scale_ == 1, clip);
  });
}

skua_size WebSurface::measure(std::string_view text, const skua_text_style& style) {
  const std::string key = key_of(text, style);
  if (const auto known = sizes_.find(key); known != sizes_.end()) return known->second;
  float out[2] = {0, 0};
  skua_page_measure(text.data(), text.size(), style.px, static_cast<int>(style.weight), style.max_width, out);
  return sizes_[key] = skua_size{out[0], out[1]};
}

/// Finds room on the shelf; full: the words that are drawn no more are thrown away before the next frame.
bool WebSurface::place(int w, int h, int& x, int& y) {
  if (w > kAtlasSize) return false;
  if (shelf_x_ + w > kAtlasSize) {
    shelf_y_ += shelf_height_ + 1;
    shelf_x_ = 0;
    shelf_height_ = 0;
  }
  if (shelf_y_ + h > kAtlasSize) {
    atlas_full_ = true;
    return false;
  }
  x = shelf_x_;
  y = shelf_y_;
  shelf_x_ += w + 1;
  shelf_height_ = std::max(shelf_height_, h);
  return true;
}

TextImage WebSurface::image(std::string_view text, const skua_text_style& style) {
  const std::string key = key_of(text, style);
  if (const auto known = images_.find(key); known != images_.end()) return known->second;
  const skua_size size = measure(text, style);
  const int w = static_cast<int>(std::ceil(size.w * pixel_ratio_));
  const int h = static_cast<int>(std::ceil(size.h * pixel_ratio_));
  TextImage image;
  int x = 0;
  int y = 0;
  if (w <= 0 || h <= 0 || !place(w, h, x, y)) return image;
  skua_page_raster(text.data(), text.size(), style.px, static_cast<int>(style.weight), style.max_width, pixel_ratio_,
                   atlas_, x, y);
  constexpr auto scale = 1.0f / static_cast<float>(kAtlasSize);
  image.w = static_cast<float>(w) / pixel_ratio_;
  image.h = static_cast<float>(h) / pixel_ratio_;
  image.u0 = static_cast<float>(x) * scale;
  image.v0 = static_cast<float>(y) * scale;
  image.u1 = static_cast<float>(x + w) * scale;
  image.v1 = static_cast<float>(y + h) * scale;
  image.ready = true;
  images_.emplace(key, image);
  return image;
}

}  // namespace skua
