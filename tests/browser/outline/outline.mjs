// What a screen reader is given: Chromium's own accessibility tree of a lesson as lines of text, view by view. The lesson is
// begun with a fixed seed, so that the same build gives the same lines.
import { BloodOnTwoRounds, kRoundsStages } from '../blood_on_two_rounds.mjs';
import { launch } from '../driver/index.mjs';
import { Gallery, kSheets } from '../gallery_page.mjs';
import { FrogAndHuman, kComparisonStages } from '../frog_and_human.mjs';
import { InsideAFrog, kFrogStages } from '../inside_a_frog.mjs';
import { startLms } from '../lms.mjs';
import { kCellStages, OrganToCell } from '../organ_to_cell.mjs';
import { settle } from '../pictures.mjs';
import { kPracticalStages, NameThePins } from '../practical_page.mjs';
import { pathOf, ReadingTheIce } from '../reading_the_ice.mjs';
import { pathOf as pathInAir, TrappedAir } from '../trapped_air.mjs';

const kSkipped = new Set(['InlineTextBox', 'none', 'generic', 'RootWebArea', 'ListMarker', 'LineBreak']);
/** Said where it is so. */
const kStates = ['disabled', 'expanded', 'checked', 'pressed', 'selected', 'invalid', 'required', 'modal', 'hasPopup', 'live'];

/** Their values are told in words, which the protocol leaves out of the tree. */
const kRanges = new Set(['slider', 'progressbar', 'meter', 'spinbutton']);

async function valueWords(session, { backendDOMNodeId }) {
  const { node } = await session.send('DOM.describeNode', { backendNodeId: backendDOMNodeId });
  return node.attributes[node.attributes.indexOf('aria-valuetext') + 1 || -1];
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

/** The tree of the lesson in the page's frame. */
export async function outlineOf(page) {
  await page.frame().waitFor(() => document.getElementById('status').dataset.word === 'saved');
  await settle();
  const { page: playwrightPage } = page.engine;
  const session = await playwrightPage.context().newCDPSession(playwrightPage);
  try {
    const { frameTree } = await session.send('Page.getFrameTree');
    const { nodes } = await session.send('Accessibility.getFullAXTree', { frameId: frameTree.childFrames[0].frame.id });
    for (const node of nodes.filter(({ role }) => kRanges.has(role?.value))) node.words = await valueWords(session, node);
    return `${linesOf(nodes).join('\n')}\n`;
  } finally {
    await session.detach();
  }
}

/** Each stage of a lesson as it begins, and its result. */
async function throughAll(name, lesson, note, stages, options) {
  for (const stage of stages) {
    await lesson.inStage(stage);
    await note(`${name}-${stage}`);
    await lesson[stage](options);
  }
  await lesson.result();
  await note(`${name}-result`);
}

/** Outlines of each sheet of the gallery and of each stage of the lessons, by the names of their files. */
export async function outlines() {
  const found = new Map();
  const browser = await launch('chromium');
  const visit = async (options, make, go) => {
    const lms = await startLms(options);
    try {
      const page = await browser.newPage();
      await page.goto(lms.url);
      await go(make(page.frame()), async (name) => found.set(`${name}.txt`, await outlineOf(page)));
    } finally {
      lms.close();
    }
  };
  try {
    await visit({ module: 'gallery', activity: 'widgets' }, (frame) => new Gallery(frame, 'en'), async (gallery, note) => {
      for (const sheet of kSheets) {
        await gallery.sheet(sheet);
        await note(`gallery-${sheet}`);
      }
    });
    await visit({}, (frame) => new ReadingTheIce(frame), (lesson, note) => throughAll('ice-core', lesson, note, pathOf()));
    await visit({ module: 'frog-dissection', activity: 'inside-a-frog' }, (frame) => new InsideAFrog(frame), (lesson, note) => throughAll('inside-a-frog', lesson, note, kFrogStages));
    await visit({ module: 'frog-circulation', activity: 'two-rounds' }, (frame) => new BloodOnTwoRounds(frame), (lesson, note) => throughAll('two-rounds', lesson, note, kRoundsStages));
    await visit({ module: 'frog-dissection', activity: 'frog-and-human' }, (frame) => new FrogAndHuman(frame), (lesson, note) => throughAll('frog-and-human', lesson, note, kComparisonStages));
    await visit({ module: 'frog-dissection', activity: 'name-the-pins' }, (frame) => new NameThePins(frame), (lesson, note) => throughAll('name-the-pins', lesson, note, kPracticalStages));
    await visit({ module: 'frog-microscope', activity: 'organ-to-cell' }, (frame) => new OrganToCell(frame), (lesson, note) => throughAll('organ-to-cell', lesson, note, kCellStages));
    // With mistakes, since the help is a question of another kind: for an order.
    const mistakes = { mistakes: true };
    await visit({ activity: 'trapped-air' }, (frame) => new TrappedAir(frame), (lesson, note) => throughAll('trapped-air', lesson, note, pathInAir(mistakes), mistakes));
  } finally {
    await browser.kill();
  }
  return found;
}
