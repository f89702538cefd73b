#include "attempt/launch.h"

#include <algorithm>

#include "attempt/view_lane.h"
#include "core/carried_json.h"
#include "core/hash.h"

namespace skua {
namespace {

using Read = std::expected<void, json::Error>;

Read read_name(json::View view, std::string& into) {
  const auto text = view.text();
  if (!text) return std::unexpected(text.error());
  if (text->empty()) return std::unexpected(view.fault("must not be empty"));
  into = *text;
  return {};
}

Read read_fields(json::View root, LaunchRequest& request) {
  for (const auto& [field, into] :
       {std::pair{"activity", &request.activity}, std::pair{"attempt", &request.attempt},
        std::pair{"actor", &request.actor}, std::pair{"mode", &request.mode}}) {
    if (const Read read = read_name(root[field], *into); !read) return read;
  }
  if (!is_uuid(request.attempt))
    return std::unexpected(root["attempt"].fault("must be a UUID in lower case"));
  if (request.mode != "practice" && request.mode != "assessment" && request.mode != "preview")
    return std::unexpected(
        root["mode"].fault("must be \"practice\", \"assessment\" or \"preview\""));
  const auto seed = root["seed"].whole();
  if (!seed) return std::unexpected(seed.error());
  request.seed = *seed;
  return {};
}

/// What the receiver has of the attempt.
Read read_resume(json::View resume, LaunchRequest& request) {
  const auto events = resume["events"].whole();
  if (!events) return std::unexpected(events.error());
  auto commands = read_commands(resume["commands"], 0);
  if (!commands) return std::unexpected(commands.error());
  request.events = *events;
  request.commands = std::move(*commands);
  if (const auto views = resume["views"].whole()) request.views = *views;
  request.view = read_view(resume["view"]);
  request.checkpoint = resume["checkpoint"].text().value_or("");
  return {};
}

/// Commands of a stored block; nothing when it isn't one of ours.
std::vector<CommandRecord> commands_of(const Item& item) {
  if (item != make_item(item.attempt, ItemKind::commands, item.number, item.time, item.body, 0))
    return {};
  const auto body = json::parse(item.body);
  if (!body) return {};
  return read_commands(body->root()["commands"], item.number)
      .value_or(std::vector<CommandRecord>());
}

/// Whether the block says nothing but what the plan has already.
bool repeats(const ResumePlan& plan, std::span<const CommandRecord> block) {
  const uint32_t first = block.front().number;
  if (first + block.size() <= plan.first) return true;  // what was before the checkpoint
  if (first < plan.first || first + block.size() > plan.first + plan.commands.size()) return false;
  return std::ranges::equal(block,
                            std::span(plan.commands).subspan(first - plan.first, block.size()));
}

bool follows(const ResumePlan& plan, std::span<const CommandRecord> block) {
  return block.front().number == plan.first + plan.commands.size() &&
         (plan.commands.empty() || plan.commands.back().tick <= block.front().tick);
}

}  // namespace

const skua_activity* find_activity(const skua_module_desc& module, std::string_view id) {
  for (uint32_t i = 0; i < module.activity_count; ++i) {
    if (id == module.activities[i].id) return &module.activities[i];
  }
  return nullptr;
}

std::expected<LaunchRequest, json::Error> read_launch(std::string_view json) {
  const auto document = json::parse(json);
  if (!document) return std::unexpected(document.error());
  const json::View root = document->root();
  LaunchRequest request;
  if (const Read fields = read_fields(root, request); !fields)
    return std::unexpected(fields.error());
  if (request.mode == "preview") {
    request.mode = "practice";
    return request;
  }
  if (const Read resume = read_resume(root["resume"], request); !resume)
    return std::unexpected(resume.error());
  auto evidence = read_carried(root["evidence"]);
  if (!evidence) return std::unexpected(evidence.error());
  request.evidence = std::move(*evidence);
  request.keeps_checkpoint = root["keep"].text().value_or("") == "checkpoint";
  request.manifest = root["manifest"].text().value_or("");
  request.runtime_hash = root["hashes"]["runtime"].text().value_or("");
  request.module_hash = root["hashes"]["module"].text().value_or("");
  return request;
}

ResumePlan plan_resume(std::vector<CommandRecord> received, std::vector<Item> stored_blocks,
                       uint32_t first) {
  ResumePlan plan;
  plan.first = first;
  plan.received = static_cast<uint32_t>(received.size());
  plan.commands = std::move(received);
  std::ranges::stable_sort(stored_blocks, {}, &Item::number);
  bool same_history = true;
  for (Item& item : stored_blocks) {
    const std::vector<CommandRecord> block = commands_of(item);
    const bool extends = same_history && !block.empty() && follows(plan, block);
    if (!extends && (!same_history || block.empty() || !repeats(plan, block))) {
      // Whatever came after it was done in a history that is not this one.
      same_history = false;
      plan.dropped.push_back(std::move(item.id));
      continue;
    }
    if (extends) plan.commands.insert(plan.commands.end(), block.begin(), block.end());
    plan.blocks.push_back({std::move(item), static_cast<uint32_t>(block.size())});
  }
  return plan;
}

bool ResumePlan::drop_from(uint32_t number) {
  if (number < first + received) return false;
  const auto faulty = std::ranges::find_if(
      blocks, [&](const Block& block) { return block.item.number + block.count > number; });
  if (faulty == blocks.end()) return false;
  commands.resize(std::max(first + received, faulty->item.number) - first);
  for (auto block = faulty; block != blocks.end(); ++block)
    dropped.push_back(std::move(block->item.id));
  blocks.erase(faulty, blocks.end());
  return true;
}

}  // namespace skua
