/** Widgets that few lessons begin with: a script and a style of their own, which come behind what the first picture needs. */

import { attr, byId, h, words } from "../dom.ts";
import { isPlain } from "../keys.ts";
import type {
  FieldNode, OptionsNode, PassingNode, PlainNode, PlotNode, RangeNode, Send, SwitchNode, TableNode, Widget,
} from "../nodes.ts";
import type { t } from "../messages.ts";
import { draggable, spot } from "./draggable.ts";
import { image } from "./image.ts";
import { number } from "./number.ts";
import { plot } from "./plot.ts";
import { timer } from "./timer.ts";
import { showTooltips } from "./tooltip.ts";
import { typed } from "./typed.ts";
import { roomLeft, type RoomWords } from "../room_left.ts";
import { describe, setTone, text, valueBar } from "./words.ts";

export { inBrief } from "./brief.ts";
export { showNews } from "./news.ts";
export { showPlan, tellPlan } from "./plan.ts";
/** What this script says, for who speaks English; other languages have it with the rest. */
export { default as english } from "../locales/en.json" with { type: "json" };

/** Address of the style relative to this script; the build puts it in. */
declare const MORE_CSS_URL: string;

/** How long a toast stays when nobody looks closer. */
const kToastMs = 8000;

/** Once. Resolves when the style is there, or can't be had: the widgets work without it. */
export async function dress(): Promise<void> {
  showTooltips(byId("n-panel"));
  const stage = byId("n-stage"); // who skips to it hears where they are
  attr(stage, "role", "group");
  attr(stage, "aria-labelledby", "stage-title");
  const link = h("link", { rel: "stylesheet", href: new URL(MORE_CSS_URL, import.meta.url).href });
  const styled = new Promise((resolve) => (link.onload = link.onerror = resolve));
  document.head.append(link);
  await styled;
}

function checkbox(_first: SwitchNode, send: Send): Widget<SwitchNode> {
  const control = h("input", { type: "checkbox" });
  const label = h("span");
  const el = h("div", { class: "checkbox" }, h("label", { class: "tile" }, control, label));
  let now: SwitchNode;
  control.addEventListener("change", () => {
    send({ node: now.id, type: "activate" });
    // It shows what is so, not what was asked for.
    queueMicrotask(() => (control.checked = now.on));
  });
  return {
    el,
    update(node) {
      now = node;
      words(label, node.name);
      control.checked = node.on;
      attr(control, "aria-disabled", node.disabled && "true");
      describe(el, control, node.id, node.description);
    },
  };
}

function select(first: OptionsNode, send: Send, none: () => string): Widget<OptionsNode> {
  const id = `c-${first.id}`;
  const label = h("label", { for: id });
  const control = h("select", { id });
  const el = h("div", { class: "select" }, label, control);
  let now: OptionsNode;
  const mark = () => {
    for (const option of control.options) option.selected = option.value === now.value;
  };
  control.addEventListener("change", () => {
    send({ node: now.id, type: "set", value: control.value });
    if (now.disabled) mark();
  });
  return {
    el,
    update(node) {
      now = node;
      words(label, node.name);
      // Nothing is chosen at first, and that is what then stands there.
      const options = node.value ? node.options : [{ value: "", name: none() }, ...node.options];
      while (control.options.length > options.length) control.options[control.options.length - 1]!.remove();
      options.forEach(({ value, name }, i) => {
        const option = control.options[i] ?? control.appendChild(h("option"));
        option.value = value;
        words(option, name);
      });
      mark();
      attr(control, "aria-disabled", node.disabled && "true");
      describe(el, control, node.id, node.description);
    },
  };
}

function field(first: FieldNode, send: Send, said: RoomWords): Widget<FieldNode> {
  const id = `c-${first.id}`;
  const several = first.lines > 1;
  const label = h("label", { for: id });
  const control = several ? h("textarea", { id, rows: first.lines }) : h("input", { id, type: "text", autocomplete: "off", enterkeyhint: "done" });
  const error = h("p", { class: "error", id: `e-${first.id}` });
  const room = roomLeft(control, said);
  const el = h("div", { class: "text-field number" }, label, h("div", { class: "field" }, control), room.line, error);
  const show = typed(control, send, () => !several);
  return {
    el,
    update(node) {
      words(label, node.name);
      words(error, node.error);
      error.hidden = !node.error;
      attr(control, "maxlength", node.longest);
      describe(el, control, node.id, node.description, [node.error ? error.id : ""]);
      show(node);
      room.look();
    },
  };
}

function stepper(first: RangeNode, send: Send): Widget<RangeNode> {
  const id = `c-${first.id}`;
  const label = h("label", { for: id });
  const control = h("input", { id, type: "number" });
  const unit = h("span", { class: "unit", id: `u-${first.id}` });
  // The arrow keys of the field do what the buttons do: for pointers only, they are no stops of their own.
  const less = h("button", { type: "button", tabindex: "-1" }, "−");
  const more = h("button", { type: "button", tabindex: "-1" }, "+");
  /** Where the range ends, for who asked for more. */
  const ended = h("p", { class: "told", id: `e-${first.id}`, role: "status" });
  const el = h("div", { class: "stepper" }, label, h("div", { class: "field" }, less, control, more, unit), ended);
  let now: RangeNode;
  /** What it was kept to when that was said. */
  let kept: number;
  /** Something stands there that was typed and not yet told: it must not go because the ends of the range have moved. */
  let typing = false;
  const inside = (value: number) => Math.min(now.max, Math.max(now.min, value));
  const say = (text = "") => {
    words(ended, text);
    describe(el, control, now.id, now.description, [now.valueText && unit.id, text && ended.id]);
  };
  /** `value` was asked for, and goes to the runtime as `told`. */
  const set = (value: number, told = inside(value)) => {
    kept = inside(value);
    control.value = String(now.disabled ? now.value : kept);
    if (now.disabled) return;
    say(value < kept ? now.least : value > kept ? now.most : "");
    if (told !== now.value) send({ node: now.id, type: "set", value: told });
  };
  const show = () => {
    if (!typing && control.valueAsNumber !== now.value) control.value = String(now.value);
  };
  less.addEventListener("click", () => set(now.value - now.step));
  more.addEventListener("click", () => set(now.value + now.step));
  // At an end the keys of the field do nothing.
  control.addEventListener("keydown", ({ key }) => {
    if (key === "ArrowUp" && Number(control.value) >= now.max) set(now.max + now.step);
    if (key === "ArrowDown" && Number(control.value) <= now.min) set(now.min - now.step);
  });
  // As it was typed: what was typed before may widen the ends, and the runtime keeps to those that it has then.
  control.addEventListener("change", () => {
    typing = false;
    const value = control.value === "" ? now.value : Number(control.value);
    set(value, value);
  });
  control.addEventListener("input", () => {
    typing = true;
    say();
  });
  control.addEventListener("blur", () => {
    if (!typing) return;
    typing = false;
    show();
  });
  return {
    el,
    update(node) {
      now = node;
      words(label, node.name);
      words(unit, node.valueText);
      for (const name of ["min", "max", "step"] as const) attr(control, name, node[name]);
      show();
      say(node.value === kept ? [node.least, node.most].find((text) => text === ended.textContent) : "");
      attr(control, "aria-disabled", node.disabled && "true");
      for (const [button, name, end] of [[less, node.less, node.min], [more, node.more, node.max]] as const) {
        attr(button, "aria-label", `${node.name}: ${name}`);
        attr(button, "aria-disabled", (node.disabled || node.value === end) && "true");
      }
    },
  };
}

function tabs(first: OptionsNode, send: Send): Widget<OptionsNode> {
  const list = h("div", { role: "tablist" });
  const box = h("div", { class: "box", role: "tabpanel", id: `p-${first.id}`, tabindex: "0" });
  const el = h("div", { class: "tabs" }, list, box);
  let now: OptionsNode;
  /** What was asked for last: the lesson may not have followed yet. */
  let wanted: string;
  const choose = (index: number) => {
    const { value } = now.options.at(index % now.options.length)!;
    if (value !== wanted) send({ node: now.id, type: "set", value: (wanted = value) });
    (list.children[now.options.findIndex((option) => option.value === value)] as HTMLElement).focus();
  };
  list.addEventListener("click", ({ target }) => {
    const tab = (target as Element).closest("[role=tab]");
    if (tab) choose([...list.children].indexOf(tab));
  });
  list.addEventListener("keydown", (event) => {
    const forward = getComputedStyle(list).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const at = [...list.children].indexOf(event.target as Element);
    const to = event.key === forward ? at + 1 : /^Arrow(Left|Right)$/.test(event.key) ? at - 1 : { Home: 0, End: -1 }[event.key];
    if (to === undefined || !isPlain(event)) return;
    event.preventDefault();
    choose(to);
  });
  return {
    el,
    box,
    update(node) {
      now = node;
      wanted = node.value;
      attr(list, "aria-label", node.name);
      while (list.children.length > node.options.length) list.lastElementChild!.remove();
      node.options.forEach(({ value, name }, i) => {
        const tab = list.children[i] ?? list.appendChild(h("button", { type: "button", role: "tab", id: `t-${node.id}-${i}`, "aria-controls": box.id }));
        const on = value === node.value;
        words(tab, name);
        attr(tab, "aria-selected", String(on));
        attr(tab, "tabindex", on ? 0 : -1);
        if (on) attr(box, "aria-labelledby", tab.id);
      });
    },
  };
}

function table(): Widget<TableNode> {
  const caption = h("caption");
  const head = h("tr");
  const body = h("tbody");
  const scroll = h("section", { class: "scroll", tabindex: "0" }, h("table", {}, caption, h("thead", {}, head), body));
  const el = h("div", { class: "table" }, scroll);
  return {
    el,
    update(node) {
      words(caption, node.name);
      attr(scroll, "aria-label", node.name);
      head.replaceChildren(...node.columns.map((text) => h("th", { scope: "col" }, text)));
      body.replaceChildren(
        ...node.rows.map(([name = "", ...cells]) => h("tr", {}, h("th", { scope: "row" }, name), ...cells.map((text) => h("td", {}, text)))),
      );
      describe(el, scroll, node.id, node.description);
    },
  };
}

/** A page of the notebook. */
function entry(first: PlainNode): Widget<PlainNode> {
  const label = h("h3", { class: "legend", id: `l-${first.id}` });
  const box = h("div", { class: "box" });
  const el = h("article", { class: "entry", tabindex: "-1" }, label, box);
  return {
    el,
    box,
    update(node) {
      words(label, node.name);
      label.hidden = !node.name;
      attr(el, "aria-labelledby", !!node.name && label.id);
      setTone(el, node.tone);
      describe(el, el, node.id, node.description);
    },
  };
}

function dialog(first: PassingNode, send: Send): Widget<PassingNode> {
  const title = h("h2", { id: `l-${first.id}` });
  const box = h("div", { class: "box" });
  const close = h("button", { type: "button" });
  const el = h("dialog", { class: "card", "aria-labelledby": title.id }, title, box, close);
  const ask = () => send({ node: first.id, type: "activate" });
  close.addEventListener("click", ask);
  el.addEventListener("cancel", (event) => {
    event.preventDefault();
    ask();
  });
  // It is on the page when the patch that brought it is through.
  queueMicrotask(() => el.isConnected && el.showModal());
  return {
    el,
    box,
    update(node) {
      words(title, node.name);
      words(close, node.close);
      describe(el, el, node.id, node.description);
    },
    // Back to what had the focus before.
    gone: () => el.close(),
  };
}

function toast(): Widget<PassingNode> {
  const label = h("p", { class: "words" });
  const close = h("button", { type: "button" }, "×");
  const el = h("div", { class: "toast" }, label, close);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let said: string | undefined;
  const leave = () => (el.hidden = true);
  const stay = () => clearTimeout(timer);
  const wait = () => {
    stay();
    timer = setTimeout(leave, kToastMs);
  };
  /** Where the keyboard was before it came here: it goes on there. */
  let before: HTMLElement | null = null;
  close.addEventListener("click", () => {
    const inside = el.contains(document.activeElement);
    leave();
    if (inside) (before?.isConnected ? before : byId("n-panel")).focus();
  });
  el.addEventListener("pointerenter", stay);
  el.addEventListener("focusin", ({ relatedTarget }) => {
    stay();
    before = relatedTarget as HTMLElement | null;
  });
  for (const event of ["pointerleave", "focusout"]) el.addEventListener(event, wait);
  return {
    el,
    update(node) {
      setTone(el, node.tone);
      words(label, node.name);
      attr(close, "aria-label", node.close);
      if (node.name === said) return;
      said = node.name;
      el.hidden = false;
      wait();
    },
    gone: stay,
  };
}

/** `say`: the page's own words. */
export const makers = (say: typeof t) => ({
  checkbox, stepper,
  select: (first: OptionsNode, send: Send) => select(first, send, () => say("select.none")),
  field: (first: FieldNode, send: Send) => field(first, send, { left: (count) => say("room.left", { count }), full: (count) => say("room.full", { count }) }),
  meter: () => valueBar("meter"), tabs, table, dialog, toast, number, score: text, draggable, spot, image, entry, timer,
  plot: (first: PlotNode, send: Send) => plot(first, send, say),
});
