/** The notebook as one HTML file that needs nothing else: to be taken home, read without a network, and printed. */
import { directionOf } from "../player/direction.ts";
import type { NotebookEntry } from "../protocol/notebook.ts";
import { notebookHtml, type Look } from "./entry.ts";
import { Html, html } from "./html.ts";
import { entryStyle, pageStyle } from "./style.ts";
import type { Words } from "./words.ts";

export interface PageOptions {
  words: Words;
  /** Whose module it is about, such as the lesson's name. */
  title: string;
  /** When it was made: ISO 8601. */
  made: string;
  /** See {@link Look.withheld}. */
  withheld: boolean;
  /** How many older entries are not in it. */
  leftOut?: number;
}

/** Pure: the same entries and options give the same text. Everything in it that anybody typed is escaped. */
export function notebookPage(entries: NotebookEntry[], { words, title, made, withheld, leftOut = 0 }: PageOptions): string {
  const look: Look = { words, level: 3, ...(withheld && { withheld }) };
  const heading = words.say("title", { what: title });
  return html`<!doctype html>
<html lang="${words.language}" dir="${directionOf(words.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>${heading}</title>
<style>${new Html(pageStyle + entryStyle)}</style>
</head>
<body>
<main>
<h1>${heading}</h1>
<p class="nb-where">${words.say("made", { when: words.moment(made) })}</p>
${leftOut > 0 ? html`<p>${words.say("left_out", { count: words.number(leftOut, 0) })}</p>` : undefined}
${notebookHtml(entries, look)}
</main>
</body>
</html>
`.text;
}
