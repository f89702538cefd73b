#include "report/event.h"

#include <algorithm>

namespace skua {
namespace {

const char* type_of(skua_evidence_kind kind) {
  switch (kind) {
    case SKUA_PREDICTED:
      return "predicted";
    case SKUA_ANSWERED:
      return "answered";
    case SKUA_HINTED:
      return "hinted";
    case SKUA_PERFORMED:
      return "performed";
    case SKUA_COMPLETED:
      return "completed";
    case SKUA_SUBMITTED:
      return "submitted";
  }
  return "";
}

void write_details(json::Writer& out, const Evidence& evidence, const Finding& finding) {
  switch (evidence.kind) {
    case SKUA_PREDICTED:
      out.key("item").text(evidence.item).key("response").text(evidence.response);
      return;
    case SKUA_ANSWERED:
      out.key("item").text(evidence.item).key("response").text(evidence.response);
      out.key("correct").boolean(evidence.correct);
      out.key("try").number(finding.try_number).key("hints").number(finding.hints);
      if (!evidence.misconception.empty()) out.key("misconception").text(evidence.misconception);
      return;
    case SKUA_HINTED:
      out.key("item").text(evidence.item).key("step").number(std::max(1u, evidence.step));
      return;
    case SKUA_PERFORMED:
      out.key("action").text(evidence.item).key("detail");
      write_values(out, evidence.details);
      return;
    case SKUA_SUBMITTED:
      out.key("item").text(evidence.item).key("response").text(evidence.response);
      out.key("try").number(finding.try_number);
      return;
    case SKUA_COMPLETED:
      return;
  }
}

}  // namespace

Standing standing_of(const Tracker& tracker) {
  return {tracker.score(), tracker.done_count(), tracker.item_count()};
}

std::string started_body() {
  return json::Writer()
      .object()
      .key("n")
      .number(0)
      .key("type")
      .text("started")
      .key("tick")
      .number(0)
      .key("commands")
      .number(0)
      .end()
      .take();
}

std::string event_body(uint32_t n, const Evidence& evidence, const Finding& finding,
                       const Standing& standing, std::string_view chain) {
  json::Writer out;
  out.object()
      .key("n")
      .number(n)
      .key("type")
      .text(type_of(evidence.kind))
      .key("tick")
      .number(evidence.tick)
      .key("commands")
      .number(evidence.commands);
  write_details(out, evidence, finding);
  out.key("score")
      .object()
      .key("raw")
      .number(standing.score.raw)
      .key("max")
      .number(standing.score.max);
  out.key("scaled").number(standing.score.scaled).end();
  out.key("done").number(standing.done).key("items").number(standing.items);
  if (evidence.kind == SKUA_COMPLETED)
    out.key("state").text(evidence.state).key("chain").text(chain);
  out.end();
  return out.take();
}

}  // namespace skua
