/** A view that is turned. Buttons beside it do the same, so keys, wheel and two fingers only press them. */

import { byId } from "../dom.ts";
import { isPlain } from "../keys.ts";
import type { Send, SliderNode, Widget } from "../nodes.ts";
import { slider } from "./controls.ts";

const keys: Record<string, string> = {
  ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down", "+": "nearer", "=": "nearer", "-": "farther", Home: "reset",
};
/** As far as the wheel turns, or as two fingers part, for one step. */
const notch = 60, parted = 1.2;
const touches = ["touchstart", "touchmove", "touchend"] as const;

export function orbit(first: SliderNode, send: Send): Widget<SliderNode> {
  const widget = slider(first, send);
  widget.el.classList.add("orbit");
  const stage = byId("scene");
  const press = (name: string) => send({ node: `${first.id}/${name}`, type: "activate" });
  // Whoever only passes by scrolls the page.
  const engaged = () => document.activeElement?.closest("#n-stage") != null;
  let turned = 0;
  let apart = 0;
  let ours = false;
  const wheel = (event: WheelEvent) => {
    if (!engaged() || event.ctrlKey) return;
    event.preventDefault();
    turned += event.deltaY;
    if (Math.abs(turned) < notch) return;
    press(turned < 0 ? "nearer" : "farther");
    turned = 0;
  };
  const touch = (event: TouchEvent) => {
    const [a, b] = event.touches;
    // The first finger brings the focus: what counts is where that was before.
    if (event.type === "touchstart" && !b) ours = engaged();
    if (!a || !b || !ours) return void (apart = 0);
    if (event.cancelable) event.preventDefault();
    const now = Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
    apart ||= now;
    if (now < apart * parted && now * parted > apart) return;
    press(now > apart ? "nearer" : "farther");
    apart = now;
  };
  // The second button turns it where the first one does something else.
  const menu = (event: Event) => event.preventDefault();
  stage.addEventListener("contextmenu", menu);
  stage.addEventListener("wheel", wheel, { passive: false });
  for (const event of touches) stage.addEventListener(event, touch, { passive: false });
  widget.el.addEventListener("keydown", (event) => {
    const name = keys[event.key];
    if (!name || !isPlain(event)) return;
    event.preventDefault();
    press(name);
  });
  return {
    ...widget,
    gone() {
      stage.removeEventListener("contextmenu", menu);
      stage.removeEventListener("wheel", wheel);
      for (const event of touches) stage.removeEventListener(event, touch);
    },
  };
}
