/** Nodes that are operated: native controls, whose events become inputs of the runtime. */

import { attr, h, words } from "../dom.ts";
import { isPlain } from "../keys.ts";
import type { ChoiceNode, PlainNode, Send, SliderNode, Widget } from "../nodes.ts";
import { reorder } from "../reorder.ts";
import { describe, setTone } from "./words.ts";

// A control that is off keeps its focus: it says so (aria-disabled) instead of vanishing from under the keyboard. What is done to
// it is still told: the runtime decides, which knows what came just before, and the control goes back to what it says.

export function button(_first: PlainNode, send: Send): Widget<PlainNode> {
  const label = h("span", { class: "words" });
  const control = h("button", { type: "button" }, label);
  let now: PlainNode;
  control.addEventListener("click", () => send({ node: now.id, type: "activate" }));
  return {
    el: control,
    update(node) {
      now = node;
      words(label, node.brief ?? node.name);
      attr(control, "aria-label", node.brief && node.name);
      setTone(control, node.tone);
      attr(control, "aria-disabled", node.disabled && "true");
      attr(control, "aria-description", node.description);
    },
  };
}

export function slider(first: SliderNode, send: Send): Widget<SliderNode> {
  const id = `c-${first.id}`;
  const label = h("label", { for: id });
  const value = h("span", { class: "value", "aria-hidden": "true" });
  const control = h("input", { type: "range", id });
  const el = h("div", { class: "slider" }, h("div", { class: "row" }, label, value), control);
  let now: SliderNode;
  const show = () => {
    if (Number(control.value) !== now.value) control.value = String(now.value);
    control.style.setProperty("--part", `${(100 * (now.value - now.min)) / (now.max - now.min || 1)}%`);
  };
  const tell = () => {
    send({ node: now.id, type: "set", value: Number(control.value) });
    if (now.disabled) show();
  };
  control.addEventListener("input", tell);
  // What is drawn from the top down grows with the keys that go down.
  control.addEventListener("keydown", (event) => {
    const [, far, way] = /^(Arrow|Page)(Up|Down)$/.exec(event.key) ?? [];
    if (!now.vertical || !way || !isPlain(event)) return;
    event.preventDefault();
    const span = now.max - now.min;
    const step = now.step > 0 ? now.step : span / 100;
    const by = far === "Page" ? Math.max(step, Math.round(span / 10 / step) * step) : step;
    const before = control.value;
    control.value = String(Number(before) + (way === "Down" ? by : -by));
    if (control.value !== before) tell();
  });
  return {
    el,
    update(node) {
      now = node;
      words(label, node.name);
      words(value, node.valueText);
      attr(control, "min", node.min);
      attr(control, "max", node.max);
      attr(control, "step", node.step > 0 ? node.step : "any");
      attr(control, "aria-valuetext", node.valueText || undefined);
      attr(control, "aria-orientation", node.vertical && "vertical");
      attr(control, "aria-disabled", node.disabled && "true");
      describe(el, control, node.id, node.description);
      show();
    },
  };
}

export function choice(first: ChoiceNode, send: Send): Widget<ChoiceNode> {
  const legend = h("legend");
  const tiles = h("div", { class: "tiles" });
  const el = h("fieldset", { class: "choice" }, legend, tiles);
  const known = new Map<string, { tile: HTMLElement; control: HTMLInputElement; label: HTMLElement }>();
  let now: ChoiceNode;
  const show = () => {
    for (const [value, { control }] of known) if (control.checked !== (value === now.value)) control.checked = value === now.value;
  };
  const make = (value: string) => {
    const control = h("input", { type: "radio", name: `c-${first.id}`, value });
    const label = h("span");
    const entry = { tile: h("label", { class: "tile" }, control, label), control, label };
    control.addEventListener("change", () => {
      send({ node: now.id, type: "set", value });
      if (now.disabled) show();
    });
    known.set(value, entry);
    return entry;
  };
  return {
    el,
    update(node) {
      now = node;
      words(legend, node.name);
      for (const [value, { tile }] of known) {
        if (node.options.some((option) => option.value === value)) continue;
        tile.remove();
        known.delete(value);
      }
      const wanted = node.options.map(({ value, name }) => {
        const { tile, control, label } = known.get(value) ?? make(value);
        words(label, name);
        attr(control, "aria-disabled", node.disabled && "true");
        return tile;
      });
      reorder(tiles, wanted, document.activeElement);
      attr(el, "aria-disabled", node.disabled && "true");
      describe(el, el, node.id, node.description);
      show();
    },
  };
}
