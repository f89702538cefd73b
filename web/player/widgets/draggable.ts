/** What can be moved on the stage: picked up with a press, put down with another. Dragging is the stage's affair. */

import { attr, h, words } from "../dom.ts";
import { isPlain } from "../keys.ts";
import type { DraggableNode, Send, SpotNode, Widget } from "../nodes.ts";

const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** From the thing to its first or last spot, and from spot to spot. */
function walk(event: KeyboardEvent, from: HTMLElement, owner: string): void {
  const step = steps[event.key];
  if (!step) return;
  const spots = [...document.querySelectorAll<HTMLElement>(".spot")].filter(({ dataset }) => dataset.owner === owner);
  if (!spots.length) return;
  event.preventDefault();
  const at = spots.indexOf(from);
  spots[at < 0 ? (step > 0 ? 0 : spots.length - 1) : (at + step + spots.length) % spots.length]!.focus();
}

export function draggable(first: DraggableNode, send: Send): Widget<DraggableNode> {
  const label = h("span", { class: "words" });
  const control = h("button", { type: "button", class: "draggable" }, label);
  const press = () => send({ node: first.id, type: "activate" });
  let held = false;
  control.addEventListener("click", press);
  control.addEventListener("keydown", (event) => {
    if (!held || !isPlain(event)) return;
    if (event.key === "Escape") press();
    else walk(event, control, first.id);
  });
  return {
    el: control,
    update(node) {
      held = node.held;
      words(label, node.name);
      attr(control, "aria-pressed", String(held));
      attr(control, "aria-disabled", node.disabled && "true");
      attr(control, "aria-description", node.description);
    },
  };
}

export function spot(first: SpotNode, send: Send): Widget<SpotNode> {
  const label = h("span", { class: "words" });
  const control = h("button", { type: "button", class: "spot", "data-owner": first.owner }, label);
  control.addEventListener("click", () => send({ node: first.id, type: "activate" }));
  control.addEventListener("keydown", (event) => {
    if (!isPlain(event)) return;
    if (event.key === "Escape") send({ node: first.owner, type: "activate" });
    else walk(event, control, first.owner);
  });
  return {
    el: control,
    update(node) {
      words(label, node.name);
    },
    gone() {
      // The thing is where it was, or somewhere else: the focus goes with it.
      if (document.activeElement === control) document.getElementById(`n-${first.owner}`)?.focus();
    },
  };
}
