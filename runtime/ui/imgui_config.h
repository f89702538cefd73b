// Dear ImGui as the stage uses it: its draw list. Words come from the platform.
#pragma once
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FONT
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define ImDrawIdx unsigned int
#ifdef __EMSCRIPTEN__
#define IM_ASSERT(condition) ((condition) ? (void)0 : __builtin_trap())
#endif
