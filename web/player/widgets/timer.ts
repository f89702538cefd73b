/** A clock that a student may start for themselves. It counts here only: the lesson learns nothing of it, and goes on when it is over. */

import { attr, h, words } from "../dom.ts";
import type { TimerNode, Widget } from "../nodes.ts";
import { describe } from "./words.ts";

/** "9:05", in the page's digits. */
export function clockText(seconds: number, tag: string): string {
  const digits = (value: number, least: number) => new Intl.NumberFormat(tag, { minimumIntegerDigits: least, useGrouping: false }).format(value);
  return `${digits(Math.floor(seconds / 60), 1)}:${digits(seconds % 60, 2)}`;
}

export function timer(first: TimerNode): Widget<TimerNode> {
  const label = h("span", { class: "words", id: `w-${first.id}` });
  const control = h("button", { type: "button", role: "switch", "aria-checked": "false", "aria-labelledby": label.id }, label, h("span", { class: "track" }));
  const left = h("span", { class: "left", role: "timer", "aria-labelledby": label.id });
  const more = h("button", { type: "button" });
  const over = h("p", { class: "words" });
  // There before it says something, so that it is announced.
  const said = h("div", { role: "status" }, over);
  const clock = h("div", { class: "clock", hidden: true }, left, more, said);
  const el = h("div", { class: "switch timer" }, control, clock);
  let now: TimerNode = first;
  let ends = 0;
  let beat: ReturnType<typeof setInterval> | undefined;
  const rest = (): void => {
    clearInterval(beat);
    beat = undefined;
  };
  const show = (): void => {
    const seconds = Math.max(0, Math.ceil((ends - Date.now()) / 1000));
    words(left, clockText(seconds, document.documentElement.lang || "en"));
    words(over, seconds === 0 ? now.over : "");
    if (seconds === 0) rest();
  };
  const run = (minutes: number): void => {
    ends = Math.max(ends, Date.now()) + minutes * 60_000;
    beat ??= setInterval(show, 250);
    show();
  };
  const stop = (): void => {
    rest();
    ends = 0;
  };
  control.addEventListener("click", () => {
    const on = control.getAttribute("aria-checked") !== "true";
    attr(control, "aria-checked", String(on));
    clock.hidden = !on;
    if (on) run(now.minutes);
    else stop();
  });
  more.addEventListener("click", () => run(now.step));
  return {
    el,
    update(node) {
      now = node;
      words(label, node.name);
      words(more, node.more);
      if (!clock.hidden) show();
      describe(el, control, node.id, node.description);
    },
    gone: stop,
  };
}
