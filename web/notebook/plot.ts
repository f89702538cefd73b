/** A plot of a notebook, drawn from its values, and the same as tables. */
import type { PlotEntry, PlotPane, PlotSeries } from "../protocol/notebook.ts";
import { Html, html } from "./html.ts";
import { scaleOf, type Scale } from "./scale.ts";
import type { Words } from "./words.ts";

const kWidth = 480, kLeft = 64, kRight = 16, kAbove = 8, kBelow = 8, kTicks = 26;
/** Of one pane; of one of several. */
const kAlone = 220, kOfSeveral = 130;
/** So many series look different from one another; then they begin anew. */
const kLooks = 6;

/**
 * Each pane has a colour of its own, or, where there is only one, each series. What would look the same is told apart by
 * dashes, and by points that are hollow.
 */
function looksOf({ panes }: PlotEntry): Map<PlotSeries, string> {
  const looks = new Map<PlotSeries, string>();
  panes.forEach(({ series }, pane) => {
    let lines = 0, points = 0;
    series.forEach((one, i) => {
      const color = (panes.length > 1 ? pane : i) % kLooks;
      const dash = one.mark === "points" || one.mark === "bars" ? 0 : lines++ % kLooks;
      const hollow = one.mark === "points" && panes.length > 1 && points++ > 0;
      looks.set(one, `nb-color${color} nb-dash${dash}${hollow ? " nb-hollow" : ""}`);
    });
  });
  return looks;
}

const fixed = (value: number): string => String(Math.round(value * 10) / 10);

interface Box {
  height: number;
  x: Scale;
  y: Scale;
}

const kRightEnd = kWidth - kRight;
const atX = ({ x }: Box, value: number): number => kLeft + x.part(value) * (kRightEnd - kLeft);
const atY = ({ y, height }: Box, value: number): number => kAbove + (1 - y.part(value)) * height;
/** What lies far outside is cut off by the pane; a drawing needs no larger numbers. */
const near = (value: number): number => Math.max(-1e4, Math.min(1e4, value));
const places = (box: Box, { points }: PlotSeries): [number, number][] => points.map(([x, y]) => [near(atX(box, x)), near(atY(box, y))]);

/** The values, drawn, pane below pane. Never mirrored: an axis runs as the lesson has it. */
export function plotDrawing(entry: PlotEntry, words: Words): Html {
  const height = entry.panes.length > 1 ? kOfSeveral : kAlone;
  const x = scaleOf(entry.x, 5);
  const looks = looksOf(entry);
  const panes = entry.panes.map((pane, i) => {
    const box = { height, x, y: scaleOf(pane.y, 5) };
    const drawn = paneDrawing(pane, box, `${entry.id}-${i}`, looks, i + 1 === entry.panes.length, words);
    return html`<p class="nb-axis" dir="auto">${pane.y.name}</p>${drawn}`;
  });
  return html`<div class="nb-plot" role="img" aria-label="${[entry.name, entry.summary].filter(Boolean).join(". ")}" dir="ltr">${panes}<p class="nb-axis nb-across" dir="auto">${entry.x.name}</p></div>`;
}

/** The numbers of the horizontal axis stand below the last one. */
function paneDrawing(pane: PlotPane, box: Box, id: string, looks: Map<PlotSeries, string>, isLast: boolean, words: Words): Html {
  const bottom = kAbove + box.height;
  const across = box.y.ticks.map(({ value, decimals }) => {
    const y = fixed(atY(box, value));
    return html`<path class="nb-grid" d="M${kLeft} ${y}H${kRightEnd}"/><text x="${kLeft - 6}" y="${y}" dy=".35em" text-anchor="end">${words.number(value, decimals)}</text>`;
  });
  const down = box.x.ticks.map(({ value, decimals }) => {
    const x = fixed(atX(box, value));
    return html`<path class="nb-grid" d="M${x} ${kAbove}V${bottom}"/>${isLast ? html`<text x="${x}" y="${bottom + kTicks - 6}" text-anchor="middle">${words.number(value, decimals)}</text>` : undefined}`;
  });
  const bars = pane.series.filter(({ mark }) => mark === "bars");
  const series = pane.series.map((one) => html`<g class="${looks.get(one)}">${seriesDrawing(one, box, bars.indexOf(one), bars.length)}</g>`);
  const marker = pane.marker && html`<path class="nb-marker" d="M${kLeft} ${fixed(near(atY(box, pane.marker.at)))}H${kRightEnd}"/>`;
  const inside = html`x="${kLeft}" y="${kAbove}" width="${kRightEnd - kLeft}" height="${box.height}"`;
  return html`<svg viewBox="0 0 ${kWidth} ${bottom + (isLast ? kTicks : kBelow)}" aria-hidden="true">${down}${across}
<clipPath id="c${id}"><rect ${inside}/></clipPath><g clip-path="url(#c${id})">${marker}${series}</g><rect class="nb-frame" ${inside}/></svg>`;
}

function seriesDrawing(series: PlotSeries, box: Box, bar: number, bars: number): (Html | undefined)[] {
  const at = places(box, series);
  if (!at.length) return [];
  if (series.mark === "bars") return barsDrawing(at, box, bar, bars);
  const line = at.map(([x, y], i) => `${i ? "L" : "M"}${fixed(x)} ${fixed(y)}`).join("");
  const bottom = kAbove + box.height;
  return [
    series.mark === "area" ? html`<path class="nb-area" d="${line}L${fixed(at.at(-1)![0])} ${bottom}L${fixed(at[0]![0])} ${bottom}Z"/>` : undefined,
    series.mark === "points" ? undefined : html`<path class="nb-line" d="${line}"/>`,
    series.mark === "points" || series.mark === "points-and-line" ? html`${at.map(([x, y]) => html`<circle class="nb-point" cx="${fixed(x)}" cy="${fixed(y)}" r="4"/>`)}` : undefined,
  ];
}

/** From 0 where it is on the axis, else from the lower end; several series stand side by side. */
function barsDrawing(at: [number, number][], box: Box, bar: number, bars: number): Html[] {
  const bottom = kAbove + box.height;
  const zero = Math.max(kAbove, Math.min(bottom, near(atY(box, 0))));
  const gaps = at.slice(1).map(([x], i) => Math.abs(x - at[i]![0])).filter((gap) => gap > 0);
  const room = Math.min(60, ...gaps) * 0.8, width = room / bars;
  return at.map(([x, y]) => html`<rect class="nb-bar" x="${fixed(x - room / 2 + bar * width)}" y="${fixed(Math.min(y, zero))}" width="${fixed(width)}" height="${fixed(Math.abs(y - zero))}"/>`);
}

/** Which series looks how, and what lines are for. */
export function plotLegend(entry: PlotEntry): Html {
  const looks = looksOf(entry);
  const item = (style: string, sign: Html, name: string) => html`<li><svg class="${style}" viewBox="0 0 24 16" width="24" height="16" aria-hidden="true">${sign}</svg> ${name}</li>`;
  const point = html`<circle class="nb-point" cx="12" cy="8" r="4"/>`, line = html`<path class="nb-line" d="M1 8H23"/>`;
  const signs = { line, area: line, points: point, "points-and-line": html`${line}${point}`, bars: html`<rect class="nb-bar" x="6" y="2" width="12" height="12"/>` };
  const items = entry.panes.flatMap(({ series, marker }) => [
    ...series.map((one) => item(looks.get(one)!, signs[one.mark], one.name)),
    ...(marker ? [item("", html`<path class="nb-marker" d="M1 8H23"/>`, marker.name)] : []),
  ]);
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
