/** A state as a tree of lines: members of a list stand under it, what belongs to one member under its number. */

import type { State } from "./state.ts";

interface Node {
  value?: string;
  children: Map<string, Node>;
}

/** "samples[2].depth_m" is samples, 2, depth_m; "samples.count" is told by the list itself. */
const stepsOf = (path: string): string[] => path.split(/[.[\]]+/).filter(Boolean);

function treeOf(fields: State["fields"]): Node {
  const root: Node = { children: new Map() };
  for (const [path, value] of fields) {
    let node = root;
    for (const step of stepsOf(path)) {
      const next = node.children.get(step) ?? { children: new Map() };
      node.children.set(step, next);
      node = next;
    }
    node.value = value;
  }
  return root;
}

function linesOf(node: Node, indent: string): string[] {
  const widest = Math.max(0, ...[...node.children].filter(([, child]) => child.value !== undefined).map(([name]) => name.length));
  return [...node.children].flatMap(([name, child]) => {
    if (child.value !== undefined) return [`${indent}${name.padEnd(widest)}  ${child.value}`];
    const count = child.children.get("count")?.value;
    child.children.delete("count");
    return [`${indent}${name}${count === undefined ? "" : ` (${count})`}`, ...linesOf(child, `${indent}  `)];
  });
}

export const stateTree = ({ fields }: State): string[] => linesOf(treeOf(fields), "  ");

/** The fields that differ: "samples[2].depth_m  1200 | 1210". */
export function stateDifferences(left: State, right: State): string[] {
  const [here, there] = [new Map(left.fields), new Map(right.fields)];
  const paths = [...new Set([...here.keys(), ...there.keys()])].filter((path) => here.get(path) !== there.get(path));
  const widest = Math.max(0, ...paths.map((path) => path.length));
  return paths.map((path) => `  ${path.padEnd(widest)}  ${here.get(path) ?? "(none)"} | ${there.get(path) ?? "(none)"}`);
}
