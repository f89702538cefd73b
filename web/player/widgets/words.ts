/** Nodes that are only read: headings, texts, things on the stage, score, progress. */

import { attr, h, icon, words, type Icon } from "../dom.ts";
import type { HeadingNode, PlainNode, ProgressNode, RangeNode, Tone, Widget } from "../nodes.ts";

const toneIcon: Partial<Record<Tone, Icon>> = { right: "check", again: "again", info: "info", hint: "hint" };

/** Colour is never alone: a tone brings its sign. */
export function setTone(el: HTMLElement, tone: Tone | undefined): void {
  if ((el.dataset.tone ?? "") === (tone ?? "")) return;
  attr(el, "data-tone", tone);
  el.querySelector(":scope > .sign")?.remove();
  const sign = tone && toneIcon[tone];
  if (sign) el.prepend(h("span", { class: "sign" }, icon(sign)));
}

/** A description below the words, tied to the control that it describes. */
export function describe(el: HTMLElement, control: Element, id: string, text: string | undefined, others: string[] = []): void {
  let line = el.querySelector<HTMLElement>(":scope > .description");
  if (text) {
    if (!line) el.append((line = h("p", { class: "description", id: `d-${id}` })));
    words(line, text);
  } else line?.remove();
  attr(control, "aria-describedby", [text ? `d-${id}` : "", ...others].filter(Boolean).join(" ") || undefined);
}

export function heading(first: HeadingNode): Widget<HeadingNode> {
  const level = Math.min(6, Math.max(1, first.level || 2)) as 1 | 2 | 3 | 4 | 5 | 6;
  const label = h("span", { class: "words" });
  const el = h(`h${level}`, { tabindex: "-1" }, label);
  return {
    el,
    update(node) {
      attr(el, "aria-level", node.level === level ? undefined : node.level);
      words(label, node.name);
      setTone(el, node.tone);
    },
  };
}

export function text(first: PlainNode): Widget<PlainNode> {
  const verdict = h("p", { class: "verdict" });
  const label = h("p", { class: "words" });
  const el = h("div", { class: first.role }, label);
  return {
    el,
    update(node) {
      words(label, node.name);
      words(verdict, node.verdict);
      if (node.verdict) label.before(verdict);
      else verdict.remove();
      setTone(el, node.tone);
      describe(el, el, node.id, node.description);
      attr(el, "aria-describedby", undefined);
    },
  };
}

/** A thing on the stage that is perceived, not operated. Its name is that of the group: read once, not again as a text in it. */
export function object(): Widget<PlainNode> {
  const label = h("p", { class: "words", "aria-hidden": "true" });
  const el = h("div", { class: "object", role: "group" }, label);
  return {
    el,
    box: el,
    update(node) {
      words(label, node.name);
      attr(el, "aria-label", node.name);
      describe(el, el, node.id, node.description);
      attr(el, "aria-describedby", undefined);
    },
  };
}

/** How far something is (progress), or where a measured value lies in its range (meter). */
export function valueBar(tag: "progress" | "meter"): Widget<ProgressNode | RangeNode> {
  const label = h("span", { class: "label", "aria-hidden": "true" });
  const value = h("span", { class: "value", "aria-hidden": "true" });
  const bar = h(tag);
  const el = h("div", { class: `progress ${tag}` }, label, value, bar);
  return {
    el,
    update(node) {
      words(label, node.name);
      words(value, node.valueText);
      attr(bar, "aria-label", node.name);
      attr(bar, "aria-valuetext", node.valueText || undefined);
      attr(bar, "min", "min" in node ? node.min : undefined);
      attr(bar, "max", node.max);
      attr(bar, "value", node.value);
      describe(el, bar, node.id, node.description);
    },
  };
}
