// Asks a built runtime for its ABI number: node write-abi.mjs skua.js abi.txt
import {readFileSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {resolve} from 'node:path';

const [script, target] = process.argv.slice(2);
const start = createRequire(import.meta.url)(resolve(script));
const code = readFileSync(script.replace(/\.js$/, '.wasm'));
const runtime = await start({
  instantiateWasm(imports, done) {
    WebAssembly.instantiate(code, imports).then(({instance, module}) => done(instance, module));
    return {};
  },
});
writeFileSync(target, `${runtime._skua_abi()}\n`);
