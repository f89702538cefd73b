// Runs inside the page under test, beside the finder: says where the keyboard's focus is, and where from there an element lies.
import { computeAccessibleName } from 'dom-accessibility-api';

const numbers = new WeakMap();
let counted = 0;

/** The same number for the same element, for as long as it lives. */
function numberOf(element) {
  if (!numbers.has(element)) numbers.set(element, ++counted);
  return numbers.get(element);
}

/** What has the focus in this document, or in the shadow trees of its elements. */
function focused() {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** The element, or what of the document itself holds the shadow tree it is in. */
function inDocument(element) {
  let lifted = element;
  while (lifted.getRootNode() instanceof ShadowRoot) lifted = lifted.getRootNode().host;
  return lifted;
}

const isRightToLeft = (element) => getComputedStyle(element).direction === 'rtl';

/** The key that leads from one radio button of a group to another, or from tab to tab: Tab stops at one of them only. */
function arrowTo(target, from) {
  const isAhead = Boolean(from.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING);
  const isRadio = (element) => element.matches('input[type=radio]');
  if (isRadio(target) && isRadio(from) && target.name === from.name && target.form === from.form) return isAhead ? 'ArrowDown' : 'ArrowUp';
  const listOf = (element) => element.closest('[role=tab]')?.closest('[role=tablist]');
  const list = listOf(target);
  if (list && list === listOf(from)) return isAhead !== isRightToLeft(list) ? 'ArrowRight' : 'ArrowLeft';
  return undefined;
}

function wordsOf(element) {
  const role = element.getAttribute('role') ?? element.tagName.toLowerCase();
  return `${role} ${JSON.stringify(computeAccessibleName(element) || element.textContent.trim().slice(0, 40))}`;
}

let stops = new WeakSet();

/** Nothing has been reached yet: see `notReached`. */
export const forgetStops = () => { stops = new WeakSet(); };

const kOperable = `a[href], button, input, select, textarea, summary, ${['button', 'link', 'checkbox', 'switch', 'slider', 'tab', 'radio', 'spinbutton'].map((role) => `[role=${role}]`).join(', ')}`;

/** What stands for it at a stop of Tab: the others of its radio group, the other tabs of its list, the field whose arrow keys do what a button beside it does. */
function groupOf(element) {
  if (element.matches('input[type=radio]')) return [...document.querySelectorAll('input[type=radio]')].filter(({ name, form }) => name === element.name && form === element.form);
  if (element.matches('[role=tab]')) return [...element.closest('[role=tablist]').querySelectorAll('[role=tab]')];
  return element.matches('button[tabindex="-1"]') ? [...element.parentElement.querySelectorAll('input[type=number]')] : [];
}

/** In words, what can be operated and has not had the focus, since `forgetStops`. With a modal dialog open that is what is in it. */
export function notReached(isVisible) {
  const front = [...document.querySelectorAll('dialog:modal')].at(-1) ?? document;
  return [...front.querySelectorAll(kOperable)]
    .filter((element) => isVisible(element) && !element.matches(':disabled') && !element.closest('[aria-hidden=true]'))
    .filter((element) => ![element, ...groupOf(element)].some((one) => stops.has(one)))
    .map(wordsOf);
}

/**
 * Where the focus is: {here, nothing, frame, number, words}; and where `target` lies from there: {there, arrow, ahead}.
 * `here`: keys come to this document; `nothing`: no element of it has them; `frame`: a document in it has.
 */
export function standing(target) {
  const element = focused();
  const nothing = element === null || element === document.body || element === document.documentElement;
  const state = { here: document.hasFocus(), nothing };
  if (state.here && !nothing) stops.add(element);
  if (!nothing) Object.assign(state, { frame: element instanceof HTMLIFrameElement, number: numberOf(element), words: wordsOf(element) });
  if (!target) return state;
  if (nothing) return { ...state, there: false, ahead: true };
  const [from, to] = [inDocument(element), inDocument(target)];
  const position = from.compareDocumentPosition(to);
  return {
    ...state,
    there: element === target,
    arrow: element === target ? undefined : arrowTo(target, element),
    ahead: position === 0 || Boolean(position & Node.DOCUMENT_POSITION_FOLLOWING),
  };
}
