// What is wrong with an activity in JSON, each at its line and column: what the runtime finds when it reads it, and what
// stands in its texts.
import { findNodeAtLocation, parseTree, printParseErrorCode } from 'jsonc-parser';
import { argumentsOf } from '../../web/build/message.mjs';
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

/** Whether the text is JSON at all: what is wrong with it. */
function syntaxFaults(file) {
  return file.syntax.map(({ error, offset }) => ({ ...file.at(offset), at: '', message: `this is not JSON: ${printParseErrorCode(error)}` }));
}

/** The texts of a language against what the activity shows. */
function textFaults(file, activity, needs) {
  const faults = [];
  const fault = (at, message) => faults.push({ ...file.find(at), at, message });
  const known = new Map(needs.texts.map((text) => [text.key, text]));
  for (const tag of activity.languages) {
    const place = `/texts/${tag}`;
    const said = activity.texts?.[tag];
    if (!said) {
      fault(place, `there are no texts in "${tag}", which "languages" lists`);
      continue;
    }
    for (const { key, required } of needs.texts) {
      if (required && !said[key]) fault(`${place}/${key}`, `"${key}" is missing in ${tag}`);
    }
    for (const [key, text] of Object.entries(said)) {
      const at = `${place}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      const needed = known.get(key);
      if (!needed) {
        fault(at, `nothing shows "${key}"`);
        continue;
      }
      try {
        for (const name of argumentsOf(text, tag)) {
          if (!needed.numbers.includes(name)) fault(at, `{${name}} is no number that this text can speak of; there is ${listed(needed.numbers)}`);
        }
      } catch (error) {
        fault(at, error.message);
      }
    }
  }
  for (const tag of Object.keys(activity.texts ?? {})) {
    if (!activity.languages.includes(tag)) fault(`/texts/${tag}`, `"languages" does not list ${tag}`);
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

/**
 * All faults of an activity, in the order of the file: [{line, column, at, message}]; `at` is a JSON pointer, also to what is
 * missing. `read` gives its text to the runtime, and returns what skua_check_activity answers.
 */
export function activityFaults(text, read) {
  const file = new ActivityFile(text);
  const syntax = syntaxFaults(file);
  if (syntax.length) return syntax;
  const result = read(text);
  if (result.errors) return inOrder(result.errors.map(({ at, message }) => ({ ...file.find(at), at, message })));
  const activity = JSON.parse(text);
  return inOrder([...textFaults(file, activity, result), ...expectationFaults(file, activity, result)]);
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
