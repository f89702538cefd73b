/** Nodes that hold others: groups, lists and their items. */

import { attr, h, words } from "../dom.ts";
import type { PlainNode, Widget } from "../nodes.ts";
import { describe, setTone } from "./words.ts";

export function group(first: PlainNode): Widget<PlainNode> {
  const label = h("h3", { class: "legend", id: `l-${first.id}` });
  const box = h("div", { class: "box" });
  const el = h("div", { class: "group", role: "group", tabindex: "-1" }, label, box);
  return {
    el,
    box,
    update(node) {
      words(label, node.name);
      label.hidden = !node.name;
      attr(el, "aria-labelledby", !!node.name && label.id);
      attr(el, "role", !!node.name && "group");
      setTone(el, node.tone);
      describe(el, el, node.id, node.description);
    },
  };
}

export function listOf(first: PlainNode): Widget<PlainNode> {
  const label = h("p", { class: "legend", id: `l-${first.id}` });
  const box = h("ul", { class: "box" });
  const el = h("div", { class: "list" }, label, box);
  return {
    el,
    box,
    update(node) {
      words(label, node.name);
      label.hidden = !node.name;
      attr(box, "aria-labelledby", !!node.name && label.id);
      setTone(el, node.tone);
    },
  };
}

export function item(): Widget<PlainNode> {
  const label = h("p", { class: "words" });
  const box = h("div", { class: "box" });
  const el = h("li", { class: "item" }, label, box);
  return {
    el,
    box,
    update(node) {
      words(label, node.name);
      label.hidden = !node.name;
      setTone(el, node.tone);
      describe(el, el, node.id, node.description);
    },
  };
}
