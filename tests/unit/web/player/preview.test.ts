/** A preview takes what the runtime wants kept or sent, and lets go of it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseHTML } from "linkedom";
import type { PreviewLaunch } from "../../../../web/protocol/protocol.ts";
import type { OutboxEvent, Runtime } from "../../../../web/player/runtime.ts";

const { document } = parseHTML('<html lang="es"><head><title>x</title></head><body><h1 id="title"></h1><div id="app"></div></body></html>');
Object.assign(globalThis, { document });
const { Preview } = await import("../../../../web/player/preview.ts");

const launch = (program: string): PreviewLaunch => ({
  attempt: "0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10", actor: "preview", activity: "preview", seed: 1, mode: "preview", locale: "es", program,
});
const program = JSON.stringify({ texts: { en: { title: "Air" }, es: { title: "Aire" } } });

test("what is to be stored or delivered is acknowledged at once, and goes nowhere", () => {
  const told: OutboxEvent[] = [];
  const preview = new Preview(launch(program), () => ({ outbox: (event: OutboxEvent) => told.push(event) }) as unknown as Runtime);
  preview.run({ type: "store", items: [{ id: "a" }, { id: "b" }] as never });
  preview.run({ type: "deliver", batch: 3, ids: ["a"] });
  preview.run({ type: "progress", score: { raw: 0, max: 1, scaled: 0 }, completed: false });
  assert.deepEqual(told, [{ type: "stored", ids: ["a", "b"] }, { type: "delivered", batch: 3, acknowledged: ["a"], refused: [] }]);
});

test("it says that it is one, in the lesson's language, and is called as the activity is", () => {
  const preview = new Preview(launch(program), () => undefined);
  assert.match(document.getElementById("preview")!.textContent!, /^Vista previa/);
  assert.equal(document.getElementById("title")!.textContent, "Aire");
  document.documentElement.lang = "fr";
  preview.relabel();
  assert.equal(document.title, "Air", "in its first language where there is no title");
  assert.doesNotThrow(() => new Preview(launch("{not json"), () => undefined));
  assert.doesNotThrow(() => new Preview(launch("null"), () => undefined));
});
