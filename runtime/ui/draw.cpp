// The SDK's drawing calls, on Dear ImGui's draw list. Without a surface, or in a pass that is not drawn, they do nothing.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string_view>

#include "imgui.h"
#include "imgui_internal.h"  // where the texture is white
#include "palette_data.h"
#include "skua/value.h"
#include "ui/interface.h"

namespace {

using skua::from_abi;

ImDrawList* list_of(skua_ui* ui) { return ui->drawing ? ui->surface->draw_list() : nullptr; }

bool visible(uint32_t color) { return (color >> 24) != 0; }

}  // namespace

void skua_stage_info(skua_ui* ui, skua_stage_state* out) {
  const bool on = ui->surface != nullptr;
  out->width = on ? ui->width : 0;
  out->height = on ? ui->height : 0;
  out->dark = ui->dark ? 1 : 0;
  out->reduced_motion = ui->reduced_motion ? 1 : 0;
  out->seconds = ui->seconds;
  if (out->size <= offsetof(skua_stage_state, letters)) return;  // a module of an older SDK has no such field
  constexpr float kProbePx = 100, kLine = 1.3f;
  out->letters = on && ui->width > 0 ? ui->surface->measure("0", {kProbePx, 400, SKUA_ALIGN_START, 0}).h / (kProbePx * kLine) : 1;
  if (out->size <= offsetof(skua_stage_state, drawing)) return;
  out->drawing = ui->drawing ? 1 : 0;
}

uint32_t skua_color_of(skua_ui* ui, uint32_t token) {
  if (token >= SKUA_COLOR_COUNT) return 0xff000000u;
  return ui->colors[token] != 0 ? ui->colors[token] : skua::kPalette[token][ui->dark ? 1 : 0];
}

void skua_draw_rect(skua_ui* ui, skua_rect r, uint32_t top, uint32_t bottom, float radius) {
  ImDrawList* list = list_of(ui);
  if (list == nullptr) return;
  const ImVec2 a(r.x, r.y);
  const ImVec2 b(r.x + r.w, r.y + r.h);
  if (top == bottom) {
    list->AddRectFilled(a, b, top, radius);
  } else {
    list->AddRectFilledMultiColor(a, b, top, top, bottom, bottom);
  }
}

void skua_draw_frame(skua_ui* ui, skua_rect r, uint32_t color, float width, float radius) {
  ImDrawList* list = list_of(ui);
  if (list == nullptr || !visible(color)) return;
  list->AddRect({r.x, r.y}, {r.x + r.w, r.y + r.h}, color, radius, 0, width);
}

void skua_draw_line(skua_ui* ui, const float* xy, uint32_t points, uint32_t color, float width) {
  ImDrawList* list = list_of(ui);
  if (list == nullptr || points < 2 || !visible(color)) return;
  list->PathClear();
  for (uint32_t i = 0; i < points; ++i) list->PathLineTo({xy[2 * i], xy[2 * i + 1]});
  list->PathStroke(color, 0, width);
}

void skua_draw_polygon(skua_ui* ui, const float* xy, uint32_t points, uint32_t color) {
  ImDrawList* list = list_of(ui);
  if (list == nullptr || points < 3 || !visible(color)) return;
  list->PathClear();
  for (uint32_t i = 0; i < points; ++i) list->PathLineTo({xy[2 * i], xy[2 * i + 1]});
  list->PathFillConcave(color);
}

void skua_draw_circle(skua_ui* ui, float x, float y, float radius, uint32_t color, float width) {
  ImDrawList* list = list_of(ui);
  if (list == nullptr || !visible(color)) return;
  if (width > 0) {
    list->AddCircle({x, y}, radius, color, 0, width);
  } else {
    list->AddCircleFilled({x, y}, radius, color);
  }
}

void skua_draw_glow(skua_ui* ui, float x, float y, float radius, uint32_t color) {
  // Rings of triangles: the colours of their corners run into each other, so that no edge is seen. Each ring is wider than
  // the one inside it, as what is lost on the way gets less.
  constexpr int kRings = 8, kCorners = 48;
  ImDrawList* list = list_of(ui);
  if (list == nullptr || !visible(color) || radius <= 0) return;
  const ImVec2 white = list->_Data->TexUvWhitePixel;
  list->PrimReserve(kRings * kCorners * 6, (kRings + 1) * kCorners);
  const unsigned int first = list->_VtxCurrentIdx;
  for (int ring = 0; ring <= kRings; ++ring) {
    const float part = static_cast<float>(ring) / kRings;
    const auto alpha = static_cast<uint32_t>(static_cast<float>(color >> 24) * (1 - part) + 0.5f);
    for (int corner = 0; corner < kCorners; ++corner) {
      const float angle = 6.2831853f * static_cast<float>(corner) / kCorners;
      const float away = radius * part * part;
      list->PrimWriteVtx({x + std::cos(angle) * away, y + std::sin(angle) * away}, white, (color & 0xffffffu) | alpha << 24);
    }
  }
  for (int ring = 0; ring < kRings; ++ring) {
    for (int corner = 0; corner < kCorners; ++corner) {
      const int next = (corner + 1) % kCorners;
      const int inner = ring * kCorners, outer = inner + kCorners;
      for (const int index : {inner + corner, inner + next, outer + next, inner + corner, outer + next, outer + corner})
        list->PrimWriteIdx(static_cast<ImDrawIdx>(first + static_cast<unsigned int>(index)));
    }
  }
}

void skua_measure_text(skua_ui* ui, skua_str text, const skua_text_style* style, skua_size* out) {
  // Without a surface a rough size serves: the view's layout runs on, and nothing of it is drawn.
  *out = ui->surface != nullptr ? ui->surface->measure(from_abi(text), *style)
                                : skua_size{static_cast<float>(text.size) * style->px * 0.5f, style->px * 1.4f};
}

void skua_draw_text(skua_ui* ui, float x, float y, skua_str text, const skua_text_style* style, uint32_t color) {
  ImDrawList* list = list_of(ui);
  if (list == nullptr || text.size == 0) return;
  const skua::TextImage image = ui->surface->image(from_abi(text), *style);
  if (!image.ready) return;
  if (style->align == SKUA_ALIGN_CENTER) x -= image.w / 2;
  if (style->align == SKUA_ALIGN_END) x -= image.w;
  const float ratio = ui->surface->pixel_ratio();
  x = std::round(x * ratio) / ratio;
  y = std::round(y * ratio) / ratio;
  list->PrimReserve(6, 4);
  list->PrimRectUV({x, y}, {x + image.w, y + image.h}, {image.u0, image.v0}, {image.u1, image.v1}, color);
}

void skua_clip(skua_ui* ui, skua_rect r) {
  if (ImDrawList* list = list_of(ui)) list->PushClipRect({r.x, r.y}, {r.x + r.w, r.y + r.h}, true);
}

void skua_unclip(skua_ui* ui) {
  ImDrawList* list = list_of(ui);
  if (list != nullptr && list->_ClipRectStack.Size > 1) list->PopClipRect();
}

void skua_animate(skua_ui* ui, double seconds) {
  ui->animate_until = std::max(ui->animate_until, ui->seconds + std::clamp(seconds, 0.0, 2.0));
}
