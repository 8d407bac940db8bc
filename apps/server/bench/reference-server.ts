import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer as createSocket, type AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { end, findProgram, onCore, pause, startHelper } from './processes.ts';

/** Whoever serves given bytes as fast as anybody can: nginx from a file where it is installed, otherwise bare Node from memory. */
export interface ReferenceServer {
  readonly name: string;
  readonly pid: number;
  readonly port: number;
  stop(): Promise<void>;
}

/** What is to be served, headers included, so that both sides send the same number of bytes. */
export interface Served {
  readonly path: string;
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

export async function startReference(
  folder: string,
  served: Served,
  core: number | undefined,
): Promise<ReferenceServer> {
  const nginx = findProgram([
    '/usr/sbin/nginx',
    '/usr/local/sbin/nginx',
    '/opt/homebrew/bin/nginx',
    '/usr/local/bin/nginx',
  ]);
  return nginx === undefined ? startBareNode(served, core) : startNginx(nginx, folder, served, core);
}

async function startBareNode(served: Served, core: number | undefined): Promise<ReferenceServer> {
  const helper = await startHelper('bare', { core });
  const { port } = await helper.ask<{ port: number }>({ do: 'serve', ...served });
  return { name: 'Node http', pid: helper.pid, port, stop: () => helper.stop() };
}

async function startNginx(
  program: string,
  folder: string,
  served: Served,
  core: number | undefined,
): Promise<ReferenceServer> {
  const home = join(folder, 'nginx');
  const file = join(home, 'www', served.path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, served.body);
  const port = await freePort();
  const config = join(home, 'nginx.conf');
  writeFileSync(config, nginxConfig(home, port, served.headers));
  const [command, args] = onCore(core, program, ['-p', home, '-c', config, '-e', join(home, 'error.log')]);
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  const address = `http://127.0.0.1:${port}${served.path}`;
  for (let attempt = 0; ; attempt += 1) {
    const isUp = await fetch(address, { headers: { 'accept-encoding': 'identity' } }).then(
      (response) => response.arrayBuffer().then(() => response.status === 200),
      () => false,
    );
    if (isUp) break;
    if (attempt === 100 || child.exitCode !== null)
      throw new Error(`nginx does not serve ${address}; see ${join(home, 'error.log')}`);
    await pause(50);
  }
  return { name: 'nginx', pid: child.pid ?? 0, port, stop: () => end(child) };
}

/** As an operator would tune it for static pages: one worker, files kept open, nothing logged. */
function nginxConfig(home: string, port: number, headers: Readonly<Record<string, string>>): string {
  const { 'content-type': type = 'text/html', ...others } = headers;
  const added = Object.entries(others).map(
    ([name, value]) => `add_header ${name} '${value.replaceAll("'", String.raw`\'`)}';`,
  );
  return `${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1; daemon off; pid ${home}/pid; error_log ${home}/error.log;
events { worker_connections 512; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; etag off; if_modified_since off;
  client_body_temp_path ${home}/body; proxy_temp_path ${home}/proxy; fastcgi_temp_path ${home}/fastcgi;
  uwsgi_temp_path ${home}/uwsgi; scgi_temp_path ${home}/scgi;
  open_file_cache max=16; open_file_cache_valid 60s;
  types { } default_type '${type}';
  server { listen 127.0.0.1:${port}; root ${home}/www; ${added.join(' ')} }
}
`;
}

/** nginx does not tell which port it was given. */
async function freePort(): Promise<number> {
  const socket = createSocket();
  await new Promise<void>((resolve) => void socket.listen(0, '127.0.0.1', resolve));
  const { port } = socket.address() as AddressInfo;
  await new Promise<void>((resolve) => void socket.close(() => resolve()));
  return port;
}
