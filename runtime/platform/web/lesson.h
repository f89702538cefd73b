/// One lesson in a page: module, attempt, interface and stage, and the order in which they take their turns.
#pragma once

#include <deque>
#include <optional>
#include <string>

#include "attempt/attempt.h"
#include "attempt/playback.h"
#include "attempt/playback_port.h"
#include "learn/catalogue.h"
#include "platform/web/web_surface.h"
#include "ui/resolution.h"
#include "ui/interface.h"

namespace skua {

class Lesson {
 public:
  bool boot(const char* json);
  int adopt(const skua_module_desc* module);
  /// Reads an activity over one of the module's simulations, before a launch. Empty, or what is wrong, a line each.
  /// `from`: the stage at which attempts begin; the first where it names none.
  std::string add_activity(std::string_view json, std::string_view from = {});
  int launch(const char* json);
  bool resize(float width, float height, float pixel_ratio, bool draw);
  double frame(double now_ms);
  void input(const char* json);
  uint32_t pointer(uint32_t kind, float x, float y, uint32_t button);
  void outbox(const char* json);
  std::string journal() const;
  std::string state_at(const char* journal, uint32_t commands) const;
  std::string verify(const char* journal, const char* keys) const;
  std::string playback(const char* json);
  std::string measure(const char* names) const;
  /// An asset of the module has come, bytes of `new uint8_t[]` that are the lesson's from now on. As Assets::Taken says.
  int take_asset(const char* name, uint8_t* bytes, uint32_t size);

 private:
  double step(double now_ms);
  bool is_moving() const;
  int replay(json::View launch);
  bool plays_activity() const { return session() != nullptr && session()->activity().program != nullptr; }
  void note(std::string_view kind);
  void add_own_texts();
  const Session* session() const { return playback_ ? &playback_->session() : attempt_.session(); }
  const Tracker& tracker() const { return playback_ ? playback_->tracker() : attempt_.tracker(); }
  bool advance_playback();
  void show_view();
  bool only_looks(const Input&) const;
  void describe();
  void run_pass(const Input* input, bool draw);
  void submit_requests();
  void look_at_clock();
  void hand_over_effects();

  const skua_module_desc* module() const { return catalogue_ ? &catalogue_->module() : nullptr; }

  std::optional<Catalogue> catalogue_;  ///< outlives what was launched from it
  Attempt attempt_;
  std::optional<Playback> playback_;  ///< an attempt is shown again, and nothing else happens
  PlaybackNews news_;
  std::string locale_, preview_;  ///< an activity that is tried, with its texts; may be empty
  skua_ui ui_;
  std::deque<Input> inputs_;
  WebSurface surface_;
  double now_ms_ = 0;
  std::optional<double> first_ms_;
  Resolution resolution_;
  std::optional<double> due_ms_;  ///< when this frame was wanted, if something moves
  bool dirty_ = true;  ///< something happened since the last pass
  bool animating_ = false;     ///< the view asked for one more picture, however late it comes
  bool undone_ = false;        ///< the last command took one back: the page hears it with what changes
  bool moved_ = false;         ///< the model went on by itself since the last pass
  double still_until_ms_ = 0;  ///< until when the last picture may stand, where no motion is wanted
};

}  // namespace skua
