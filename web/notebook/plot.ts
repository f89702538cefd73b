/** A plot of a notebook, drawn from its values, and the same as tables. */
import type { PlotEntry, PlotPane, PlotSeries } from "../protocol/notebook.ts";
import { Html, html } from "./html.ts";
import { scaleOf, type Scale } from "./scale.ts";
import type { Words } from "./words.ts";

const kWidth = 640, kLeft = 64, kRight = 16, kAbove = 30, kBelow = 44;
/** Of one pane; of one of several. */
const kAlone = 260, kOfSeveral = 150;
/** So many series look different from one another; then they begin anew. */
const kLooks = 6;

const fixed = (value: number): string => String(Math.round(value * 10) / 10);

interface Box {
  top: number;
  height: number;
  x: Scale;
  y: Scale;
}

const atX = ({ x }: Box, value: number): number => kLeft + x.part(value) * (kWidth - kLeft - kRight);
const atY = ({ y, top, height }: Box, value: number): number => top + (1 - y.part(value)) * height;
/** What lies far outside is cut off by the pane; a drawing needs no larger numbers. */
const near = (value: number): number => Math.max(-1e4, Math.min(1e4, value));
const places = (box: Box, { points }: PlotSeries): [number, number][] => points.map(([x, y]) => [near(atX(box, x)), near(atY(box, y))]);

/** The values, drawn. Never mirrored: an axis runs as the lesson has it. `lang` and texts are the entry's. */
export function plotDrawing(entry: PlotEntry, words: Words): Html {
  const each = entry.panes.length > 1 ? kOfSeveral : kAlone;
  const height = entry.panes.length * (each + kAbove) + kBelow;
  const x = scaleOf(entry.x, 6);
  let look = 0;
  const panes = entry.panes.map((pane, i) => {
    const box = { top: i * (each + kAbove) + kAbove, height: each, x, y: scaleOf(pane.y, each < kAlone ? 4 : 6) };
    const drawn = paneDrawing(pane, box, `${entry.id}-${i}`, look, words);
    look += pane.series.length;
    return drawn;
  });
  const bottom = height - kBelow;
  const last = { top: bottom, height: 0, x, y: x };
  return html`<svg class="nb-plot" viewBox="0 0 ${kWidth} ${height}" role="img" aria-label="${[entry.name, entry.summary].filter(Boolean).join(". ")}" direction="ltr">
${panes}<g class="nb-ticks" text-anchor="middle">${x.ticks.map(({ value, decimals }) => html`<text x="${fixed(atX(last, value))}" y="${bottom + 16}">${words.number(value, decimals)}</text>`)}</g>
<text class="nb-axis" x="${(kLeft + kWidth - kRight) / 2}" y="${bottom + 36}" text-anchor="middle">${entry.x.name}</text></svg>`;
}

function paneDrawing(pane: PlotPane, box: Box, id: string, firstLook: number, words: Words): Html {
  const right = kWidth - kRight, bottom = box.top + box.height;
  const across = box.y.ticks.map(({ value, decimals }) => {
    const y = fixed(atY(box, value));
    return html`<path class="nb-grid" d="M${kLeft} ${y}H${right}"/><text x="${kLeft - 6}" y="${y}" dy=".35em" text-anchor="end">${words.number(value, decimals)}</text>`;
  });
  const down = box.x.ticks.map(({ value }) => html`<path class="nb-grid" d="M${fixed(atX(box, value))} ${box.top}V${bottom}"/>`);
  const bars = pane.series.filter(({ mark }) => mark === "bars");
  const series = pane.series.map((one, i) => html`<g class="nb-look${(firstLook + i) % kLooks}">${seriesDrawing(one, box, bars.indexOf(one), bars.length)}</g>`);
  return html`<g class="nb-ticks">${down}${across}</g><text class="nb-axis" x="${kLeft}" y="${box.top - 10}">${pane.y.name}</text>
<clipPath id="c${id}"><rect x="${kLeft}" y="${box.top}" width="${right - kLeft}" height="${box.height}"/></clipPath><g clip-path="url(#c${id})">${pane.marker && markerDrawing(pane.marker, box)}${series}</g>
<rect class="nb-frame" x="${kLeft}" y="${box.top}" width="${right - kLeft}" height="${box.height}"/>`;
}

function markerDrawing({ at, name }: { at: number; name: string }, box: Box): Html {
  const y = near(atY(box, at));
  return html`<path class="nb-marker" d="M${kLeft} ${fixed(y)}H${kWidth - kRight}"/><text class="nb-axis" x="${kLeft + 8}" y="${fixed(y - 5)}">${name}</text>`;
}

function seriesDrawing(series: PlotSeries, box: Box, bar: number, bars: number): (Html | undefined)[] {
  const at = places(box, series);
  if (!at.length) return [];
  if (series.mark === "bars") return barsDrawing(at, box, bar, bars);
  const line = at.map(([x, y], i) => `${i ? "L" : "M"}${fixed(x)} ${fixed(y)}`).join("");
  const bottom = box.top + box.height;
  return [
    series.mark === "area" ? html`<path class="nb-area" d="${line}L${fixed(at.at(-1)![0])} ${bottom}L${fixed(at[0]![0])} ${bottom}Z"/>` : undefined,
    series.mark === "points" ? undefined : html`<path class="nb-line" d="${line}"/>`,
    series.mark === "points" || series.mark === "points-and-line" ? html`${at.map(([x, y]) => html`<circle class="nb-point" cx="${fixed(x)}" cy="${fixed(y)}" r="4"/>`)}` : undefined,
  ];
}

/** From 0 where it is on the axis, else from the lower end; several series stand side by side. */
function barsDrawing(at: [number, number][], box: Box, bar: number, bars: number): Html[] {
  const bottom = box.top + box.height;
  const zero = Math.max(box.top, Math.min(bottom, near(atY(box, 0))));
  const gaps = at.slice(1).map(([x], i) => Math.abs(x - at[i]![0])).filter((gap) => gap > 0);
  const room = Math.min(60, ...gaps) * 0.8, width = room / bars;
  return at.map(([x, y]) => html`<rect class="nb-bar" x="${fixed(x - room / 2 + bar * width)}" y="${fixed(Math.min(y, zero))}" width="${fixed(width)}" height="${fixed(Math.abs(y - zero))}"/>`);
}

/** Which series looks how. */
export function plotLegend(entry: PlotEntry): Html {
  let look = 0;
  const items = entry.panes.flatMap(({ series }) => series).map(({ name, mark }) => {
    const sign = mark === "points" ? html`<circle class="nb-point" cx="12" cy="8" r="4"/>`
      : mark === "bars" ? html`<rect class="nb-bar" x="6" y="2" width="12" height="12"/>`
      : html`<path class="nb-line" d="M1 8H23"/>${mark === "points-and-line" ? html`<circle class="nb-point" cx="12" cy="8" r="4"/>` : undefined}`;
    return html`<li><svg class="nb-look${look++ % kLooks}" viewBox="0 0 24 16" width="24" height="16" aria-hidden="true">${sign}</svg> ${name}</li>`;
  });
  return html`<ul class="nb-legend">${items}</ul>`;
}

/** All values, for who does not see the drawing or wants the numbers: of each pane a table, of each series its rows. */
export function plotTables(entry: PlotEntry, words: Words): Html {
  const tables = entry.panes.map((pane) => html`<table><thead><tr><th scope="col">${entry.x.name}</th><th scope="col">${pane.y.name}</th></tr></thead>
${pane.series.map((series) => html`<tbody><tr><th colspan="2" scope="rowgroup">${series.name}</th></tr>
${series.points.map(([x, y]) => html`<tr><td>${words.number(x, decimalsOf(x, entry.x.decimals))}</td><td>${words.number(y, series.decimals)}</td></tr>`)}</tbody>`)}</table>`);
  return html`<details class="nb-values"><summary>${words.say("values")}</summary><div class="nb-tables" tabindex="0" role="region" aria-label="${entry.name}">${tables}</div></details>`;
}

/** As many as tell places apart: an axis may be read in whole units, and its points lie between them. */
const decimalsOf = (value: number, least: number): number => [least, 3].find((decimals) => Math.abs(value - Number(value.toFixed(decimals))) < 1e-9) ?? Math.max(least, 3);
