/** Widgets that lessons with a view to be turned begin with: a script of their own, which comes beside the program. */

import { attr, h, words } from "../dom.ts";
import type { DisclosureNode, Send, SwitchNode, Widget } from "../nodes.ts";
import { orbit } from "./orbit.ts";
import { rich } from "./rich.ts";
import { describe } from "./words.ts";

/** Their style; the build puts it in. */
declare const START_CSS: string;

/** Once. */
export function dress(): void {
  const style = new CSSStyleSheet();
  style.replaceSync(START_CSS);
  document.adoptedStyleSheets.push(style);
}

function toggle(first: SwitchNode, send: Send): Widget<SwitchNode> {
  const label = h("span", { class: "words", id: `w-${first.id}` });
  const control = h("button", { type: "button", role: "switch", "aria-labelledby": label.id }, label, h("span", { class: "track" }));
  const el = h("div", { class: "switch" }, control);
  control.addEventListener("click", () => send({ node: first.id, type: "activate" }));
  return {
    el,
    update(node) {
      words(label, node.name);
      attr(control, "aria-checked", String(node.on));
      attr(control, "aria-disabled", node.disabled && "true");
      describe(el, control, node.id, node.description);
    },
  };
}

function disclosure(_first: DisclosureNode, send: Send): Widget<DisclosureNode> {
  const label = h("summary");
  const box = h("div", { class: "box" });
  const el = h("details", { class: "disclosure" }, label, box);
  let now: DisclosureNode;
  el.addEventListener("toggle", () => {
    if (el.open !== now.open) send({ node: now.id, type: "set", value: el.open ? "open" : "folded" });
  });
  return {
    el,
    box,
    update(node) {
      now = node;
      words(label, node.name);
      el.open = node.open;
    },
  };
}

export const makers = { switch: toggle, disclosure, orbit, rich };
