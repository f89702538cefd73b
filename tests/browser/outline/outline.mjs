// What a screen reader is given: Chromium's own accessibility tree of a lesson as lines of text, view by view. The lesson is
// begun with a fixed seed, so that the same build gives the same lines.
import assert from 'node:assert/strict';
import { BloodOnTwoRounds, kRoundsStages } from '../blood_on_two_rounds.mjs';
import { launch } from '../driver/index.mjs';
import { ExploreAFrog, kExploreStages } from '../explore_a_frog.mjs';
import { Gallery, kSheets } from '../gallery_page.mjs';
import { throughStates } from '../gallery_states.mjs';
import { FrogAndHuman, kComparisonStages } from '../frog_and_human.mjs';
import { IceCheck } from '../ice_check.mjs';
import { InsideAFrog, kFrogStages } from '../inside_a_frog.mjs';
import { startLms } from '../lms.mjs';
import { kCellStages, OrganToCell } from '../organ_to_cell.mjs';
import { NotebookPage } from '../notebook_page.mjs';
import { settle } from '../pictures.mjs';
import { kPracticalStages, NameThePins, PracticalCheck } from '../practical_page.mjs';
import { pathOf, ReadingTheIce } from '../reading_the_ice.mjs';
import { texts } from '../texts.mjs';
import { pathOf as pathInAir, TrappedAir } from '../trapped_air.mjs';

const kSkipped = new Set(['InlineTextBox', 'none', 'generic', 'RootWebArea', 'ListMarker', 'LineBreak']);
/** Said where it is so. */
const kStates = ['disabled', 'expanded', 'checked', 'pressed', 'selected', 'invalid', 'required', 'modal', 'hasPopup', 'live'];

/** Their values are told in words, which the protocol leaves out of the tree. */
const kRanges = new Set(['slider', 'progressbar', 'meter', 'spinbutton']);

/** What a student operates. */
const kControls = new Set(['button', 'checkbox', 'combobox', 'DisclosureTriangle', 'link', 'menuitem', 'radio', 'searchbox', 'slider', 'spinbutton', 'switch', 'tab', 'textbox']);

/** Attributes of what a node of the tree stands for, by their names. */
async function attributesOf(session, { backendDOMNodeId }) {
  const { node: { attributes = [] } } = await session.send('DOM.describeNode', { backendNodeId: backendDOMNodeId });
  return Object.fromEntries(Array.from({ length: attributes.length / 2 }, (_, i) => [attributes[2 * i], attributes[2 * i + 1]]));
}

/** Controls beside which a description stands that is not theirs: they would be operated without it. */
function unheard() {
  const controls = 'button, input, select, textarea, summary, [role=switch], [role=slider], [role=tab], fieldset, [role=group]';
  return [...document.querySelectorAll('.description[id]')].filter((line) => {
    // What is only read has its description in it.
    if (!line.checkVisibility() || line.parentElement.matches('.text, .object, .image, .rich, .progress')) return false;
    const around = [line.parentElement, ...line.parentElement.querySelectorAll(':scope > *, :scope > * > *')];
    return around.some((element) => element.matches(controls)) && !document.querySelector(`[aria-describedby~="${CSS.escape(line.id)}"]`);
  }).map((line) => `nothing is described by "${line.textContent}"`);
}

/** Controls that the tree leaves without a name, or without a description that the page has for them. */
async function expectHeard(session, nodes, frame) {
  const faults = await frame.evaluate(unheard);
  for (const node of nodes.filter(({ ignored, role }) => !ignored && kControls.has(role?.value))) {
    const attributes = await attributesOf(session, node);
    const what = `${node.role.value} "${node.name?.value ?? ''}" (${attributes.id ?? attributes.class ?? ''})`;
    if (!node.name?.value.trim()) faults.push(`${what} has no name`);
    const described = attributes['aria-describedby'] || attributes['aria-description'] || (attributes.title !== node.name?.value && attributes.title);
    if (described && !node.description?.value.trim()) faults.push(`${what} is described by "${described}", and the tree has nothing of it`);
  }
  assert.deepEqual(faults, []);
}

const valueOf = (property) => property?.value?.value ?? property?.value;

function stateWords(node) {
  const properties = Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value]));
  const said = kStates.filter((name) => ![undefined, false, 'false', '', 'off'].includes(properties[name]))
    .map((name) => (properties[name] === true || properties[name] === 'true' ? name : `${name}=${properties[name]}`));
  if (properties.expanded === false) said.push('folded');
  if (node.role.value === 'heading' && properties.level) said.push(`level=${properties.level}`);
  const value = node.words ?? valueOf(node.value);
  if (value !== undefined && value !== '') said.push(`value=${JSON.stringify(value)}`);
  return said.length ? ` (${said.join(', ')})` : '';
}

/** Lines of the tree, each two spaces deeper than what holds it. */
export function linesOf(nodes) {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines = [];
  const walk = (node, depth, within) => {
    const role = node.role?.value;
    const name = node.name?.value ?? '';
    if (role === 'status') return; // what is announced comes and goes
    // Another one at each visit.
    if (role === 'time' || role === 'timer') return void lines.push(`${'  '.repeat(depth)}${role}${name && role === 'timer' ? ` ${JSON.stringify(name)}` : ''}`);
    const skip = node.ignored || kSkipped.has(role);
    // Text that only repeats the name of what holds it says nothing more.
    const repeats = role === 'StaticText' && (within.includes(name.trim()) || !name.trim());
    if (!skip && !repeats) {
      const described = node.description?.value ? ` described as ${JSON.stringify(node.description.value)}` : '';
      lines.push(`${'  '.repeat(depth)}${role === 'StaticText' ? 'text' : role}${name ? ` ${JSON.stringify(name)}` : ''}${described}${stateWords(node)}`);
    }
    const deeper = skip || repeats ? depth : depth + 1;
    for (const id of node.childIds ?? []) if (byId.has(id)) walk(byId.get(id), deeper, skip ? within : name);
  };
  walk(nodes.find(({ parentId }) => parentId === undefined), 0, '');
  return lines;
}

/** Lines of the first node with this role, and of what is in it. */
function partOf(lines, role) {
  const depth = (line) => line.length - line.trimStart().length;
  const from = lines.findIndex((line) => line.trimStart().startsWith(`${role} `));
  assert.ok(from >= 0, `there is no ${role} in:\n${lines.join('\n')}`);
  const length = lines.slice(from + 1).findIndex((line) => depth(line) <= depth(lines[from]));
  return lines.slice(from, length < 0 ? undefined : from + 1 + length).map((line) => line.slice(depth(lines[from])));
}

/** Flaps come to lie a little otherwise with each hand: by how much it is open, and whether what lies at the edge can be got at. */
const kOpen = /\d+ %(?= (of it is )?open)/, kAtTheEdge = /button "Glottis"/;

/** The tree of the lesson in the page's frame; with `part`, the role of something in it, of that only. Every control in it is heard. */
export async function outlineOf(page, part) {
  await page.frame().waitFor(() => document.getElementById('status').dataset.word === 'saved');
  await settle();
  const { page: playwrightPage } = page.engine;
  const session = await playwrightPage.context().newCDPSession(playwrightPage);
  try {
    const { frameTree } = await session.send('Page.getFrameTree');
    const { nodes } = await session.send('Accessibility.getFullAXTree', { frameId: frameTree.childFrames[0].frame.id });
    for (const node of nodes.filter(({ role }) => kRanges.has(role?.value))) node.words = (await attributesOf(session, node))['aria-valuetext'];
    await expectHeard(session, nodes, page.frame());
    // The knob is turned until the picture is sharp, which it is at more than one place.
    const lines = linesOf(nodes).filter((line) => !kAtTheEdge.test(line)).map((line) => line.replace(/(slider "Fine focus" \(value=")[^"]*/, '$1…').replace(kOpen, '… %'));
    return `${(part ? partOf(lines, part) : lines).join('\n')}\n`;
  } finally {
    await session.detach();
  }
}

/** Each stage of a lesson as it begins, and its result. */
async function throughAll(name, lesson, note, stages, options) {
  for (const stage of stages) {
    await lesson.inStage(stage);
    await lesson.still?.();
    await note(`${name}-${stage}`);
    await lesson[stage](options);
  }
  await lesson.result();
  await lesson.still?.();
  await note(`${name}-result`);
}

/** A wide page: all of the bar's controls stand in it. In the usual frame of 1000 px they are in a menu. */
async function widen(page) {
  await page.setViewport(1300, 900);
  await page.evaluate(() => Object.assign(document.querySelector('skua-player').style, { width: '1280px', height: '800px' }));
  await page.frame().waitFor(() => innerWidth === 1280);
}

/** The bar with room and without, with its menu open, and what is opened from it. */
async function aroundTheLesson(lesson, note, page) {
  const { frame } = lesson;
  const t = texts('player'), settings = texts('settings');
  const button = (name) => frame.getByRole('button', { name });
  await lesson.inStage('look');
  const notebook = new NotebookPage(frame);
  await notebook.ready();
  await note('bar-menu-open', 'banner');
  await frame.press('Escape');
  await note('bar-menu', 'banner');
  await widen(page);
  await note('bar', 'banner');

  await button(t('bar.settings')).click();
  await frame.getByRole('disclosure', { name: settings('shortcuts') }).click();
  await note('settings', 'dialog');
  await button(settings('close')).click();

  await notebook.open();
  await note('notebook-empty', 'dialog');
  await notebook.write('Deeper than I thought.');
  await notebook.take(new RegExp(`^${lesson.t('measurement.drill_depth')}:`), lesson.t('measurement.drill_depth'));
  await notebook.take(notebook.t('take.picture'), notebook.t('kind.picture'));
  await notebook.button('change.picture.of', { name: notebook.t('kind.picture') }).click();
  await notebook.button('label.add').click();
  await note('notebook', 'dialog');
  await notebook.button('cancel').click();
  await notebook.close();

  await lesson.sample(450);
  await button(t('bar.text')).click();
  await frame.getByRole('heading', { name: t('stage.list') }).get();
  await note('trapped-air-text-view');
}

/** Each question of the check, its answers, and what is handed in. */
async function throughCheck(check, note) {
  const questions = [() => check.iceAge(), () => check.agesApart(), () => check.coldCo2(), () => check.warmSpacing()];
  for (const [n, answer] of questions.entries()) {
    await check.inQuestion(n + 1);
    await note(`ice-check-${n + 1}`);
    await answer();
    if (n < 3) await check.nextQuestion();
  }
  await check.next('next.review');
  await check.button('hand_in').get();
  await note('ice-check-answers');
  await check.handIn();
  await note('ice-check-handed-in');
}

/** Outlines by groups, each of which is read in a test of its own, since together they take long. What is in no other group is in "ice". */
const kGroups = {
  gallery: /^gallery-/, frog: /^(inside-a-frog|name-the-pins)-/, explored: /^explore-a-frog-/, practical: /^frog-practical-/, compared: /^(two-rounds|frog-and-human|organ-to-cell)-/,
};
export const kAllGroups = ['ice', ...Object.keys(kGroups)];
/** The group of an outline, by the name of its file. */
export const groupOf = (name) => Object.keys(kGroups).find((group) => kGroups[group].test(name)) ?? 'ice';

/** Outlines of a group: of each sheet of the gallery as it begins and in other states, of each stage of the lessons and of what is around them, by the names of their files. */
export async function outlines(group) {
  const found = new Map();
  const browser = await launch('chromium');
  const visit = async ({ mode = 'practice', ...options }, make, go) => {
    const lms = await startLms(options);
    try {
      const page = await browser.newPage();
      await page.goto(`${lms.url}/?mode=${mode}`);
      await go(make(page.frame()), async (name, part) => found.set(`${name}.txt`, await outlineOf(page, part)), page);
    } finally {
      lms.close();
    }
  };
  try {
    if (group === 'frog') {
      await visit({ module: 'frog-dissection', activity: 'inside-a-frog' }, (frame) => new InsideAFrog(frame), async (lesson, note) => {
        await lesson.inStage('outside');
        await lesson.frame.getByRole('button', { name: texts('player')('bar.menu') }).click();
        await lesson.frame.getByRole('button', { name: texts('player')('bar.text') }).click();
        await lesson.frame.getByRole('heading', { name: texts('player')('stage.list') }).get();
        await note('inside-a-frog-text-view');
      });
      await visit({ module: 'frog-dissection', activity: 'inside-a-frog' }, (frame) => new InsideAFrog(frame), (lesson, note) => throughAll('inside-a-frog', lesson, note, kFrogStages));
      await visit({ module: 'frog-dissection', activity: 'name-the-pins' }, (frame) => new NameThePins(frame), (lesson, note) => throughAll('name-the-pins', lesson, note, kPracticalStages));
    } else if (group === 'explored') {
      await visit({ module: 'frog-dissection', activity: 'explore-a-frog', notebook: true }, (frame) => new ExploreAFrog(frame), (lesson, note) => throughAll('explore-a-frog', lesson, note, kExploreStages));
    } else if (group === 'practical') {
      await visit({ module: 'frog-dissection', activity: 'frog-practical', mode: 'assessment' }, (frame) => new PracticalCheck(frame), (lesson, note) => throughAll('frog-practical', lesson, note, kPracticalStages));
    } else if (group === 'compared') {
      await visit({ module: 'frog-circulation', activity: 'two-rounds' }, (frame) => new BloodOnTwoRounds(frame), (lesson, note) => throughAll('two-rounds', lesson, note, kRoundsStages));
      await visit({ module: 'frog-dissection', activity: 'frog-and-human' }, (frame) => new FrogAndHuman(frame), (lesson, note) => throughAll('frog-and-human', lesson, note, kComparisonStages));
      await visit({ module: 'frog-microscope', activity: 'organ-to-cell' }, (frame) => new OrganToCell(frame), (lesson, note) => throughAll('organ-to-cell', lesson, note, kCellStages));
    } else if (group === 'gallery') {
      await visit({ module: 'gallery', activity: 'widgets' }, (frame) => new Gallery(frame, 'en'), async (gallery, note, page) => {
        for (const sheet of kSheets) {
          await gallery.sheet(sheet);
          await note(`gallery-${sheet}`);
        }
        await widen(page); // with room for the timeline
        // A tooltip repeats to the eye what its control is described as.
        await throughStates(gallery, (name) => note(`gallery-${name}`), (name) => name !== 'controls-tip');
      });
    } else {
      await visit({ activity: 'trapped-air', notebook: true }, (frame) => new TrappedAir(frame), aroundTheLesson);
      await visit({ activity: 'ice-check', mode: 'assessment' }, (frame) => new IceCheck(frame), throughCheck);
      await visit({}, (frame) => new ReadingTheIce(frame), (lesson, note) => throughAll('ice-core', lesson, note, pathOf()));
      // With mistakes, since the help is a question of another kind: for an order.
      const mistakes = { mistakes: true };
      await visit({ activity: 'trapped-air' }, (frame) => new TrappedAir(frame), (lesson, note) => throughAll('trapped-air', lesson, note, pathInAir(mistakes), mistakes));
    }
  } finally {
    await browser.kill();
  }
  return found;
}
