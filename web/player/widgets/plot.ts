/** A plot: what it shows in a sentence, a cursor that walks its points, its values as a table, and whose they are. */

import { openDialog } from "../dialog.ts";
import { attr, drawing, h, words } from "../dom.ts";
import { isPlain } from "../keys.ts";
import type { t } from "../messages.ts";
import type { PlotNode, Send, Widget } from "../nodes.ts";
import { plotTools } from "./plot_tools.ts";

/** So many points at once, where Page Up is too far and one by one takes too long. */
const kLeap = 10;
const dots = "M5 12h.1M12 12h.1M19 12h.1";

export function plot(first: PlotNode, send: Send, say: typeof t): Widget<PlotNode> {
  const caption = h("figcaption", { id: `l-${first.id}` });
  const summary = h("p", { class: "summary", id: `d-${first.id}` });
  const parts = h("ul", { class: "parts" });
  const cursor = h("input", { type: "range", class: "cursor", min: 0, step: 1 });
  const reading = h("p", { class: "reading", "aria-hidden": "true" });
  const head = h("tr");
  const body = h("tbody");
  const toggle = h("summary");
  const table = h("table", {}, h("thead", {}, head), body);
  const details = h("details", {}, toggle, h("section", { class: "scroll", tabindex: "0" }, table));
  const source = h("p", { class: "source" });
  const more = h("button", { type: "button", class: "plot-more", "aria-haspopup": "dialog" }, drawing(dots));
  const tools = plotTools(send, say, () => details.open);
  const el = h(
    "figure",
    { class: "plot", "aria-labelledby": caption.id, "aria-describedby": summary.id },
    caption, summary, parts, cursor, reading, details, tools.el, source, more,
  );
  let now: PlotNode;
  // Said in full where the walk begins; who goes on needs only what changes.
  let walking = false;
  const told = () => attr(cursor, "aria-valuetext", (walking ? now.cursor?.brief : now.cursor?.text) || undefined);
  // The rows come when they are to be seen.
  details.addEventListener("toggle", () => send({ node: now.id, type: details.open ? "open" : "close" }));
  const go = () => {
    walking = true;
    send({ node: now.id, type: "set", value: Number(cursor.value) });
  };
  cursor.addEventListener("input", go);
  cursor.addEventListener("keydown", (event) => {
    const [, way] = /^Arrow(Up|Right|Down|Left)$/.exec(event.key) ?? [];
    if (!way || !event.shiftKey || !isPlain(event)) return;
    event.preventDefault();
    const before = cursor.value;
    cursor.value = String(Number(before) + (way === "Up" || way === "Right" ? kLeap : -kLeap));
    if (cursor.value !== before) go();
  });
  cursor.addEventListener("blur", () => {
    walking = false;
    told();
  });
  let front: HTMLDialogElement | undefined;
  more.addEventListener("click", () => (front = inFront(now.name, [tools.el, details, source], say("error.dismiss"))));
  return {
    el,
    update(node) {
      now = node;
      attr(more, "aria-label", `${node.name}: ${say("plot.more")}`);
      words(caption, node.name);
      words(summary, node.summary);
      words(source, node.source);
      cells(parts, node.parts.map((texts) => texts.join("; ")), () => h("li"));
      const walk = node.cursor && node.cursor.count > 0 ? node.cursor : undefined;
      cursor.hidden = !walk;
      words(reading, walk?.text);
      attr(cursor, "max", walk ? walk.count - 1 : 0);
      attr(cursor, "aria-label", `${node.name}: ${say("plot.cursor")}`);
      attr(cursor, "aria-description", say("plot.keys"));
      told();
      if (walk && Number(cursor.value) !== walk.index) cursor.value = String(walk.index);
      words(toggle, say("plot.table"));
      attr(details.lastElementChild!, "aria-label", node.name);
      cells(head, node.columns, () => h("th", { scope: "col" }));
      fit(body, node.rows.length, () => h("tr"));
      node.rows.forEach((row, i) => cells(body.children[i]!, row, () => h("td")));
      tools.update(node);
      if (node.kept) el.dispatchEvent(new CustomEvent("kept", { detail: node }));
    },
    gone() {
      tools.gone();
      front?.close();
    },
  };
}

/** On the stage only the drawing is seen: what else there is comes in front of it, and goes back to its place. */
function inFront(title: string, parts: HTMLElement[], done: string): HTMLDialogElement {
  const places = parts.map(() => h("span", { hidden: true }));
  parts.forEach((part, i) => part.replaceWith(places[i]!));
  return openDialog(title, parts, done, { closed: () => parts.forEach((part, i) => places[i]!.replaceWith(part)) });
}

function fit(parent: Element, count: number, make: () => HTMLElement): void {
  while (parent.children.length > count) parent.lastElementChild!.remove();
  while (parent.children.length < count) parent.append(make());
}

function cells(row: Element, texts: string[], make: () => HTMLElement): void {
  fit(row, texts.length, make);
  texts.forEach((text, i) => words(row.children[i]!, text));
}
