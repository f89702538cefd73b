/// Evidence: what a student showed. Scores, completion and every message to an LMS are derived from it by
/// the runtime; a model only says what happened.
#pragma once

#include <initializer_list>
#include <string_view>

#include "skua/value.h"

namespace skua {

/// Handed to `apply` and `step`; everything that is added belongs to the command or tick at hand.
class EvidenceLog {
 public:
  explicit EvidenceLog(skua_evidence_log* log) : log_(log) {}

  /// A prediction, made before the data were shown. Never scored.
  void predicted(std::string_view item, std::string_view response) {
    skua_evidence e = make(SKUA_PREDICTED, item);
    e.response = to_abi(response);
    skua_evidence_add(log_, &e);
  }
  /// An answer. `misconception` names what a wrong answer shows ("gas_age"), empty when unknown.
  void answered(std::string_view item, std::string_view response, bool correct,
                std::string_view misconception = {}) {
    skua_evidence e = make(SKUA_ANSWERED, item);
    e.response = to_abi(response);
    e.correct = correct ? 1 : 0;
    e.misconception = to_abi(misconception);
    skua_evidence_add(log_, &e);
  }
  /// An answer to an item that the school marks: whether it is right is not known here. The last one counts.
  void submitted(std::string_view item, std::string_view response) {
    skua_evidence e = make(SKUA_SUBMITTED, item);
    e.response = to_abi(response);
    skua_evidence_add(log_, &e);
  }
  /// A hint that was shown; `step` counts from 1.
  void hinted(std::string_view item, uint32_t step) {
    skua_evidence e = make(SKUA_HINTED, item);
    e.step = step;
    skua_evidence_add(log_, &e);
  }
  /// Something done in the simulation, with its result: `performed("take_sample", {{"depth_m", 1200.0}})`.
  void performed(std::string_view action, std::initializer_list<Value> details = {}) {
    skua_evidence e = make(SKUA_PERFORMED, action);
    e.details = details.begin();
    e.detail_count = static_cast<uint32_t>(details.size());
    skua_evidence_add(log_, &e);
  }
  /// The item's answer was shown, so that nobody is stuck: it is done, and gives no points.
  void answer_shown(std::string_view item) { performed("show_answer", {{"item", item}}); }
  /// The last task is done. The runtime reports it once, however often it is called.
  void completed() {
    skua_evidence e = make(SKUA_COMPLETED, {});
    skua_evidence_add(log_, &e);
  }

 private:
  static skua_evidence make(uint32_t kind, std::string_view item) {
    skua_evidence e{};
    e.size = sizeof e;
    e.kind = kind;
    e.item = to_abi(item);
    return e;
  }
  skua_evidence_log* log_;
};

}  // namespace skua
