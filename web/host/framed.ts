/** What elements that show one of our pages in an iframe have in common. */

/** What tells a hello that will not come from one that is late: a slow network needs a while for the page. */
export const silenceMs = 15_000;

/** A page's module can be loaded where there are no elements (server-side rendering): then this is only a name. */
export const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/** @param leastHeight What it is at least as high as in a box without a height of its own; a CSS length. */
export function shadowOf(element: HTMLElement, leastHeight: string): ShadowRoot {
  const root = element.shadowRoot ?? element.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
:host { display: block; position: relative; width: 100%; height: 100%; min-height: ${leastHeight}; }
:host([hidden]) { display: none; }
iframe { display: block; position: absolute; inset: 0; width: 100%; height: 100%; border: 0; }
p { position: absolute; inset: 0 0 auto; margin: 0; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; color: CanvasText; background: Canvas; }
`);
  root.adoptedStyleSheets = [sheet];
  return root;
}

/** Sets again what was set on the element before its module was loaded. */
export function takeUp<Name extends string>(element: { [name in Name]?: unknown }, names: readonly Name[]): void {
  for (const name of names) {
    if (!Object.hasOwn(element, name)) continue;
    const value = element[name];
    delete element[name];
    Object.assign(element, { [name]: value });
  }
}

/** What stands over the frame when something is wrong. */
export function faultLine(message: string, code: string): HTMLElement {
  const line = document.createElement("p");
  line.dir = "auto";
  line.setAttribute("role", "alert");
  line.setAttribute("part", "fault");
  line.textContent = `${message} (${code})`;
  return line;
}

/** A page that loads two copies of a module keeps the first. */
export function define(name: string, element: CustomElementConstructor): void {
  if (globalThis.customElements && !customElements.get(name)) customElements.define(name, element);
}
