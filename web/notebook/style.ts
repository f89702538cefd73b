/** How entries look: one style for the lesson, the school and the page that is taken home. */

/** Of entries. Colours are the page's palette where it has one, else these. */
export const entryStyle = `
.nb-entry { border-block-start: 1px solid var(--skua-line, #c9d8e3); padding-block: 1rem; break-inside: avoid; overflow-wrap: anywhere; }
.nb-entry > * + * { margin-block-start: .5rem; }
.nb-entry :is(h2, h3, h4, h5, h6) { font-size: 1.125rem; font-weight: 600; line-height: 1.25; margin: 0; }
.nb-entry :is(p, ul) { margin-block-end: 0; }
.nb-where, .nb-source, .nb-withheld { color: var(--skua-muted, #475c6c); }
.nb-source { font-size: .875rem; }
.nb-text, .nb-caption { white-space: pre-wrap; }
.nb-caption { border-inline-start: .25rem solid var(--skua-accent, #0b6595); padding-inline-start: .75rem; }
.nb-withheld { font-style: italic; }
.nb-value { font-size: 1.25rem; }
.nb-picture { display: block; max-inline-size: 100%; block-size: auto; border-radius: .5rem; }
/* Words at the sides of a wide drawing, whose picture has 56 % of the width; numbers and a list in a narrow one. */
.nb-drawing { container-type: inline-size; max-inline-size: 60rem; }
.nb-labelled { display: grid; direction: ltr; }
.nb-labelled > * { grid-area: 1 / 1; align-self: start; justify-self: center; inline-size: 100%; }
.nb-labelled > .nb-sides { display: none; }
.nb-leader, .nb-halo { fill: none; stroke: var(--skua-text, #12222e); stroke-width: 2; }
.nb-halo { stroke: var(--skua-surface, #fff); stroke-width: 6; }
.nb-end { fill: var(--skua-text, #12222e); stroke: var(--skua-surface, #fff); stroke-width: 2; }
.nb-labelled text { fill: var(--skua-text, #12222e); font-size: 22px; text-anchor: middle; }
.nb-badge { fill: var(--skua-surface, #fff); stroke: var(--skua-text, #12222e); stroke-width: 4; }
.nb-labelled .nb-number { font-size: 36px; font-weight: 700; }
.nb-labels { margin-block: .5rem 0; padding-inline-start: 1.75rem; }
@container (min-width: 38rem) {
  .nb-labelled > .nb-picture { inline-size: 56%; }
  .nb-labelled > .nb-numbers { display: none; }
  .nb-labelled > .nb-sides { display: block; }
  .nb-labels { position: absolute; clip-path: inset(50%); inline-size: 1px; block-size: 1px; overflow: hidden; }
}
.nb-plot { max-inline-size: 40rem; }
.nb-plot svg { display: block; inline-size: 100%; font-variant-numeric: tabular-nums; }
.nb-plot text { fill: var(--skua-muted, #475c6c); font-size: 12px; }
.nb-axis { font-size: .875rem; font-weight: 600; margin-block: .5rem 0; }
.nb-across { text-align: center; }
.nb-grid { fill: none; stroke: var(--skua-line, #c9d8e3); }
.nb-frame { fill: none; stroke: var(--skua-control, #5d7a90); }
.nb-marker { fill: none; stroke: var(--skua-text, #12222e); stroke-dasharray: 2 4; }
.nb-line { fill: none; stroke: currentColor; stroke-width: 2; stroke-linejoin: round; }
.nb-area { fill: currentColor; opacity: .25; }
.nb-point, .nb-bar { fill: currentColor; stroke: var(--skua-surface, #fff); stroke-width: 1; }
.nb-color0 { color: var(--skua-temperature, #b3361f); }
.nb-color1 { color: var(--skua-co2, #1f5fae); }
.nb-color2 { color: var(--skua-ch4, #6a3fa0); }
.nb-color3 { color: var(--skua-right, #1b6b3a); }
.nb-color4 { color: var(--skua-again, #8a4a06); }
.nb-color5 { color: var(--skua-steel, #42525f); }
.nb-dash1 .nb-line { stroke-dasharray: 10 3; }
.nb-dash2 .nb-line { stroke-dasharray: 3 3; }
.nb-dash3 .nb-line { stroke-dasharray: 12 3 3 3; }
.nb-dash4 .nb-line { stroke-dasharray: 6 6; }
.nb-dash5 .nb-line { stroke-dasharray: 1 4; stroke-linecap: round; }
.nb-hollow .nb-point { fill: var(--skua-surface, #fff); stroke: currentColor; stroke-width: 2; }
.nb-legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
.nb-legend svg { vertical-align: middle; }
.nb-values summary { min-block-size: 2.75rem; padding-block: .625rem; cursor: pointer; }
.nb-tables { max-block-size: 20rem; overflow: auto; display: flex; flex-wrap: wrap; gap: 1rem; }
.nb-tables table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
.nb-tables :is(th, td) { border: 1px solid var(--skua-line, #c9d8e3); padding: .25rem .5rem; text-align: start; }
.nb-activity > :is(h2, h3, h4, h5) { font-size: 1.25rem; font-weight: 600; margin-block: 1rem .5rem; }
/* A drawing that is made smaller keeps numbers that can be read. */
@media (max-width: 40rem) { .nb-plot text { font-size: 18px; } }
@media (forced-colors: active) { .nb-plot, .nb-legend svg { forced-color-adjust: auto; } }
@media print { .nb-values { display: none; } .nb-activity > :first-child { break-after: avoid; } }
`;

/** Of the page around them, where it is a file of its own. */
export const pageStyle = `
:root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif; --skua-text: #12222e; --skua-muted: #475c6c; --skua-line: #c9d8e3; --skua-surface: #fff; background: var(--skua-surface); color: var(--skua-text); }
@media screen and (prefers-color-scheme: dark) {
  :root { --skua-text: #edf4f9; --skua-muted: #a9bdcc; --skua-line: #2f4557; --skua-surface: #13212e; --skua-control: #7f9cb1; --skua-accent: #6cc4f2; --skua-temperature: #ff9478; --skua-co2: #7fb8ff; --skua-ch4: #c6a4f5; --skua-right: #7fd6a0; --skua-again: #f3b874; --skua-steel: #c3d0da; }
}
body { margin: 0; }
main { max-inline-size: 46rem; margin-inline: auto; padding: 1.5rem 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin-block: 0 .25rem; }
:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
@page { margin: 18mm; }
`;
