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
  return measurements.flatMap((name, i) => {
    if (known.has(name)) return [];
    return [{ ...file.find(`/measurements/${i}`), message: `no simulation has a number "${name}" that needs nothing given; there is ${[...known].join(', ') || 'nothing'}` }];
  });
}
