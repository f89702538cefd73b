// Somebody at a school's HTTP API.
import http from 'node:http';

const kPatience_ms = 30_000;

export class Client {
  /** `where()` gives the school's origin: another one after it was started again. */
  constructor(where) {
    this.where = where;
    this.agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  }

  /** {status, text, json?}; throws when there is no answer. */
  request(method, path, body, more = {}) {
    const origin = this.where();
    const headers = { Origin: origin, ...(this.cookie && { Cookie: this.cookie }), ...(body && { 'Content-Type': 'application/json' }), ...more };
    return new Promise((resolve, reject) => {
      const request = http.request(new URL(path, origin), { method, headers, agent: this.agent, timeout: kPatience_ms }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part) => (text += part)).on('error', reject).on('end', () => {
          const json = response.headers['content-type'] === 'application/json' && text ? JSON.parse(text) : undefined;
          resolve({ status: response.statusCode, headers: response.headers, text, json });
        });
      });
      request.on('error', reject).on('timeout', () => request.destroy(new Error(`no answer in ${kPatience_ms / 1000} s`)));
      request.end(body && JSON.stringify(body));
    });
  }

  /** The answer's JSON; an error for any other status than 2xx. */
  async ask(method, path, body) {
    const { status, json, text } = await this.request(method, path, body);
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text.slice(0, 300)}`);
    return json ?? text;
  }

  async signIn(person) {
    const reply = await this.request('POST', '/api/session', { person });
    if (reply.status !== 204) throw new Error(`${person} can't sign in: ${reply.status} ${reply.text.slice(0, 300)}`);
    this.cookie = reply.headers['set-cookie'][0].split(';')[0];
  }

  close() { this.agent.destroy(); }
}
