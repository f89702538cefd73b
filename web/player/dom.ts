/** Building and changing elements; nothing is written that already stands there, so that a patch costs what changed. */

type Value = string | number | boolean | undefined;

export function attr(el: Element, name: string, value: Value): void {
  if (value === undefined || value === false) {
    if (el.hasAttribute(name)) el.removeAttribute(name);
  } else {
    const written = value === true ? "" : String(value);
    if (el.getAttribute(name) !== written) el.setAttribute(name, written);
  }
}

export function words(el: Element, text = ""): void {
  if (el.textContent !== text) el.textContent = text;
}

export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, Value> = {},
  ...children: (Element | string)[]
): HTMLElementTagNameMap[K] {
  const el = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) attr(el, name, value);
  el.append(...children);
  return el;
}

export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

const icons = {
  check: "M5 13l4.5 4.5L19 7",
  again: "M4.5 12a7.5 7.5 0 1 1 2.6 5.7M4.5 19v-4.5H9",
  info: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5.5M12 7.6v.1",
  hint: "M9.5 18.5h5M10 21.5h4M8.8 15.5a6 6 0 1 1 6.4 0v1H8.8z",
  sending: "M12 19V6M6 11.5L12 5.5l6 6",
  waiting: "M7 17.5h10a3.8 3.8 0 0 0 .6-7.5A5.6 5.6 0 0 0 7 9.4a4 4 0 0 0 0 8.1zM4 4l16 16",
  warning: "M12 4L2.8 20h18.4zM12 10v4.5M12 17.2v.1",
} as const;

export type Icon = keyof typeof icons;

export const icon = (name: Icon): SVGElement => drawing(icons[name]);

/** A path in a square of 24. */
export function drawing(d: string): SVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", d);
  attr(svg, "viewBox", "0 0 24 24");
  attr(svg, "class", "icon");
  attr(svg, "aria-hidden", "true");
  svg.append(path);
  return svg;
}
