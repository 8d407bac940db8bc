import { request as httpRequest, Agent, type IncomingHttpHeaders } from 'node:http';
import type { ApiError } from '@openzone/contracts';
import type { Server } from '../../src/platform/http/index.ts';

/** What goes over the wire, whichever wire it is. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
}

export type Transport = (sent: Sent) => Promise<Received>;

/** Through Fastify without a socket. Kept pages are not reached this way: they are answered before the framework. */
export function injected(server: Server, host: string): Transport {
  return async ({ method, path, headers = {}, body }) => {
    const answer = await server.inject({
      method: method as 'GET',
      url: path,
      headers: { host, ...headers },
      ...(body === undefined ? {} : { payload: body }),
    });
    return { status: answer.statusCode, headers: answer.headers as IncomingHttpHeaders, bytes: answer.rawPayload };
  };
}

/** Over a real connection to 127.0.0.1, under the host name given. */
export function overHttp(port: number, host: string): Transport & { readonly close: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const send: Transport = ({ method, path, headers = {}, body }) =>
    new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const outgoing = httpRequest(
        { host: '127.0.0.1', port, method, path, agent, headers: { host, ...length, ...headers } },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('error', reject);
          incoming.on('end', () =>
            resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, bytes: Buffer.concat(chunks) }),
          );
        },
      );
      outgoing.on('error', reject);
      outgoing.setTimeout(60_000, () => outgoing.destroy(new Error('no answer within a minute')));
      outgoing.end(body);
    });
  return Object.assign(send, { close: () => agent.destroy() });
}

/** An answer of the JSON API. `body` is what the caller says it is; `error` the same as an error. */
export interface Answer<T> {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly body: T;
  readonly error: ApiError;
}

export interface FilePart {
  readonly name: string;
  readonly bytes: Buffer;
}

/** One person's (or nobody's) way into `/api/admin`. */
export interface ApiClient {
  readonly cookie: string | undefined;
  get<T = unknown>(path: string): Promise<Answer<T>>;
  post<T = unknown>(path: string, body?: unknown): Promise<Answer<T>>;
  put<T = unknown>(path: string, body: unknown): Promise<Answer<T>>;
  delete<T = unknown>(path: string): Promise<Answer<T>>;
  upload<T = unknown>(
    path: string,
    files: readonly FilePart[],
    fields?: Readonly<Record<string, string>>,
  ): Promise<Answer<T>>;
  /** With nothing added but the cookie. */
  raw(sent: Sent): Promise<Received>;
}

const boundary = 'openzone-test-boundary-7d93b1';

/** `multipart/form-data` (RFC 7578) by hand: fields first, then files. */
export function multipart(
  files: readonly FilePart[],
  fields: Readonly<Record<string, string>> = {},
): { type: string; body: Buffer } {
  const parts: Buffer[] = [];
  for (const [name, value] of Object.entries(fields)) {
    parts.push(Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`));
  }
  for (const file of files) {
    parts.push(
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${file.name}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
      ),
      file.bytes,
      Buffer.from('\r\n'),
    );
  }
  parts.push(Buffer.from(`--${boundary}--\r\n`));
  return { type: `multipart/form-data; boundary=${boundary}`, body: Buffer.concat(parts) };
}

export function apiClient(transport: Transport, cookie?: string): ApiClient {
  const own = cookie === undefined ? {} : { cookie };

  async function ask<T>(
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: string | Buffer,
  ): Promise<Answer<T>> {
    const received = await transport({
      method,
      path: `/api/admin${path}`,
      headers: { ...own, ...headers },
      ...(body === undefined ? {} : { body }),
    });
    return toAnswer<T>(received);
  }
  const json =
    (method: string) =>
    async <T>(path: string, body: unknown = {}): Promise<Answer<T>> =>
      ask<T>(method, path, { 'x-openzone-request': '1', 'content-type': 'application/json' }, JSON.stringify(body));

  return {
    cookie,
    get: (path) => ask('GET', path, {}),
    post: json('POST'),
    put: json('PUT'),
    delete: (path) => ask('DELETE', path, { 'x-openzone-request': '1' }),
    upload: (path, files, fields) => {
      const { type, body } = multipart(files, fields);
      return ask('POST', path, { 'x-openzone-request': '1', 'content-type': type }, body);
    },
    raw: (sent) => transport({ ...sent, headers: { ...own, ...sent.headers } }),
  };
}

export function toAnswer<T>(received: Received): Answer<T> {
  const text = received.bytes.toString('utf8');
  const isJson = (received.headers['content-type'] ?? '').includes('json') && text !== '';
  const body: unknown = isJson ? JSON.parse(text) : undefined;
  return { status: received.status, headers: received.headers, text, body: body as T, error: body as ApiError };
}

/** Signs in and keeps the cookie; fails the test when the password is not taken. */
export async function signedIn(transport: Transport, signInName: string, password: string): Promise<ApiClient> {
  const answer = await apiClient(transport).post('/session', { signInName, password });
  if (answer.status !== 200) throw new Error(`${signInName} could not sign in: ${answer.status} ${answer.text}`);
  // One cookie is a plain string where no socket is between.
  const [cookie = ''] = [answer.headers['set-cookie'] ?? ''].flat();
  return apiClient(transport, cookie.split(';')[0] ?? '');
}
