// What is wrong with an activity in JSON, each at its line and column: what the runtime finds when it reads it, and what
// stands in its texts.
import { findNodeAtLocation, parseTree, printParseErrorCode } from 'jsonc-parser';
import { argumentsOf } from '../../web/build/message.mjs';
import { isBlank, markIn, otherPlaces, wrongTags } from '../../web/build/text_faults.mjs';
import { kPracticeNames, practiceOf } from './ngss.mjs';

/** A file with the places of its parts. */
export class ActivityFile {
  constructor(text) {
    this.text = text;
    this.syntax = [];
    this.root = parseTree(text, this.syntax, { disallowComments: true });
  }

  /** {line, column} of an offset, both from 1. */
  at(offset) {
    const before = this.text.slice(0, offset).split('\n');
    return { line: before.length, column: before.at(-1).length + 1 };
  }

  /** Where a JSON pointer leads; of what is missing, the place that lacks it. */
  find(pointer) {
    const path = pointer.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
    for (let length = path.length; length >= 0; length -= 1) {
      const steps = path.slice(0, length).map((step) => (/^\d+$/.test(step) ? Number(step) : step));
      const node = this.root && this.#nodeAt(steps);
      if (node) return this.at(node.offset);
    }
    return { line: 1, column: 1 };
  }

  /** A number among the steps may be an index or a name. */
  #nodeAt(steps) {
    let node = this.root;
    for (const step of steps) {
      node = findNodeAtLocation(node, [node.type === 'array' ? step : String(step)]);
      if (!node) return undefined;
    }
    return node;
  }
}

const listed = (names) => [...names].join(', ') || 'nothing';

const kSyntax = {
  InvalidSymbol: 'a word that means nothing here; texts stand in quotes', InvalidNumberFormat: 'a number that can\'t be read',
  PropertyNameExpected: 'a name in quotes is missing', ValueExpected: 'a value is missing', ColonExpected: 'a colon is missing',
  CommaExpected: 'a comma is missing', CloseBraceExpected: 'a closing } is missing', CloseBracketExpected: 'a closing ] is missing',
  EndOfFileExpected: 'something stands behind the end', UnexpectedEndOfString: 'a text has no closing quote', InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfNumber: 'a number breaks off', InvalidUnicode: 'a character can\'t be read', InvalidEscapeCharacter: 'a backslash stands before the wrong letter',
  InvalidCharacter: 'a text can\'t have a line break or tab in it',
};

/** Whether the text is JSON at all. One slip makes many errors; the first is where it is. */
function syntaxFaults(file) {
  return file.syntax.slice(0, 1).map(({ error, offset }) => {
    const name = printParseErrorCode(error);
    return { ...file.at(offset), at: '', message: `this is not JSON: ${kSyntax[name] ?? name}` };
  });
}

const pointed = (key) => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** All questions with their places, also those of practices: [{at, task}]. */
function questionsOf({ stages = [] }) {
  const asked = (at, task) => [...(task.ask ? [{ at, task }] : []), ...(task.questions ?? []).map((one, i) => ({ at: `${at}/questions/${i}`, task: one }))];
  return stages.flatMap(({ tasks = [] }, s) => tasks.flatMap((task, t) => asked(`/stages/${s}/tasks/${t}`, task)));
}

/** The texts of a language against what the activity shows, and against those of the first language. */
function textFaults(file, activity, needs) {
  const faults = [];
  const fault = (at, message) => faults.push({ ...file.find(at), at, message });
  const known = new Map(needs.texts.map((text) => [text.key, text]));
  const rich = new Set((activity.stages ?? []).flatMap(({ tasks = [] }) => tasks.flatMap(({ read }) => read ?? [])));
  const all = activity.texts ?? {};
  const [first] = activity.languages;
  for (const tag of activity.languages) {
    const place = `/texts/${tag}`;
    const said = all[tag];
    if (!said) {
      fault(place, `there are no texts in "${tag}", which "languages" lists`);
      continue;
    }
    for (const { key, required } of needs.texts) {
      if (!isBlank(said[key])) continue;
      const elsewhere = activity.languages.find((other) => !isBlank(all[other]?.[key]));
      if (required) fault(`${place}/${pointed(key)}`, `"${key}" is missing in ${tag}`);
      else if (elsewhere) fault(`${place}/${pointed(key)}`, `"${key}" is missing in ${tag}; it is there in ${elsewhere}`);
      else if (said[key] !== undefined) fault(`${place}/${pointed(key)}`, `"${key}" is blank in ${tag}: leave it out`);
    }
    for (const [key, text] of Object.entries(said)) {
      const at = `${place}/${pointed(key)}`;
      const needed = known.get(key);
      if (!needed) {
        fault(at, `nothing shows "${key}"`);
        continue;
      }
      if (isBlank(text)) continue;
      const mark = markIn(text);
      const tags = rich.has(key) ? wrongTags(key, text) : mark && `"${key}" has ${mark}: only a text to read can show that`;
      if (tags) fault(at, tags);
      try {
        let unknown = false;
        for (const name of argumentsOf(text, tag)) {
          if (needed.numbers.includes(name)) continue;
          unknown = true;
          fault(at, `{${name}} is no number that this text can speak of; there is ${listed(needed.numbers)}`);
        }
        const source = all[first]?.[key];
        const fine = () => argumentsOf(source, first).every((name) => needed.numbers.includes(name));
        const other = !unknown && tag !== first && !isBlank(source) && fine() && otherPlaces(key, { text, tag }, { text: source, tag: first });
        if (other) fault(at, other);
      } catch (error) {
        fault(at, error.message);
      }
    }
    for (const { task } of questionsOf(activity)) {
      for (const list of [task.options, task.partners, task.evidence]) {
        const words = new Map();
        for (const one of list ?? []) {
          const text = said[`${task.ask}.${one}`]?.trim();
          if (isBlank(text)) continue;
          if (words.has(text)) fault(`${place}/${pointed(`${task.ask}.${one}`)}`, `"${text}" stands there twice: nobody can tell which is meant`);
          words.set(text, one);
        }
      }
    }
  }
  for (const tag of Object.keys(all)) {
    if (!activity.languages.includes(tag)) fault(`/texts/${tag}`, `"languages" does not list ${tag}`);
  }
  return faults;
}

const kConstant = /^\s*(-?\d+(?:\.\d+)?)\s*([^\s\d,()+*/-]*)\s*$/;
const kNear = /^\s*near\(\s*response\s*,\s*(-?\d+(?:\.\d+)?)\s*([^\s\d,()+*/-]*)\s*,\s*(\d+(?:\.\d+)?)\s*([^\s\d,()+*/-]*)\s*\)\s*$/;
const kCode = /^(?:(?:K|[1-5]|K-2|3-5|MS|HS)-(?:PS|LS|ESS|ETS)\d(?:-\d{1,2})?|(?:PS|LS|ESS|ETS)\d\.[A-E])$/;

/** Where the way parts, student and teacher are told why it went on as it did: each way by itself has its reason. */
function wayFaults({ stages = [] }, fault) {
  for (const [s, { next = [] }] of stages.entries()) {
    if (!next.some(({ when, choose }) => when && !choose)) continue; // one way, or the student's choice
    const at = `/stages/${s}/next`;
    for (const [i, { when, because, choose }] of next.entries()) {
      if (!choose && !because) fault(`${at}/${i}/because`, `"because" is missing: why does the way ${when ? 'lead here' : 'lead here when no other does'}? Student and teacher are told`);
    }
    const after = stages[s + 1];
    if (after && next.every(({ when }) => when)) fault(at, `where none of these holds the next stage follows, and nobody is told why: add {"to": "${after.id}", "because": …} at the end`);
  }
}

/** What waits until a goal is reached that a student can go on without: they would wait for ever. */
function waitFaults({ stages = [] }, fault) {
  const passable = new Set(stages.flatMap(({ tasks = [] }) => tasks.flatMap(({ goal, hints }) => (goal && hints > 0 ? goal : []))));
  for (const [s, { tasks = [] }] of stages.entries()) {
    for (const [i, { after }] of tasks.entries()) {
      for (const [, goal] of typeof after === 'string' ? after.matchAll(/\breached\s*\(\s*['"]([\w-]+)['"]\s*\)/g) : []) {
        if (passable.has(goal)) fault(`/stages/${s}/tasks/${i}/after`, `whoever goes on without "${goal}" would wait here for ever: write done('${goal}')`);
      }
    }
  }
}

/** What can be read, and can't have been meant. */
function senseFaults(file, activity) {
  const faults = [];
  const fault = (at, message) => faults.push({ ...file.find(at), at, message });
  wayFaults(activity, fault);
  waitFaults(activity, fault);
  for (const { at, task } of questionsOf(activity)) {
    const { kind = 'choice', options = [], right } = task;
    if (kind === 'order' && Array.isArray(right) && options.length > 1 && options.every((one, i) => one === right[i])) {
      fault(`${at}/options`, 'students find the options in the right order already: give another order to "options"');
    }
    const near = kind === 'number' && typeof right === 'string' && kNear.exec(right);
    const answer = near && typeof task.answer === 'string' && kConstant.exec(task.answer);
    if (answer && answer[2] === near[2] && Math.abs(Number(answer[1]) - Number(near[1])) > Number(near[3])) {
      fault(`${at}/answer`, `"answer" is ${task.answer.trim()}, which "right" refuses`);
    }
    if (task.marked_by === 'school' && activity.mode !== 'assessment') fault(`${at}/marked_by`, `"${task.ask}" is marked by the school: that needs "mode": "assessment"`);
  }
  for (const [i, { codes = [], shown_by = {} }] of (activity.objectives ?? []).entries()) {
    for (const [j, code] of codes.entries()) {
      if (code in shown_by) continue; // see expectationFaults
      const unknown = !kCode.test(code) || (/^(MS|HS)-\w+-/.test(code) && !practiceOf(code));
      if (unknown) fault(`/objectives/${i}/codes/${j}`, `${code} is no code of the Next Generation Science Standards`);
    }
  }
  return faults;
}

/** A question that is named for a performance expectation must use that one's practice. */
function expectationFaults(file, activity, needs) {
  return needs.expectations.flatMap(({ code, item, uses }) => {
    const objective = activity.objectives.findIndex(({ shown_by }) => shown_by && code in shown_by);
    const at = `/objectives/${objective}/shown_by/${code}`;
    const place = { ...file.find(at), at };
    const practice = practiceOf(code);
    if (!practice) return [{ ...place, message: `${code} is no performance expectation of middle or high school (tools/skua/ngss.mjs)` }];
    if (practice === uses) return [];
    return [{ ...place, message: `${code} is about ${kPracticeNames[practice]} (${practice}); "${item}" uses ${uses}` }];
  });
}

/** A condition that can't be read, and why that may be. */
function worded(message) {
  const [, quoted, rest] = /^at character \d+ of "(.*)": (.*)$/s.exec(message) ?? [];
  if (quoted === undefined) return message;
  if (quoted.trim() === '') return 'is empty: a condition is missing';
  return quoted.includes('==') ? `in "${quoted}" write "=" to compare, not "=="` : message;
}

const kOptional = new Set(['when', 'after', 'ready', 'possible', 'at_once', 'compare']);

/** A copy without the conditions that can't be read: so that they don't hide what is wrong elsewhere. Undefined where another thing is wrong. */
function withoutConditions(activity, errors) {
  const copy = structuredClone(activity);
  for (const { at } of errors) {
    const steps = at.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
    const last = steps.pop();
    const place = steps.reduce((one, step) => one?.[step], copy);
    if (typeof place !== 'object' || place === null) return undefined;
    if (kOptional.has(last)) delete place[last];
    else if (last === 'until' || last === 'right' || steps.at(-1) === 'wrong') place[last] = 'true';
    else if (last === 'answer') place[last] = `0 ${place.unit ?? ''}`.trim();
    else return undefined;
  }
  return copy;
}

const namesLocales = (activity) => Array.isArray(activity.languages) && activity.languages.every((tag) => typeof tag === 'string');

/**
 * All faults of an activity, in the order of the file: [{line, column, at, message}]; `at` is a JSON pointer, also to what is
 * missing. `read` gives its text to the runtime, and returns what skua_check_activity answers.
 */
export function activityFaults(text, read) {
  const file = new ActivityFile(text);
  const syntax = syntaxFaults(file);
  if (syntax.length) return syntax;
  const whole = JSON.parse(text);
  // What an editor remembers of texts is no part of the lesson.
  const { texts_before: _, ...activity } = typeof whole === 'object' && whole !== null ? whole : {};
  const remembers = typeof whole === 'object' && whole !== null && 'texts_before' in whole;
  const result = read(remembers ? JSON.stringify(activity) : text);
  if (!result.errors) return inOrder([...textFaults(file, activity, result), ...senseFaults(file, activity), ...expectationFaults(file, activity, result)]);
  const faults = result.errors.map(({ at, message }) => ({ ...file.find(at), at, message: worded(message) }));
  const rest = namesLocales(activity) ? withoutConditions(activity, result.errors) : undefined;
  const readable = rest && read(JSON.stringify(rest));
  if (readable && !readable.errors) faults.push(...textFaults(file, activity, readable), ...senseFaults(file, activity));
  return inOrder(faults);
}

function inOrder(faults) {
  return faults.sort((a, b) => a.line - b.line || a.column - b.column);
}

/** "modules/x/activities/y.json:12:5: …", a line for each. */
export function faultLines(path, faults) {
  return faults.map(({ line, column, message }) => `${path}:${line}:${column}: ${message}`);
}

/** What activities may use of a simulation, as a table for authors. */
export function offerLines({ id, observables, quantities, commands, parts, places, kinds }) {
  const typed = ({ name, type, unit }) => `${name}${type === 'truth' ? ' (holds or not)' : unit ? ` (${unit})` : ''}`;
  const given = ({ name, given: units, ...rest }) => typed({ ...rest, name: `${name}(${units.map((unit) => unit || 'number').join(', ')})` });
  const ranged = (parameters) => parameters.map((p) => ` ${p.name} ${p.min} to ${p.max} ${p.unit}`.trimEnd()).join(',');
  const offered = ({ name, parameters }) => name + ranged(parameters);
  return [
    `simulation ${id}`,
    ...observables.map((one) => `  can be observed    ${typed(one)}`),
    ...quantities.map((one) => `  can be worked out  ${given(one)}`),
    ...commands.map((one) => `  can be done        ${offered(one)}`),
    ...parts.map((name) => `  can be hidden      ${name}`),
    ...places.map((name) => `  can have a pin     ${name}`),
    ...kinds.flatMap(({ name, given, fields }) => [
      `  can be asked       ${name}${given.length ? `, given${ranged(given)}` : ''}`,
      `                     response${ranged(fields)}`,
    ]),
  ];
}
