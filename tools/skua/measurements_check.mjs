// What module.json lets students put into the notebook, against what its simulations have.
import { ActivityFile } from './activity_check.mjs';

/** Names of what is a number and needs nothing given. */
function measurable({ observables, quantities }) {
  const isNumber = ({ type }) => type !== 'truth';
  return [...observables.filter(isNumber), ...quantities.filter((one) => isNumber(one) && one.given.length === 0)].map(({ name }) => name);
}

/** All that is wrong with `measurements` in the text of a module.json: [{line, column, message}]. */
export function measurementFaults(text, simulations) {
  const { measurements = [] } = JSON.parse(text);
  const known = new Set(simulations.flatMap(measurable));
  const file = new ActivityFile(text);
  const fault = (at, message) => [{ ...file.find(at), message }];
  const check = (name, at) => known.has(name) ? [] : fault(at, `no simulation has a number "${name}" that needs nothing given; there is ${[...known].join(', ') || 'nothing'}`);
  // Of each of several things: how many there are, and by what one of them is measured.
  const isBy = (name) => simulations.some(({ quantities }) => quantities.some((one) => one.name === name && one.type !== 'truth' && one.given.join() === ','));
  return measurements.flatMap((one, i) => {
    const at = `/measurements/${i}`;
    if (typeof one === 'string') return check(one, at);
    return [...check(one.each, `${at}/each`), ...(isBy(one.by) ? [] : fault(`${at}/by`, `no simulation works out a number "${one.by}" from two bare ones: which of them, and which of "values"`))];
  });
}
