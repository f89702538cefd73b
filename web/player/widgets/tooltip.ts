/**
 * A control's description, seen where the pointer or the keyboard is. It can be pointed at, stays as long as that, and goes with
 * Escape (WCAG 2.2, 1.4.13). A screen reader has it from the control itself.
 */

import { h, words } from "../dom.ts";
import { isPlain } from "../keys.ts";

const restMs = 500;
const leaveMs = 200;
const gapPx = 8;

export function showTooltips(panel: HTMLElement): void {
  // In the top layer: a dialog does not cover it.
  const bubble = h("div", { class: "tooltip", popover: "manual", "aria-hidden": "true" });
  let owner: Element | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const stay = () => clearTimeout(timer);
  const soon = (ms: number, act: () => void) => {
    stay();
    timer = setTimeout(act, ms);
  };
  const close = () => {
    stay();
    owner = undefined;
    bubble.remove();
  };
  const open = (control: Element) => {
    close();
    if (!control.isConnected) return;
    owner = control;
    words(bubble, control.getAttribute("aria-description")!);
    document.body.append(bubble);
    bubble.showPopover?.();
    const { left, width, top, bottom } = control.getBoundingClientRect();
    const x = Math.min(left + (width - bubble.offsetWidth) / 2, innerWidth - bubble.offsetWidth - gapPx);
    const under = bottom + gapPx;
    const y = under + bubble.offsetHeight <= innerHeight ? under : top - gapPx - bubble.offsetHeight;
    Object.assign(bubble.style, { left: `${Math.max(gapPx, x)}px`, top: `${Math.max(0, y)}px` });
  };
  const controlAt = ({ target }: Event) => (target as Element).closest("[aria-description]") ?? undefined;

  panel.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const control = controlAt(event);
    if (control && control !== owner) soon(restMs, () => open(control));
    else if (control || !owner) stay();
    else soon(leaveMs, close);
  });
  panel.addEventListener("pointerleave", () => soon(leaveMs, close));
  bubble.addEventListener("pointerenter", stay);
  bubble.addEventListener("pointerleave", () => soon(leaveMs, close));
  panel.addEventListener("focusin", (event) => {
    const control = controlAt(event);
    if (control?.matches(":focus-visible")) open(control);
  });
  panel.addEventListener("focusout", close);
  addEventListener("scroll", close, { capture: true, passive: true });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !owner || !isPlain(event)) return;
    // Nothing else is meant.
    event.stopPropagation();
    event.preventDefault();
    close();
  }, true);
}
