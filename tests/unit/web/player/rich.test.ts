import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./page.ts";
import { rich, spansOf } from "../../../../web/player/widgets/rich.ts";

openPage();

test("emphasis, and what stands below and above the line", () => {
  assert.deepEqual(spansOf("H<sub>2</sub>O <em>is <strong>water</strong></em>"), [
    { text: "H", tags: [] }, { text: "2", tags: ["sub"] }, { text: "O ", tags: [] },
    { text: "is ", tags: ["em"] }, { text: "water", tags: ["em", "strong"] },
  ]);
});

test("other tags and signs stand as they are, and nothing of them is ever markup", () => {
  const node = { id: "a", parent: "panel", role: "rich" as const, name: 'a < b <script>x</script> <img src=x onerror="y"> </em> <em>c' };
  const { el, update } = rich();
  update(node);
  assert.equal(el.textContent, 'a < b <script>x</script> <img src=x onerror="y"> </em> c');
  assert.deepEqual([...el.querySelectorAll("*")].map(({ localName }) => localName), ["p", "em"]);
});
