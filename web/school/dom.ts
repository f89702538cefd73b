/** Elements and icons, in one line each. */

type Child = Node | string | undefined | false;
type Attributes = Record<string, string | boolean | undefined | ((event: Event) => void)>;

/** An element. Attributes that are functions are listeners (`click`), `true` is an empty attribute, `false` is none. */
export function h<Name extends keyof HTMLElementTagNameMap>(name: Name, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key, value);
    else if (value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.filter((child): child is Node | string => child !== undefined && child !== false));
  return element;
}

const paths = {
  back: "M15 5l-7 7 7 7",
  forward: "M9 5l7 7-7 7",
  close: "M6 6l12 12M18 6L6 18",
  new: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z",
  started: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4l3 2",
  completed: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM8.3 12.2l2.6 2.6 4.9-5.2",
  calendar: "M4.5 6.5h15v13h-15zM4.5 10.5h15M8.5 3.5v4M15.5 3.5v4",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c0-3.8 3-6 7.5-6s7.5 2.2 7.5 6",
  people: "M8.5 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 19.5c0-3.5 2.5-5.5 6-5.5s6 2 6 5.5M15.5 5a3.2 3.2 0 0 1 0 6.3M17 14.3c2.8.5 4.5 2.3 4.5 5.2",
  clock: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5v5l3.2 2",
  alert: "M12 4l9 16H3zM12 10v4.5M12 17.2v.1",
  out: "M14 5H6v14h8M11 12h9M17 8.5l3.5 3.5-3.5 3.5",
  predicted: "M3 12s3.3-6 9-6 9 6 9 6-3.3 6-9 6-9-6-9-6zM12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z",
  answered: "M5 12.5l4.5 4.5L19 7.5",
  "answered-again": "M6 12a6 6 0 1 0 2-4.5M8 4v3.8h3.8",
  hinted: "M9 16.5c-2-1.3-3-3-3-5a6 6 0 0 1 12 0c0 2-1 3.7-3 5zM9.5 20h5",
  performed: "M12 3v10M8.5 9.5L12 13l3.5-3.5M5 18h14",
  witnessed: "M12 3l7.5 3v5.5c0 4.4-3.1 7.8-7.5 9.5-4.4-1.7-7.5-5.1-7.5-9.5V6zM8.7 12l2.4 2.4 4.3-4.6",
  replayed: "M2.5 12.5l4.3 4.3 8.2-9.3M12 16l.8.8 8.7-9.3",
  checking: "M7 3.5h10M7 20.5h10M8 3.5v4l4 4.5-4 4.5v4M16 3.5v4L12 12l4 4.5v4",
  "client-asserted": "M5.5 5.5h13v9h-13zM3 18.5h18",
  refused: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM6 6l12 12",
  edit: "M5 19l1-4L16.5 4.5l3 3L9 18z",
  copy: "M9 8h10v12H9zM6 16H4.5V4H15v1.5",
  publish: "M12 20V9M7.5 13.5L12 9l4.5 4.5M5 4h14",
  archive: "M4 5h16v4H4zM5.5 9v10.5h13V9M10 13h4",
  play: "M8 5.5l10.5 6.5L8 18.5z",
  save: "M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14",
  delete: "M5 7h14M9.5 7V4.5h5V7M7 7l1 13h8l1-13M10.5 11v5.5M13.5 11v5.5",
  notebook: "M6 3.5h11a2 2 0 0 1 2 2v13a2 2 0 0 1-2 2H6zM9.5 3.5v17M3.5 8h4M3.5 12h4M3.5 16h4",
  guide: "M12 6.5C10 5 7 4.5 3.5 4.5v13.5c3.5 0 6.5.5 8.5 2 2-1.5 5-2 8.5-2V4.5c-3.5 0-6.5.5-8.5 2zM12 6.5V20",
  log: "M5 6h.1M9 6h11M5 12h.1M9 12h11M5 18h.1M9 18h11",
} as const;
export type IconName = keyof typeof paths;
export const isIcon = (name: string): name is IconName => Object.hasOwn(paths, name);

/** A decorative icon: what it says is said in words beside it. */
export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("data-icon", name);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", paths[name]);
  svg.append(path);
  return svg;
}

/** Changes a text only if it is another one, so that nothing is announced or redrawn for nothing. */
export function setText(node: Node, text: string): boolean {
  if (node.textContent === text) return false;
  node.textContent = text;
  return true;
}
