#!/usr/bin/env node
// check-imports.mjs MODULE.wasm EXPORTS.txt
//
// A side module with an import that the runtime lacks links without complaint and dies when
// the import is called. This compares its imports with the list of what the runtime exports
// (one symbol a line, # starts a comment) and fails, naming each symbol that is not in it.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

// What the loader itself provides to every side module.
const loaderProvides = new Set([
  'env.memory',
  'env.__indirect_function_table',
  'env.__stack_pointer',
  'env.__memory_base',
  'env.__table_base',
]);
const symbolSpaces = new Set(['env', 'GOT.mem', 'GOT.func']);

export function symbolsOf(listText) {
  return new Set(
    listText
      .split('\n')
      .map((line) => line.replace(/#.*/, '').trim())
      .filter((line) => line !== ''),
  );
}

/** The imports of a module that neither the loader nor the listed symbols satisfy. */
export function unknownImports(wasmBytes, listed) {
  const module = new WebAssembly.Module(wasmBytes);
  // A module may take the address of its own exported symbols.
  const own = new Set(WebAssembly.Module.exports(module).map((entry) => entry.name));
  const unknown = new Set();
  for (const { module: space, name } of WebAssembly.Module.imports(module)) {
    if (loaderProvides.has(`${space}.${name}`)) continue;
    if (!symbolSpaces.has(space)) unknown.add(`${space}.${name}`);
    else if (!listed.has(name) && !(space !== 'env' && own.has(name))) unknown.add(name);
  }
  return [...unknown];
}

function readable(symbols) {
  const run = spawnSync('c++filt', { input: symbols.join('\n'), encoding: 'utf8' });
  return run.status === 0 ? run.stdout.trimEnd().split('\n') : symbols;
}

function main([wasmPath, listPath]) {
  if (!wasmPath || !listPath) {
    console.error('usage: check-imports.mjs MODULE.wasm EXPORTS.txt');
    return 2;
  }
  const unknown = unknownImports(readFileSync(wasmPath), symbolsOf(readFileSync(listPath, 'utf8')));
  if (unknown.length === 0) return 0;
  const names = readable(unknown);
  console.error(`${basename(wasmPath)} needs what the runtime does not export:`);
  unknown.forEach((symbol, i) => {
    console.error(`  ${symbol}${names[i] === symbol ? '' : `\n      ${names[i]}`}`);
  });
  console.error('Use a function of the SDK instead, or add the symbol to runtime/exports.txt.');
  return 1;
}

if (process.argv[1]?.endsWith('check-imports.mjs')) process.exitCode = main(process.argv.slice(2));
