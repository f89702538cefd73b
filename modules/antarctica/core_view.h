/// What both activities show of the core: the drilling site and the plot on the stage, the drill
/// and the record's key numbers in the panel, questions for a number.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "drilling.h"
#include "number_entry.h"
#include "skua/ui.h"

namespace skua::antarctica {

struct SceneLook {
  bool whole_stage = false;            ///< more sky
  bool parts = false;                  ///< which parts of the core hold a sample
  bool still = false;                  ///< the drill can't be moved now
  int32_t sweep_yr = -1;               ///< how far back an analysis is; -1: none is under way
  std::span<const uint8_t> pins = {};  ///< for each of kPlaces the number of the pin there; 0: none
};

/// Of the site, at which a question can set pins.
enum Place : uint32_t { kSurface, kFirn, kDeepIce, kOldestIce, kRock };
inline constexpr const char* kPlaces[] = {"surface", "firn", "deep_ice", "oldest_ice", "rock"};

struct PlotLook {
  int32_t back_to_yr = -1;  ///< how far back the record is shown, in years; -1: not at all
  bool today = false;       ///< with Mauna Loa
  bool alone = false;       ///< on an upright phone it has the whole stage
  bool asked = false;       ///< its upper curves are asked about: on a low phone they have the room
  std::span<const skua_plot_note> notes = {};  ///< what is written below it: see span.h
  std::string_view summary;
};

/// The bar: how many of all questions are done.
void show_progress(Ui& ui, int done, int all);

/// The plot only where one is given.
void show_stage(const Drilling& core, Ui& ui, const SceneLook& scene,
                const std::optional<PlotLook>& plot);

/// The drilling site: sky, snow, ice, the drill as a slider, the samples. In `area` of the stage.
void draw_scene(const Drilling& core, Ui& ui, Stage& stage, Rect area, const SceneLook& look);

/// Ages at the plot's left and right end; below 0 lie the years since 1950.
inline constexpr double kPlotOldest_yr = 805'000, kPlotLatest_yr = -5'000;
/// Where an age lies on the plot whose data lie in `area`.
inline float plot_x(const Rect& area, double age_yr) {
  return area.x +
         area.w * static_cast<float>((kPlotOldest_yr - age_yr) / (kPlotOldest_yr - kPlotLatest_yr));
}

/// Temperature, carbon dioxide and methane over age. In `area` of the stage.
void draw_plot(const Drilling& core, Ui& ui, Stage& stage, Rect area, const PlotLook& look);

/// The sample whose card is shown: the last one, until the student picks another. Null without any.
const Sample* picked_sample(const Drilling& core, Ui& ui);
/// Its card from now on, until the next sample is taken.
void pick_sample(Ui& ui, std::string_view id);

struct DrillLook {
  std::string_view obstacle =
      {};  ///< key of why no sample can be taken now, besides what the drill itself says
  bool wanted = false;  ///< a sample is what comes next
  bool folded = false;  ///< it opens when asked to
};

/// Depth, buttons of the drill, the card of a sample, and the list of all.
void show_drill(const Drilling& core, Ui& ui, const DrillLook& look = {});
/// The record's key numbers in words, folded at first: they tell what the curves are asked about.
void show_findings(Ui& ui, bool today);

/// A field for a number and the button that confirms it.
struct NumberQuestion {
  std::string_view id;
  Quantity quantity;
  int32_t depth_m = 0;      ///< what the label may speak of
  std::string_view errors;  ///< what the keys of the messages begin with
  std::string_view button;
};
struct NumberAsked {
  bool faulty = false;  ///< the field says that it can't be read
  std::optional<std::string_view> confirmed;
};
/// What can't be read is said at the field and goes as soon as the student types on.
NumberAsked ask_number(Ui& ui, const NumberQuestion& question);

}  // namespace skua::antarctica
