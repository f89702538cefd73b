// axe finds nothing on a whole page, with the lesson's document in it, in any theme.
import assert from 'node:assert/strict';
import axe from 'axe-core';
import { patience, until } from '../driver/scope.mjs';

/** What the device asks for. */
export const kThemes = {
  light: { colorScheme: 'light', contrast: 'no-preference', forcedColors: 'none' },
  dark: { colorScheme: 'dark', contrast: 'no-preference', forcedColors: 'none' },
  'high contrast': { colorScheme: 'dark', contrast: 'more', forcedColors: 'none' },
};

/** With a modal dialog open axe takes all that is behind it for inert, and finds no heading there. */
export const kBehindModal = ['page-has-heading-one'];

/** Colours move on with the pictures of the stage, which are few beside another browser. */
const kUntilRestMs = 90_000 * patience;

/** No colour is on its way into another. */
export const atRest = () => document.getAnimations().every(({ playState, effect }) => playState !== 'running' || effect.getComputedTiming().endTime === Infinity);

/** Only what is found is told in full. `without`: rules that can't hold there. */
export const optionsOf = (without) => ({ resultTypes: ['violations'], rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])) });

export const listed = (where, violations) =>
  violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => `${where}: ${id} (${help}) at ${target.join(' ')}: ${failureSummary}`));

export async function putAxeInto(frame) {
  if (!(await frame.evaluate('Boolean(globalThis.axe)'))) await frame.evaluate(axe.source);
}

/** What axe makes of a document, and of each in it, which it can't look into from outside. */
async function partsOf(frame, context, options) {
  await putAxeInto(frame);
  const inside = await frame.evaluate((own) => globalThis.axe.utils.getFrameContexts(own), context);
  const parts = [await frame.evaluate(async ([own, how]) => JSON.stringify(await globalThis.axe.runPartial(own, how)), [context, options])];
  for (const { frameSelector, frameContext } of inside) {
    const element = (await frame.evaluateHandle((selector) => globalThis.axe.utils.shadowSelect(selector), frameSelector)).asElement();
    parts.push(...await partsOf(await element.contentFrame(), frameContext, options));
  }
  return parts;
}

async function faultsIn(engine, where, without) {
  const options = optionsOf(without);
  const parts = await partsOf(engine.mainFrame(), { include: [], exclude: [] }, options);
  const { violations, inFrame } = await engine.evaluate(async ([texts, how]) => {
    const { violations: found, passes } = await globalThis.axe.finishRun(texts.map((text) => JSON.parse(text)), how);
    return { violations: found, inFrame: [...found, ...passes].some(({ nodes }) => nodes.some(({ target }) => target.length > 1)) };
  }, [parts, options]);
  assert.ok(inFrame || engine.frames().length === 1, `${where}: axe has not looked into the frame`);
  return listed(where, violations);
}

/** In every theme; light comes last, so that the page is left as it was. */
export async function expectNothing(page, where, without = []) {
  const { page: engine } = page.engine;
  const found = [];
  for (const [theme, media] of Object.entries(kThemes).reverse()) {
    await engine.emulateMedia(media);
    for (const frame of engine.frames()) await until(async () => (await frame.evaluate(atRest)) || undefined, () => `${where}, ${theme}: colours do not come to rest`, { ms: kUntilRestMs });
    found.push(...await faultsIn(engine, `${where}, ${theme}`, without));
  }
  assert.deepEqual(found, []);
}
