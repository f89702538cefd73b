/** A page in Node for the tests: linkedom's, with the focus of a browser, where moving or removing an element loses it. */
import { parseHTML } from "linkedom";

export interface Page {
  document: Document;
  /** How often an element that was on the page was put elsewhere. */
  moves(): number;
}

export function openPage(body = ""): Page {
  const window = parseHTML(`<!doctype html><html><body>${body}</body></html>`);
  const { document, Element, HTMLElement } = window as unknown as typeof globalThis;
  let active: Element | null = null;
  let moves = 0;
  const insert = Element.prototype.insertBefore;
  Object.assign(HTMLElement.prototype, {
    focus(this: Element) {
      active = this;
    },
  });
  Element.prototype.insertBefore = function <T extends Node>(this: Element, child: T, before: Node | null): T {
    if (child.isConnected) moves++;
    if (active && child.isConnected && (child as unknown as Element).contains(active)) active = null;
    return insert.call(this, child, before) as T;
  };
  Object.defineProperty(document, "activeElement", { get: () => (active?.isConnected ? active : document.body) });
  Object.assign(globalThis, { document });
  return { document, moves: () => moves };
}
