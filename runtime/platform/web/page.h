/// What the runtime asks of the page around it; implemented in library_skua.js over the player's port.
#pragma once

#include <cstddef>

extern "C" {
void skua_page_patch(const char* json, std::size_t size);
void skua_page_effects(const char* json, std::size_t size);
void skua_page_wake(void);
/// For the author of a lesson, on the browser's console.
void skua_page_warn(const char* text, std::size_t size);
/// Milliseconds since 1970.
double skua_page_clock(void);
/// Writes width and height in CSS px.
void skua_page_measure(const char* text, std::size_t size, float px, int weight, float max_width, float* out);
/// Rasterises in white and copies to `texture` at (x, y), canvas to texture without read-back.
void skua_page_raster(const char* text, std::size_t size, float px, int weight, float max_width, float pixel_ratio,
                      unsigned texture, int x, int y);
}
