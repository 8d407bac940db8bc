import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveHelper } from './processes.ts';
import type { Served } from './reference-server.ts';

/** Node's own HTTP server with one answer in memory: the reference where nginx is missing, and for starts and memory. */
export function runBareServer(): void {
  const server = createServer();
  serveHelper(
    async (request) => {
      const { body, headers } = request as Served;
      const all = { ...headers, 'content-length': String(body.length) };
      const bytes = Buffer.from(body);
      server.on('request', (_request, response) => void response.writeHead(200, all).end(bytes));
      await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
      return { port: (server.address() as AddressInfo).port };
    },
    () => Promise.resolve(),
  );
}
