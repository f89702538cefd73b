/** A field for a number in the student's own notation; reading it is the lesson's business. */

import { h, words } from "../dom.ts";
import type { NumberNode, Send, Widget } from "../nodes.ts";
import { typed } from "./typed.ts";
import { describe } from "./words.ts";

export function number(first: NumberNode, send: Send): Widget<NumberNode> {
  const id = `c-${first.id}`;
  const label = h("label", { for: id });
  const control = h("input", { id, type: "text", inputmode: "decimal", autocomplete: "off", enterkeyhint: "done" });
  const unit = h("span", { class: "unit", id: `u-${first.id}` });
  const error = h("p", { class: "error", id: `e-${first.id}` });
  const el = h("div", { class: "number" }, label, h("div", { class: "field" }, control, unit), error);
  const show = typed(control, send, () => true);
  return {
    el,
    update(node) {
      words(label, node.name);
      words(unit, node.unit);
      words(error, node.error);
      error.hidden = !node.error;
      describe(el, control, node.id, node.description, [node.unit && unit.id, node.error ? error.id : ""]);
      show(node);
    },
  };
}
