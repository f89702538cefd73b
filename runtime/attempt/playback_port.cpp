#include "attempt/playback_port.h"

#include <cmath>

#include "core/json.h"

namespace skua {
namespace {

constexpr double kTellEveryMs = 200;

/// What does not change by time alone.
void write_standing(json::Writer& out, const Playback& playback) {
  const Playback::Event* event = playback.event();
  out.key("duration").number(playback.duration_ms());
  out.key("playing").boolean(playback.playing()).key("speed").number(playback.speed());
  out.key("event").number(event == nullptr ? -1.0 : event->number);
  out.key("explored").boolean(playback.explored());
  if (const auto& divergence = playback.divergence()) {
    out.key("divergence").object().key("at").number(divergence->at_ms);
    out.key("message").text(divergence->message).end();
  }
  if (const auto& mismatch = playback.mismatch()) {
    out.key("mismatch").object().key("at").number(mismatch->at_ms);
    out.key("event").number(mismatch->event).key("message").text(mismatch->message).end();
  }
  if (playback.torn()) out.key("torn").boolean(true);
}

void write_state(json::Writer& out, const Playback& playback) {
  out.key("position").number(std::floor(playback.position_ms()));
  write_standing(out, playback);
  out.key("events").number(static_cast<double>(playback.events().size()));
  if (const CommandRecord* command = playback.command()) {
    out.key("command").object().key("number").number(command->number);
    out.key("name").text(command->name).end();
  }
}

void write_events(json::Writer& out, const Playback& playback) {
  out.key("list").array();
  for (const Playback::Event& event : playback.events())
    out.object().key("at").number(event.at_ms).key("event").raw(event.body).end();
  out.end();
}

}  // namespace

std::string steer(Playback& playback, std::string_view json, double now_ms) {
  const auto document = json::parse(json);
  const std::string_view what = document ? document->root()["do"].text().value_or("") : "";
  const double value = document ? document->root()["value"].number().value_or(0) : 0;
  if (what == "play") playback.play(now_ms);
  if (what == "pause") playback.pause();
  if (what == "speed") playback.set_speed(value);
  if (what == "seek") playback.seek(value);
  if (what == "event" && value >= 0 && value <= kLastTick)
    playback.seek_event(static_cast<uint32_t>(value));
  json::Writer out;
  out.object();
  write_state(out, playback);
  if (what == "events") write_events(out, playback);
  return out.end().take();
}

std::string PlaybackNews::take(const Playback& playback, double now_ms) {
  json::Writer standing;
  standing.object();
  write_standing(standing, playback);
  if (standing.end().str() == told_standing_ && now_ms - told_ms_ < kTellEveryMs) return {};
  json::Writer out;
  out.array().object().key("type").text("playback");
  write_state(out, playback);
  std::string state = out.end().end().take();
  if (state == told_) return {};
  told_ = state;
  told_standing_ = standing.take();
  told_ms_ = now_ms;
  return state;
}

}  // namespace skua
