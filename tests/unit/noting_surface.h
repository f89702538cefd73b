/// A stage for tests: it draws nowhere and notes which texts would be seen, and where.
#pragma once

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "ui/interface.h"

namespace skua {

struct DrawnText {
  std::string words;
  skua_text_style style;
  skua_rect rect{};  ///< where it was drawn
  bool shown = false;
};

/// How many letters of a roomy sans' average width a text is wide: Chinese characters fill a
/// square, Arabic vowel signs and the marks that isolate a direction take no room, nor does a
/// text's key between ⟦ and ⟧, by which a test knows it again.
inline float letters_of(std::string_view text) {
  float letters = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xc0u) == 0x80u) continue;
    if (byte < 0xe0u) {
      const std::string_view two = text.substr(i, 2);
      letters += two >= "\u064b" && two <= "\u0652" ? 0.0f : 1.0f;
    } else {
      const std::string_view three = text.substr(i, 3);
      if (three == "\u27e6") {
        i = std::min(text.find("\u27e7", i), text.size());
        continue;
      }
      const bool isolates = three >= "\u2066" && three <= "\u2069";
      letters += isolates ? 0.0f : three >= "\u2e80" ? 1.85f : 1.0f;
    }
  }
  return letters;
}

/// Draws nowhere and remembers every run of words with its place.
class NotingSurface final : public Surface {
 public:
  NotingSurface() {
    shared_.SetCircleTessellationMaxError(0.3f);
    shared_.CurveTessellationTol = 1.25f;
    list_ = new ImDrawList(&shared_);
  }
  ~NotingSurface() override { delete list_; }
  NotingSurface(const NotingSurface&) = delete;
  NotingSurface& operator=(const NotingSurface&) = delete;

  ImDrawList* draw_list() override { return list_; }
  float pixel_ratio() const override { return 1; }
  skua_size measure(std::string_view text, const skua_text_style& style) override {
    const float width = letters_of(text) * style.px * (style.weight >= 600 ? 0.58f : 0.54f);
    if (style.max_width <= 0 || width <= style.max_width) return {width, style.px * 1.3f};
    return {style.max_width, std::ceil(width * 1.15f / style.max_width) * style.px *
                                 1.3f};  // lines are not quite full
  }
  TextImage image(std::string_view text, const skua_text_style& style) override {
    texts_.push_back({std::string(text), style, {}, false});
    const skua_size size = measure(text, style);
    const auto id = static_cast<float>(texts_.size());  // found again in the corners' texture place
    return {size.w, size.h, id, 0, id, 0, true};
  }
  void begin() {
    texts_.clear();
    list_->_ResetForNewFrame();
    list_->PushClipRect({-10000, -10000}, {10000, 10000});
  }
  /// What was drawn since `begin`, with places.
  std::vector<DrawnText> texts() {
    for (const ImDrawVert& v : list_->VtxBuffer) {
      if (v.uv.x < 1) continue;
      DrawnText& t = texts_.at(static_cast<std::size_t>(v.uv.x) - 1);
      if (!t.shown) {
        t.rect = {v.pos.x, v.pos.y, 0, 0};
      } else {
        t.rect.w = std::max(t.rect.w, v.pos.x - t.rect.x);
        t.rect.h = std::max(t.rect.h, v.pos.y - t.rect.y);
      }
      t.shown = true;
    }
    return texts_;
  }

 private:
  ImDrawListSharedData shared_;
  ImDrawList* list_ = nullptr;
  std::vector<DrawnText> texts_;
};

/// A number, with a short unit or none: a mark of a scale, whose value a node has in another form.
inline bool is_mark(std::string_view words) {
  constexpr std::ptrdiff_t kLongest = 12;  // letters
  const bool number = !words.empty() && (words[0] >= '0' && words[0] <= '9');
  const auto letters = std::count_if(words.begin(), words.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0u) != 0x80u;
  });
  return (number || words.starts_with("\u2212")) && letters <= kLongest;
}

/// What is drawn and said by no node: what only eyes get. Marks of a scale aside.
inline std::vector<std::string> unsaid(const skua_ui& ui, const std::vector<DrawnText>& texts) {
  std::string said;
  for (const Node& node : ui.tree.nodes()) said += node.body;
  std::vector<std::string> found;
  for (const DrawnText& text : texts) {
    if (!is_mark(text.words) && said.find(text.words) == std::string::npos)
      found.push_back(text.words);
  }
  return found;
}

/// How far apart two places are; 0 where they meet.
inline float gap_between(const skua_rect& a, const skua_rect& b) {
  const float x = std::max({0.0f, a.x - b.x - b.w, b.x - a.x - a.w}),
              y = std::max({0.0f, a.y - b.y - b.h, b.y - a.y - a.h});
  return std::hypot(x, y);
}

/// What is drawn far from each of the stage's nodes that say it: the node lies on something else.
/// What no node of the stage says belongs to none; marks of a scale lie along theirs.
inline std::vector<std::string> strayed(const skua_ui& ui, const std::vector<DrawnText>& texts) {
  constexpr float kBeside = 44;  // px: a name on its line
  std::vector<std::string> found;
  for (const DrawnText& text : texts) {
    if (!text.shown || is_mark(text.words)) continue;
    float nearest = -1;
    for (const Node& node : ui.tree.nodes()) {
      if (node.rect.w <= 0 || node.body.find(text.words) == std::string::npos) continue;
      const float gap = gap_between(node.rect, text.rect);
      nearest = nearest < 0 ? gap : std::min(nearest, gap);
    }
    if (nearest > kBeside) found.push_back(text.words);
  }
  return found;
}

}  // namespace skua
