import assert from "node:assert/strict";
import { test } from "node:test";
import { keepers, reorder } from "../../../../web/player/reorder.ts";
import { numbers } from "../../../random.mjs";
import { openPage } from "./page.ts";

/** The longest rising run, by trying all of them: slow and plainly right. */
function longest(values: number[]): number {
  const best = values.map(() => 1);
  values.forEach((value, i) => {
    for (let j = 0; j < i; j++) if (values[j]! < value) best[i] = Math.max(best[i]!, best[j]! + 1);
  });
  return Math.max(0, ...best);
}

test("as many as can stay do stay", () => {
  const random = numbers(20_07);
  for (let round = 0; round < 500; round++) {
    const places = Array.from({ length: random(12) }, (_, i) => i).sort(() => random(3) - 1);
    const stay = keepers(places);
    assert.equal(stay.size, longest(places), String(places));
    const kept = places.filter((place) => stay.has(place));
    assert.deepEqual(kept, [...kept].sort((a, b) => a - b));
  }
});

test("random schedules: the order comes out right, and the focus is never lost", () => {
  const random = numbers(1959);
  for (let round = 0; round < 300; round++) {
    const { document, moves } = openPage("<div id='parent'></div>");
    const parent = document.getElementById("parent")!;
    let next = 0;
    let wanted: Element[] = [];
    for (let step = 0; step < 12; step++) {
      const focused = wanted.length ? wanted[random(wanted.length)]! : null;
      (focused as HTMLElement | null)?.focus();
      const kept = wanted.filter((child) => child === focused || random(4) > 0);
      for (const child of wanted) if (!kept.includes(child)) child.remove();
      const fresh = Array.from({ length: random(3) }, () => Object.assign(document.createElement("b"), { id: `c${next++}` }));
      const before = moves();
      const present = [...parent.children];
      wanted = [...kept, ...fresh].map((child) => ({ child, key: random(1000) })).sort((a, b) => a.key - b.key).map(({ child }) => child);
      reorder(parent, wanted, focused);
      assert.deepEqual([...parent.children].map((child) => child.id), wanted.map((child) => child.id));
      assert.ok(moves() - before <= kept.length - (kept.length ? 1 : 0));
      if (focused) assert.equal(document.activeElement, focused);
      else assert.equal(moves() - before, present.length - longest(wanted.filter((child) => present.includes(child)).map((child) => present.indexOf(child))));
    }
  }
});

test("what is in order is not touched", () => {
  const { document, moves } = openPage("<ul><li></li><li></li><li></li></ul>");
  const list = document.querySelector("ul")!;
  assert.equal(reorder(list, [...list.children], null), 0);
  assert.equal(moves(), 0);
});
