// Modules made to go wrong (tests/modules, built with the wasm preset), served in place of the lesson's own.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const kBuilt = new URL('../../../build/wasm/tests/modules/', import.meta.url);

/** Options of startLms that serve this module, with a manifest that fits it. */
export function testModule(name) {
  const file = fileURLToPath(new URL(`${name}/${name}.wasm`, kBuilt));
  if (!existsSync(file)) throw new Error(`${file} is not there. Build it first: cmake --build --preset wasm`);
  const code = readFileSync(file);
  return {
    manifest(value) {
      // Its activities are its own: those in JSON are about a simulation that it does not have.
      for (const activity of value.activities) for (const part of ['file', 'locales']) delete activity[part];
      Object.assign(value.code, { sha256: createHash('sha256').update(code).digest('hex'), bytes: code.length });
    },
    alter: (path) => (path.endsWith('/antarctica.wasm') ? code : undefined),
  };
}
