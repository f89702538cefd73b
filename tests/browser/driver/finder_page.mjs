// Runs inside the page under test (bundled into one script): finds things the way a person with a screen reader is told
// about them, by role and accessible name, with the same code in every browser.
import { queryAllByRole, getRoles } from '@testing-library/dom';
import { computeAccessibleDescription, computeAccessibleName } from 'dom-accessibility-api';
import { forgetStops, notReached, standing } from './finder_keys.mjs';

function isVisible(element) {
  if (element.closest('[inert]')) return false;
  const box = element.getBoundingClientRect();
  return box.width > 0 && box.height > 0 && element.checkVisibility({ checkVisibilityCSS: true });
}

function nameMatcher(name) {
  if (name === undefined) return undefined;
  return typeof name === 'object' ? new RegExp(name.source, name.flags) : name;
}

/** A summary has no role of ARIA's, but browsers tell what opens and folds as such. */
function withRole(scope, role, options) {
  if (role !== 'disclosure') return queryAllByRole(scope, role, options);
  const { name } = options;
  const fits = (text) => name === undefined || (name instanceof RegExp ? name.test(text) : text === name);
  return [...scope.querySelectorAll('summary')].filter(({ innerText }) => fits(innerText.trim()));
}

function findAll({ role, name, description, level, within }) {
  let scope = document.body;
  if (within) {
    const outer = findAll(within);
    if (outer.length !== 1) return [];
    [scope] = outer;
  }
  const options = { name: nameMatcher(name) };
  if (level !== undefined) options.level = level;
  const described = (element) => description === undefined || computeAccessibleDescription(element) === description;
  return withRole(scope, role, options).filter((element) => isVisible(element) && described(element));
}

/** What a failed search prints: every role and name on the page. */
function listing() {
  const lines = [];
  for (const [role, elements] of Object.entries(getRoles(document.body))) {
    if (role === 'generic') continue;
    for (const element of elements) {
      if (!isVisible(element)) continue;
      const disabled = element.matches(':disabled, [aria-disabled="true"]') ? ' (disabled)' : '';
      const name = computeAccessibleName(element);
      const text = name === '' ? ` text ${JSON.stringify(element.textContent.trim().slice(0, 80))}` : '';
      lines.push(`  ${role} ${JSON.stringify(name)}${text}${disabled}`);
    }
  }
  return lines.join('\n');
}

function one(query) {
  const found = findAll(query);
  return found.length === 1 ? found[0] : undefined;
}

/** The same element, or one that stands for it: its label, or a child. */
function reaches(hit, element) {
  if (hit === null) return false;
  if (hit === element || element.contains(hit)) return true;
  return [...(element.labels ?? [])].some((label) => label.contains(hit));
}

/** A link among words is as high as its line. */
const isInText = (element) => element.matches('a') && getComputedStyle(element).display === 'inline';

/** The larger of the element's box and its label's, which takes presses for it. */
function sizeOf(element) {
  const boxes = [element, ...(element.labels ?? [])].map((one) => one.getBoundingClientRect());
  return { width: Math.max(...boxes.map(({ width }) => width)), height: Math.max(...boxes.map(({ height }) => height)) };
}

/** Scrolls to the element and says where a pointer must go to operate it, or why it can't: `least`, it is smaller than that, but for what is drawn on the stage. */
function aim(query, least) {
  const found = findAll(query);
  if (found.length !== 1) return { problem: `${found.length} elements match` };
  const [element] = found;
  if (element.matches(':disabled, [aria-disabled="true"]')) return { problem: 'it is disabled' };
  const bringHere = () => element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  const inside = (box) => box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth;
  if (!inside(element.getBoundingClientRect())) bringHere();
  // Elements over the stage let the pointer through to the canvas that draws what they stand for.
  const isOverlay = getComputedStyle(element).pointerEvents === 'none';
  const look = () => {
    const box = element.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const hit = document.elementFromPoint(x, y);
    return { x, y, hit, arrives: isOverlay ? hit instanceof HTMLCanvasElement : reaches(hit, element) };
  };
  const { width, height } = sizeOf(element);
  if (!isOverlay && !isInText(element) && Math.min(width, height) < least) return { problem: `it is smaller than ${least} pixels: ${width} by ${height}` };
  let seen = look();
  if (!seen.arrives) {
    bringHere(); // what scrolls may have it under its edge
    seen = look();
  }
  const { x, y, hit, arrives } = seen;
  if (!arrives) return { problem: `another element is in front of it: ${hit?.outerHTML.slice(0, 200) ?? 'nothing is hit at its centre'}` };
  watchFor(isOverlay ? hit : element);
  return { x, y };
}

let landed = false;
let watching;
/** What a press of a pointer is made of, to the click that ends it. */
const kOfPress = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'];

/**
 * Notes whether the next press of a pointer anywhere in the document is on this element. One that is not, because the
 * element moved away at the last moment, does nothing: what lies in its place must not be pressed by a test.
 */
function watchFor(element) {
  landed = false;
  watching?.abort();
  watching = new AbortController();
  const { signal } = watching;
  const hold = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type === 'click') watching.abort();
  };
  const note = (event) => {
    landed = reaches(event.target, element);
    if (landed) return;
    hold(event);
    for (const type of kOfPress) addEventListener(type, hold, { capture: true, signal });
  };
  addEventListener('pointerdown', note, { capture: true, once: true, signal });
}

/** Gives the keyboard to the element, as pressing Tab until it is reached would. */
function focus(query) {
  const element = one(query);
  if (!element) return { problem: `${findAll(query).length} elements match` };
  if (element.matches(':disabled')) return { problem: 'it is disabled' };
  element.focus();
  return document.activeElement === element ? {} : { problem: 'it does not take the keyboard focus', refused: true };
}

let sought = {};

/** What is sought, looked for anew only when it is gone: at each key press that would take long. */
function seek(query) {
  const key = JSON.stringify(query);
  if (sought.key !== key || !sought.element?.isConnected || !isVisible(sought.element)) sought = { key, element: one(query) };
  return sought.element;
}

function describe(element) {
  return {
    name: computeAccessibleName(element),
    description: computeAccessibleDescription(element),
    text: element.innerText ?? element.textContent,
    value: element.value ?? element.getAttribute('aria-valuenow'),
    valueText: element.getAttribute('aria-valuetext'),
    min: element.min, max: element.max, step: element.step,
    checked: element.checked ?? element.getAttribute('aria-checked') === 'true',
    pressed: element.getAttribute('aria-pressed') === 'true',
    selected: element.getAttribute('aria-selected') === 'true',
    expanded: element.getAttribute('aria-expanded'),
    disabled: element.matches(':disabled, [aria-disabled="true"]'),
    focused: document.activeElement === element,
    href: element.getAttribute('href'),
  };
}

globalThis.skuaTestFinder = {
  aim,
  /** Whether the press after the last aim() was on what was aimed at. */
  landed: () => landed,
  focus,
  /** Where the keyboard's focus is, seen from what is sought: see `standing`. */
  standing: (query) => standing(query ? seek(query) : undefined),
  /** The same, seen from the frame. */
  standingAtFrame: () => standing(skuaTestFinder.frames()[0]),
  forgetStops,
  notReached: () => notReached(isVisible),
  listing,
  describeAll: (query) => findAll(query).map(describe),
  /** Selects what a field holds, so that typing replaces it. */
  select: (query) => one(query)?.select?.(),
  /** Where the (only or first) frame lies on this page, having brought the point (x, y) of it onto the screen. */
  framePoint(x, y) {
    const frame = skuaTestFinder.frames()[0];
    if (!frame) return undefined;
    const at = () => {
      const box = frame.getBoundingClientRect();
      return { x: box.left + frame.clientLeft + x, y: box.top + frame.clientTop + y };
    };
    const point = at();
    if (point.y < 0 || point.y >= innerHeight) scrollBy({ top: point.y - innerHeight / 2, behavior: 'instant' });
    return at();
  },
  /** Gives the keyboard to the frame unless something in it has it already. */
  focusFrame() {
    const [frame] = skuaTestFinder.frames();
    if (frame && frame.getRootNode().activeElement !== frame) frame.focus();
  },
  frameCount: () => skuaTestFinder.frames().length,
  /** All frames of the page, those inside open shadow roots too. */
  frames(root = document) {
    const found = [];
    for (const element of root.querySelectorAll('*')) {
      if (element instanceof HTMLIFrameElement) found.push(element);
      if (element.shadowRoot) found.push(...skuaTestFinder.frames(element.shadowRoot));
    }
    return found;
  },
};
