/** Entries of a notebook as HTML, the same in the lesson, at the school and on the page that is taken home. */
import { directionOf } from "../player/direction.ts";
import type { MeasurementEntry, NotebookEntry, PictureEntry, PlotEntry } from "../protocol/notebook.ts";
import { Html, html } from "./html.ts";
import { labelled } from "./labels.ts";
import { plotDrawing, plotLegend, plotTables } from "./plot.ts";
import type { Words } from "./words.ts";

export interface Look {
  words: Words;
  /** What the student typed is not shown, and a sentence in its place says so. It need not be in the entries then. */
  withheld?: boolean;
  /** Of the headings of entries: 2 to 6. */
  level?: 2 | 3 | 4 | 5 | 6;
}

/** What an entry is called in a list. */
export function nameOf(entry: NotebookEntry, { say }: Words): string {
  return entry.kind === "measurement" || entry.kind === "plot" ? entry.name : say(`kind.${entry.kind}`);
}

/** The words of the lesson may be in another language than the page. */
const said = (entry: NotebookEntry, words: Words): Html =>
  entry.lang === words.language ? html`` : html` lang="${entry.lang}" dir="${directionOf(entry.lang)}"`;

export function entryHtml(entry: NotebookEntry, look: Look): Html {
  const { words, level = 3 } = look;
  const tag = new Html(`h${level}`);
  const id = `nb-${entry.id}`;
  const lesson = said(entry, words);
  const name = entry.kind === "measurement" || entry.kind === "plot" ? html`<span${lesson}>${entry.name}</span>` : html`${nameOf(entry, words)}`;
  return html`<article class="nb-entry" data-kind="${entry.kind}" aria-labelledby="${id}">
<${tag} id="${id}">${name}</${tag}>
<p class="nb-where">${entry.stage ? html`<span${lesson}>${entry.stage}</span> · ` : undefined}<time datetime="${entry.time}">${words.moment(entry.time)}</time></p>
${body(entry, look, lesson)}${caption(entry, look)}
</article>`;
}

function body(entry: NotebookEntry, look: Look, lesson: Html): Html {
  switch (entry.kind) {
    case "note":
      return look.withheld ? withheld(look) : html`<p class="nb-text" dir="auto">${entry.text}</p>`;
    case "measurement":
      return measurement(entry, look.words.numbersOf(entry.lang), lesson);
    case "plot":
      return plot(entry, look.words.numbersOf(entry.lang), lesson);
    case "picture":
      return picture(entry, look, lesson);
  }
}

function caption(entry: NotebookEntry, look: Look): Html | undefined {
  // An empty one: something was written.
  const labelled = entry.kind === "picture" && entry.labels?.length;
  if (look.withheld) return entry.kind === "note" || (entry.caption === undefined && !labelled) ? undefined : withheld(look);
  return entry.caption ? html`<p class="nb-caption" dir="auto">${entry.caption}</p>` : undefined;
}

const withheld = ({ words }: Look): Html => html`<p class="nb-withheld">${words.say("withheld")}</p>`;

function measurement({ value, unit, decimals }: MeasurementEntry, words: Words, lesson: Html): Html {
  return html`<p class="nb-value"><strong${lesson}>${words.quantity(value, decimals, unit)}</strong></p>`;
}

function plot(entry: PlotEntry, words: Words, lesson: Html): Html {
  return html`<div${lesson}>${entry.summary ? html`<p class="nb-summary">${entry.summary}</p>` : undefined}
${plotDrawing(entry, words)}${plotLegend(entry)}${plotTables(entry, words)}${entry.source ? html`<p class="nb-source">${entry.source}</p>` : undefined}</div>`;
}

function picture(entry: PictureEntry, look: Look, lesson: Html): Html {
  const { image, width, height, description, labels } = entry;
  // Nothing is ever fetched from elsewhere.
  if (!/^data:image\/(webp|png|jpeg);base64,[A-Za-z0-9+/=]+$/.test(image)) return html``;
  const shown = html`<img class="nb-picture" src="${image}" width="${width}" height="${height}" alt="${description}"${lesson}>`;
  return labels?.length && !look.withheld ? labelled(entry, shown, look.words) : shown;
}

export interface ActivityEntries {
  activity: string;
  title: string;
  lang: string;
  entries: NotebookEntry[];
}

/** By activity, in the order in which their first entries were made. */
export function byActivity(entries: NotebookEntry[]): ActivityEntries[] {
  const groups = new Map<string, ActivityEntries>();
  for (const entry of [...entries].sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0))) {
    const group = groups.get(entry.activity) ?? { activity: entry.activity, title: "", lang: "", entries: [] };
    group.entries.push(entry);
    // As it was called last: the student may have changed the language.
    [group.title, group.lang] = [entry.title || entry.activity, entry.lang];
    groups.set(entry.activity, group);
  }
  return [...groups.values()];
}

/** All entries, under the headings of their activities. */
export function notebookHtml(entries: NotebookEntry[], look: Look): Html {
  const level = look.level ?? 3;
  if (!entries.length) return html`<p class="nb-empty">${look.words.say("empty")}</p>`;
  const above = new Html(`h${level - 1}`);
  return html`${byActivity(entries).map(({ activity, title, lang, entries: own }) => {
    const id = `nb-of-${activity}`;
    const named = lang === look.words.language ? html`` : html` lang="${lang}" dir="${directionOf(lang)}"`;
    return html`<section class="nb-activity" aria-labelledby="${id}"><${above} id="${id}"${named}>${title}</${above}>${own.map((entry) => entryHtml(entry, { ...look, level }))}</section>`;
  })}`;
}
