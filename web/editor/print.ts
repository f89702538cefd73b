/** Writes JSON the way lessons are written: what fits on a line stands on one, all else a member a line. */

const width = 160;

/** The text ends in a line break. Reading it gives the same value again. */
export function print(value: unknown): string {
  return `${lines(value, "", 0)}\n`;
}

/** `taken`: so many characters stand on the line before. */
function lines(value: unknown, indent: string, taken: number): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const flat = inline(value);
  const deep = Array.isArray(value) ? value.some((one) => typeof one === "object") : false;
  if (indent !== "" && flat.length + taken <= width && !(deep && flat.length > width / 2)) return flat;
  const inner = `${indent}  `;
  const entries = Array.isArray(value)
    ? value.map((one) => inner + lines(one, inner, inner.length))
    : Object.entries(value).map(([key, one]) => {
        const name = `${inner}${JSON.stringify(key)}: `;
        return name + lines(one, inner, name.length);
      });
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return entries.length ? `${open}\n${entries.join(",\n")}\n${indent}${close}` : `${open}${close}`;
}

function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{${Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${inline(one)}`).join(", ")}}`;
}
