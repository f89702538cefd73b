// Which module an activity in a file of its own is over.
import { readFileSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { findNodeAtLocation } from 'jsonc-parser';
import { ActivityFile } from './activity_check.mjs';

/** What stands there in place of a simulation's name; nothing where it can't be made out. */
function simulationIn(file) {
  const node = file.root && findNodeAtLocation(file.root, ['simulation']);
  return node?.type === 'string' ? node.value : undefined;
}

/**
 * {module}: the one in whose folder the file lies, or else one that has an activity over the same simulation. {fault} where there is
 * none. The file may be broken in any way.
 */
export function fileModule(path, { project, names, activitiesIn }) {
  const file = new ActivityFile(readFileSync(path, 'utf8'));
  const owner = names.find((name) => resolve(path).startsWith(resolve(project, 'modules', name) + sep));
  if (owner) return { module: owner };
  const known = new Map();
  for (const module of names) {
    for (const other of activitiesIn(module)) known.set(simulationIn(new ActivityFile(readFileSync(other, 'utf8'))), module);
  }
  const simulation = simulationIn(file);
  if (known.has(simulation)) return { module: known.get(simulation) };
  const there = [...known].map(([name, module]) => `"${name}" (${module})`).join(', ');
  const message = simulation === undefined ? `"simulation" must name one that a module has: ${there}` : `no module has a simulation "${simulation}"; there is ${there}`;
  return { fault: { ...file.find('/simulation'), at: '/simulation', message } };
}
