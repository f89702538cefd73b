// Starts the real school on free ports over a folder of data of its own, and speaks to its API as the demo class does.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { kill, removeFolder, start, temporaryFolder, waitForOutput } from './driver/processes.mjs';

const project = fileURLToPath(new URL('../../', import.meta.url));
export const kSite = `${project}build/site`;
const kProgram = `${project}build/native/tools/school/skua-school`;

/** `site`: another built site than build/site; `data`: a folder that outlives the school; `env`: variables instead of these; `options`: more of the program's. */
export async function startSchool({ site = kSite, data, env, options = [] } = {}) {
  for (const [path, maker] of [[kProgram, 'cmake --build --preset native'], [site, 'node web/build.mjs']]) {
    if (!existsSync(path)) throw new Error(`${path} is not there. Build it first: ${maker}`);
  }
  const folder = data ?? temporaryFolder('school');
  const child = start(kProgram, ['--site', site, '--data', folder, '--port', '0', '--lesson-port', '0', ...options], env && { env: { ...process.env, ...env } });
  const [, url] = await waitForOutput(child, /Skua school: (\S+?)\/?\n/, { what: 'the school' });
  const [, lessons] = await waitForOutput(child, /Lessons: (\S+?)\/?\n/, { what: 'the school' });
  return {
    url,
    lessons,
    data: folder,
    as: (name) => signIn(url, name),
    /** It answers nothing until it goes on: as a network that is gone without a word. */
    pause() { child.kill('SIGSTOP'); },
    goOn() { child.kill('SIGCONT'); },
    /** Ends it at once, as a power cut would; `keep`: another one will go on with its data. */
    async kill({ keep = false } = {}) {
      await kill(child);
      if (data === undefined && !keep) removeFolder(folder);
    },
  };
}

async function answerOf(response) {
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

/** A person of the demo class at the API: by name, or the first "student" or "teacher". */
async function signIn(url, name) {
  const people = await answerOf(await fetch(`${url}/api/people`));
  const person = people.find((one) => one.name === name || one.role === name);
  if (!person) throw new Error(`nobody is called ${name}; there are ${people.map((one) => one.name).join(', ')}`);
  const post = (path, body, headers) => fetch(`${url}${path}`, {
    method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', Origin: url, ...headers },
  });
  const session = await post('/api/session', { person: person.id });
  if (!session.ok) throw new Error(`signing in as ${person.name}: ${session.status} ${await session.text()}`);
  const Cookie = session.headers.get('set-cookie').split(';')[0];
  return {
    person,
    get: async (path) => answerOf(await fetch(`${url}${path}`, { headers: { Cookie } })),
    /** `token`: of the launch, for deliveries. */
    post: async (path, body, token) => answerOf(await post(path, body, { Cookie, ...(token && { Authorization: `Bearer ${token}` }) })),
  };
}
