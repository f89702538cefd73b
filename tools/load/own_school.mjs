// A school of its own, with a folder that is thrown away; it can be killed and started again.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Fault } from './arguments.mjs';

const kProgram = process.env.SKUA_SCHOOL ?? fileURLToPath(new URL('../../build/native/tools/school/skua-school', import.meta.url));
const kVersion = '10ad10ad10ad10ad';

/** Nobody opens this lesson: the school only needs to find it. */
async function writeSite(folder, activities) {
  const lesson = join(folder, 'lessons/load'), version = join(lesson, kVersion);
  await mkdir(version, { recursive: true });
  const file = { url: 'index.html', sha256: '0'.repeat(64), bytes: 1 };
  await writeFile(join(version, 'index.html'), '<!doctype html>\n');
  await writeFile(join(version, 'manifest.json'), JSON.stringify({ schema: 1, module: 'load', version: '1.0.0', abi: 1, runtime: { js: file, wasm: file }, code: file, activities: [] }));
  for (const part of ['school', 'host']) await mkdir(join(folder, part));
  const list = Array.from({ length: activities }, (_, i) => ({ id: `lesson-${i + 1}`, title: { en: `Lesson ${i + 1}` }, minutes: 10 }));
  await writeFile(join(lesson, 'latest.json'), JSON.stringify({ version: kVersion, activities: list }));
}

export class OwnSchool {
  static async start({ site, activities }) {
    if (!existsSync(kProgram)) throw new Fault(`${kProgram} is not built. Build it: cmake --build --preset native --target skua-school`);
    const school = new OwnSchool();
    school.folder = await mkdtemp(join(tmpdir(), 'skua-load-'));
    school.data = join(school.folder, 'data');
    school.site = site ?? join(school.folder, 'site');
    if (!site) await writeSite(school.site, activities);
    process.once('exit', () => school.child?.kill('SIGKILL'));
    await school.listen();
    return school;
  }

  async listen() {
    const ports = this.port ? ['--port', this.port, '--lesson-port', this.lessonPort] : ['--port', '0', '--lesson-port', '0'];
    this.child = spawn(kProgram, ['--site', this.site, '--data', this.data, ...ports], { stdio: ['ignore', 'pipe', 'pipe'] });
    this.gone = once(this.child, 'close');
    let said = '';
    this.child.stderr.setEncoding('utf8').on('data', (text) => (said = (said + text).slice(-2000)));
    const origins = [];
    for await (const line of createInterface({ input: this.child.stdout })) {
      origins.push(line.match(/http:\/\/127\.0\.0\.1:\d+/)?.[0]);
      if (origins.length === 2) break;
    }
    if (origins.length !== 2) throw new Fault(`the school does not start: ${said.trim()}`);
    this.origin = origins[0];
    [this.port, this.lessonPort] = origins.map((origin) => new URL(origin).port);
  }

  async end(signal) {
    this.child.kill(signal);
    await this.gone;
  }

  /** In mid write, and up again; resolves with how long that took, in ms. */
  async killAndRestart() {
    await this.end('SIGKILL');
    const begun = performance.now();
    await this.listen();
    return performance.now() - begun;
  }

  /** What SQLite says of the file while the school is down; nothing where its program is not installed. */
  async integrity() {
    const child = spawn('sqlite3', ['-readonly', join(this.data, 'school.db'), 'PRAGMA integrity_check; PRAGMA foreign_key_check;'], { stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    child.stdout.on('data', (part) => (text += part));
    child.stderr.on('data', (part) => (text += part));
    const missing = once(child, 'error').then(() => true);
    return (await Promise.race([missing, once(child, 'close').then(() => false)])) ? undefined : text.trim();
  }

  async close() {
    if (this.child.exitCode === null && this.child.signalCode === null) await this.end('SIGTERM');
    await rm(this.folder, { recursive: true, force: true });
  }
}
