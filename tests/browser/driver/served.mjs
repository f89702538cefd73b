// Small pages for the driver's own tests: each server an origin of its own, under a policy that forbids eval and inline script.
import { createServer } from 'node:http';

export const kPolicy = "default-src 'none'; script-src 'self'; style-src 'self'";

/** Serves these files by their paths. */
export function serve(files, policy = kPolicy) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://x').pathname;
    const body = files[path];
    const type = path.endsWith('.js') ? 'text/javascript' : path.endsWith('.css') ? 'text/css' : 'text/html';
    response.writeHead(body === undefined ? 404 : 200, { 'Content-Type': `${type}; charset=utf-8`, 'Content-Security-Policy': policy });
    response.end(body);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

export const origin = (server) => `http://127.0.0.1:${server.address().port}`;

export function close(...servers) {
  for (const server of servers) {
    server?.closeAllConnections();
    server?.close();
  }
}
