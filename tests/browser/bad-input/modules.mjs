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
  const entry = { sha256: createHash('sha256').update(code).digest('hex'), bytes: code.length };
  return {
    alter(path, bytes) {
      if (path.endsWith('/antarctica.wasm')) return code;
      if (!path.endsWith('/manifest.json')) return undefined;
      const manifest = JSON.parse(bytes.toString());
      manifest.code = { ...manifest.code, ...entry };
      return Buffer.from(JSON.stringify(manifest));
    },
  };
}
