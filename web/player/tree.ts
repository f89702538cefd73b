/** Keeps the page's elements equal to the runtime's nodes. An element lives as long as its node's id and role do. */

import { attr } from "./dom.ts";
import type { Node, Patch, Role, Send, Widget } from "./nodes.ts";
import { reorder } from "./reorder.ts";
import { group, item, listOf } from "./widgets/containers.ts";
import { button, choice, slider } from "./widgets/controls.ts";
import { heading, object, text, valueBar } from "./widgets/words.ts";

const makers: Partial<Record<Role, (first: Node, send: Send) => Widget>> = {
  group, heading, text, button, slider, choice, progress: () => valueBar("progress"), object, list: listOf, item,
} as object;

/** Whether there is a widget for a role yet. */
export const knows = (role: Role): boolean => role in makers;

export function learn(more: object): void {
  Object.assign(makers, more);
}

export interface TreeOptions {
  /** Elements of the roots "bar", "panel" and "stage". */
  roots: Record<string, HTMLElement>;
  send: Send;
  /** A live node's words changed. */
  announce(text: string): void;
  /** A live node's words were taken back. */
  undone(text: string): void;
  /** What is new on the page or has other words as a heading; `told`: the lesson itself says something of it. */
  news(made: (el: HTMLElement) => Node | undefined, told: boolean): void;
}

export class Tree {
  readonly #options: TreeOptions;
  readonly #nodes = new Map<string, { node: Node; widget: Widget }>();
  readonly #orders = new Map<string, string[]>();
  #lang = "";
  /** Whether the patch that is being applied says something itself, and what. */
  #told = false;
  #said: string[] = [];
  /** Whether it takes something back. */
  #undoing = false;

  constructor(options: TreeOptions) {
    this.#options = options;
  }

  apply(patch: Patch): void {
    const focused = document.activeElement;
    const focusedId = focused?.closest<HTMLElement>("[data-node]")?.dataset.node;
    const homes = focusedId ? this.#ancestors(focusedId) : [];
    const near = focusedId ? besides(this.#nodes.get(focusedId)?.widget.el) : [];
    const first = !this.#nodes.size;
    const made = new Set<string>();
    this.#told = false;
    this.#undoing = patch.undone === true;
    for (const id of patch.removed ?? []) this.#remove(id);
    for (const node of patch.nodes ?? []) this.#upsert(node, made, first);
    for (const [parent, ids] of Object.entries(patch.order ?? {})) this.#orders.set(parent, ids);
    this.#settle(patch, made);
    this.#said.splice(0).forEach(this.#options.announce);
    if (focusedId && document.activeElement === document.body) this.#refocus(focused, homes, made, near);
    if (patch.focus) controlOf(this.#box(patch.focus))?.focus({ preventScroll: true });
    // All headings are new in another language; but nothing has happened.
    const { lang } = document.documentElement;
    if (made.size && !first && lang === this.#lang) this.#options.news(({ dataset: { node } }) => (made.has(node!) ? this.#nodes.get(node!)?.node : undefined), this.#told);
    this.#lang = lang;
  }

  /** A heading goes first: what was pressed by its name, then what came of it. */
  #tell(words: string, role?: Role): void {
    this.#told = true;
    this.#said[role === "heading" ? "unshift" : "push"](words);
  }

  clear(): void {
    for (const { widget } of this.#nodes.values()) widget.el.remove();
    this.#nodes.clear();
    this.#orders.clear();
  }

  #takeBack(words: string): void {
    this.#told = true;
    this.#options.undone(words);
  }

  #upsert(node: Node, made: Set<string>, first: boolean): void {
    const known = this.#nodes.get(node.id);
    if (known?.node.role === node.role) {
      const before = known.node;
      const renamed = before.name !== node.name;
      const fault = "error" in node && node.error;
      if (fault && fault !== (before as typeof node).error) this.#tell(fault);
      known.node = node;
      known.widget.update(node);
      if (node.live && renamed) {
        if (this.#undoing) this.#takeBack(before.name);
        else this.#tell(said(node), node.role);
      }
      if (node.role === "heading" && renamed) made.add(node.id); // another subject: as good as new
    } else {
      if (known) this.#remove(node.id);
      const maker = makers[node.role];
      if (!maker) throw new Error(`node "${node.id}": unknown role "${node.role}"`);
      const widget = maker(node, this.#options.send);
      widget.el.id = `n-${node.id}`;
      widget.el.dataset.node = node.id;
      widget.update(node);
      this.#nodes.set(node.id, { node, widget });
      made.add(node.id);
      if (node.live && !first) this.#tell(node.role === "rich" ? widget.el.textContent! : said(node), node.role);
    }
    this.#place(node);
  }

  /** Nodes of the stage lie exactly on what is drawn; what only holds others has no place. The text view has no places. */
  #place({ id, rect }: Node): void {
    const { el, box } = this.#nodes.get(id)!.widget;
    const placed = rect && rect[2] > 0 && (!box || box === el);
    attr(el, "data-rect", placed);
    if (placed) ["--x", "--y", "--w", "--h"].forEach((name, i) => el.style.setProperty(name, `${rect[i]}px`));
  }

  #box(id: string): HTMLElement | undefined {
    const known = this.#nodes.get(id)?.widget;
    return known ? (known.box ?? known.el) : this.#options.roots[id];
  }

  /** New elements find their parents; parents whose children or order changed put them in order. */
  #settle(patch: Patch, made: Set<string>): void {
    const changed = new Set(Object.keys(patch.order ?? {}));
    for (const node of patch.nodes ?? []) {
      const el = this.#nodes.get(node.id)!.widget.el;
      if (made.has(node.id) || el.parentElement !== this.#box(node.parent)) changed.add(node.parent);
    }
    for (const parent of changed) {
      const box = this.#box(parent);
      if (!box) continue;
      const ids = this.#orders.get(parent) ?? [];
      const unlisted = [...made].filter((id) => this.#nodes.get(id)!.node.parent === parent && !ids.includes(id));
      const wanted = [...ids, ...unlisted].flatMap((id) => {
        const known = this.#nodes.get(id);
        return known?.node.parent === parent ? [known.widget.el] : [];
      });
      reorder(box, wanted, document.activeElement);
    }
  }

  #remove(id: string): void {
    const widget = this.#nodes.get(id)?.widget;
    widget?.gone?.();
    widget?.el.remove();
    this.#nodes.delete(id);
    this.#orders.delete(id);
  }

  #ancestors(id: string): string[] {
    const up: string[] = [];
    for (let at: string | undefined = id; at; at = this.#nodes.get(at)?.node.parent) up.push(at);
    return up;
  }

  /** The focused element went away: go on where it was, at the first new heading or control, else at its neighbour, else at what held it. */
  #refocus(focused: Element | null, homes: string[], made: Set<string>, near: HTMLElement[]): void {
    if (focused?.isConnected) return (focused as HTMLElement).focus({ preventScroll: true });
    const home = homes.map((id) => this.#box(id)).find((el) => el?.isConnected);
    if (!home) return;
    const fresh = [...home.querySelectorAll<HTMLElement>("[data-node]")].filter((el) => made.has(el.dataset.node!));
    const target =
      fresh.find((el) => /^H\d$/.test(el.tagName)) ??
      [...fresh, ...near.filter((el) => el.isConnected)].map(controlOf).find((el) => el) ??
      home.closest<HTMLElement>("[tabindex]");
    target?.focus();
  }
}

const said = ({ verdict, name }: Node): string => (verdict ? `${verdict} ${name}` : name);

/** What stands beside an element: behind it, then itself and what is before it, the nearest first. */
function besides(el: HTMLElement | undefined): HTMLElement[] {
  const all = [...(el?.parentElement?.children ?? [])] as HTMLElement[];
  const before = all.splice(0, all.indexOf(el!) + 1);
  return [...all, ...before.reverse()];
}

const controlOf = (el: HTMLElement | undefined): HTMLElement | null | undefined =>
  el?.matches("button,input") ? el : el?.querySelector<HTMLElement>("button,input");
