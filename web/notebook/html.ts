/** Making HTML from texts that anybody may have typed. */

/** HTML that is ready, and is not escaped again. */
export class Html {
  constructor(readonly text: string) {}
}

const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign]!);

type Part = string | number | Html | undefined | Part[];
const written = (part: Part): string =>
  part === undefined ? "" : part instanceof Html ? part.text : Array.isArray(part) ? part.map(written).join("") : escaped(String(part));

/** A template: what stands in `${}` is escaped, unless it is HTML itself; lists are joined. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(strings.map((text, i) => text + written(parts[i])).join(""));
}
