// Assets of a module: what is taken, what is refused, and how a view gets at them.
#include "ui/assets.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <new>
#include <string>

#include "view_pass.h"

using namespace skua;

namespace {

std::unique_ptr<uint8_t[]> bytes_of(std::string_view text) {
  std::unique_ptr<uint8_t[]> bytes(new uint8_t[text.size()]);
  std::ranges::copy(text, bytes.get());
  return bytes;
}

Assets::Taken give(Assets& assets, std::string_view name, std::string_view text = "mesh") {
  return assets.take(name, bytes_of(text), static_cast<uint32_t>(text.size()));
}

}  // namespace

TEST_CASE("a view has an asset from the pass after it came, in one place") {
  ViewPass pass;
  std::span<const uint8_t> seen;
  pass.view = [&](Ui& ui) { seen = ui.asset("inside"); };
  pass.run();
  CHECK(seen.empty());
  CHECK(seen.data() == nullptr);
  REQUIRE(give(pass.ui.assets, "inside", "organs") == Assets::Taken::yes);
  pass.run();
  CHECK(std::string(seen.begin(), seen.end()) == "organs");
  const auto before = seen;
  for (int i = 0; i < 15; ++i) {
    CHECK(give(pass.ui.assets, "more-" + std::to_string(i)) == Assets::Taken::yes);
  }
  pass.run();
  CHECK(seen.data() == before.data());
  CHECK(seen.size() == before.size());
}

TEST_CASE("names are told apart whole") {
  Assets assets;
  REQUIRE(give(assets, "inside") == Assets::Taken::yes);
  CHECK(assets.find("insid").data == nullptr);
  CHECK(assets.find("inside2").data == nullptr);
  CHECK(assets.find("").data == nullptr);
  CHECK(assets.find("inside").size == 4);
}

TEST_CASE(
    "what is no name, empty, too large, known or one too many is refused, and nothing changes") {
  Assets assets;
  for (const char* name : {"", "Inside", "1st", "a b", "-a", "a/b", "\xc3\xa9"}) {
    CAPTURE(name);
    CHECK(give(assets, name) == Assets::Taken::bad_name);
  }
  CHECK(give(assets, std::string(65, 'a')) == Assets::Taken::bad_name);
  CHECK(give(assets, std::string(64, 'a')) == Assets::Taken::yes);
  CHECK(give(assets, "none", "") == Assets::Taken::too_large);
  CHECK(assets.take("null", nullptr, 3) == Assets::Taken::too_large);
  // Refused before it is looked at: so few bytes do.
  CHECK(assets.take("large", bytes_of("x"), SKUA_MOST_ASSET_BYTES + 1) == Assets::Taken::too_large);
  REQUIRE(give(assets, "inside", "first") == Assets::Taken::yes);
  CHECK(give(assets, "inside", "second") == Assets::Taken::known);
  CHECK(assets.find("inside").data[0] == 'f');
  for (uint32_t i = 2; i < SKUA_MOST_ASSETS; ++i)
    CHECK(give(assets, "n" + std::to_string(i)) == Assets::Taken::yes);
  CHECK(give(assets, "too-many") == Assets::Taken::too_many);
  CHECK(assets.find("too-many").data == nullptr);
  assets.clear();
  CHECK(assets.find("inside").data == nullptr);
  CHECK(give(assets, "too-many") == Assets::Taken::yes);
}
