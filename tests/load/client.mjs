// Somebody at a school's API, who does not give up: waits and tries again while the school is away or asks to.
import http from 'node:http';

const kFirstWait_ms = 50;
const kLongestWait_ms = 2000;
const kPatience_ms = 60_000;
const kAnswer_ms = 20_000;

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export class Client {
  /** `where()` is the school's origin now. `figures` counts what went wrong on the way, and how long answers took. */
  constructor(where, figures) {
    Object.assign(this, { where, figures, cookie: undefined, agent: new http.Agent({ keepAlive: true }) });
  }

  close() { this.agent.destroy(); }

  async signIn(person) {
    const { headers } = await this.insist('POST', '/api/session', { body: { person } });
    this.cookie = headers['set-cookie'][0].split(';')[0];
  }

  /** The answer's JSON or text; other statuses than 2xx are errors, except those in `also`. */
  async insist(method, path, { body, token, also = [] } = {}) {
    const latest = Date.now() + kPatience_ms;
    for (let wait = kFirstWait_ms; ; wait = Math.min(2 * wait, kLongestWait_ms)) {
      let again;
      try {
        const reply = await this.once(method, path, { body, token });
        if (reply.status < 300 || also.includes(reply.status)) return reply;
        if (reply.status !== 503) throw new Error(`${method} ${path}: ${reply.status} ${reply.text.slice(0, 300)}`);
        this.figures.busy += 1;
        again = Number(reply.headers['retry-after']) * 1000;
      } catch (error) {
        if (!['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT'].includes(error.code)) throw error;
        this.figures.broken += 1;
      }
      if (Date.now() > latest) throw new Error(`${method} ${path}: no answer for ${kPatience_ms / 1000} s.`);
      await pause(again > 0 ? again : wait * (0.5 + Math.random()));
    }
  }

  once(method, path, { body, token }) {
    const origin = this.where();
    const text = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      ...(this.cookie && { Cookie: this.cookie }),
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(text !== undefined && { Origin: origin, 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) }),
    };
    this.figures.sent(1);
    return new Promise((resolve, reject) => {
      const request = http.request(`${origin}${path}`, { method, headers, agent: this.agent });
      request.setTimeout(kAnswer_ms, () => request.destroy(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })));
      request.on('error', reject);
      request.on('response', async (response) => {
        try {
          const parts = [];
          for await (const part of response) parts.push(part);
          const answer = Buffer.concat(parts).toString();
          const json = response.headers['content-type'] === 'application/json' && answer ? JSON.parse(answer) : undefined;
          resolve({ status: response.statusCode, headers: response.headers, text: answer, json });
        } catch (error) {
          reject(error);
        }
      });
      request.end(text);
    }).finally(() => this.figures.sent(-1));
  }
}
