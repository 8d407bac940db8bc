import { connect, type Socket } from 'node:net';
import { percentile } from './statistics.ts';
import { serveHelper } from './processes.ts';

export interface LoadRequest {
  readonly port: number;
  /** Asked for in turn by whichever connection is free. */
  readonly paths: readonly string[];
  readonly connections: number;
  /** Ends after so much time, or after each path was asked for once, whichever comes first. */
  readonly seconds: number;
  readonly once: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  /** Milliseconds from the first byte sent to the last received. */
  readonly p50: number;
  readonly p99: number;
  /** Answers with another status than 200. */
  readonly failures: number;
  /** How much of its core the generator itself used, 0 to 1: near 1 it is what limits. */
  readonly busy: number;
}

const headEnd = Buffer.from('\r\n\r\n');

/** One keep-alive connection that sends the next request as soon as the last answer is complete (HTTP/1.1, Content-Length only). */
class Connection {
  readonly #socket: Socket;
  #head: Buffer | undefined;
  #remaining = 0;
  #isBody = false;
  #status = 0;
  #done: ((status: number) => void) | undefined;

  constructor(port: number, onError: (error: Error) => void) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.on('data', (chunk: Buffer) => this.#take(chunk)).on('error', onError);
    this.#socket.on('end', () => onError(new Error('the server closed a connection')));
  }

  request(text: string, done: (status: number) => void): void {
    this.#done = done;
    this.#socket.write(text, 'latin1');
  }

  close(): void {
    this.#socket.removeAllListeners('end').destroy();
  }

  #take(chunk: Buffer): void {
    if (this.#isBody) {
      this.#remaining -= chunk.length;
    } else {
      const head = this.#head === undefined ? chunk : Buffer.concat([this.#head, chunk]);
      const at = head.indexOf(headEnd);
      if (at < 0) {
        this.#head = head;
        return;
      }
      this.#head = undefined;
      const text = head.toString('latin1', 0, at);
      const length = /\r\ncontent-length: *(\d+)/i.exec(text)?.[1];
      if (length === undefined) throw new Error(`an answer without Content-Length:\n${text}`);
      this.#status = Number(text.slice(9, 12));
      this.#remaining = Number(length) - (head.length - at - headEnd.length);
      this.#isBody = true;
    }
    if (this.#remaining > 0) return;
    this.#isBody = false;
    this.#done?.(this.#status);
  }
}

/** Closed loop: every connection has one request under way at any time. */
export async function load(request: LoadRequest): Promise<LoadResult> {
  const headers = Object.entries({ host: `127.0.0.1:${request.port}`, ...request.headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  const texts = request.paths.map((path) => `GET ${path} HTTP/1.1\r\n${headers.join('')}\r\n`);
  const latencies: number[] = [];
  let failures = 0;
  let next = 0;
  const cpu = process.cpuUsage();
  const began = performance.now();
  const deadline = began + request.seconds * 1000;

  const one = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const connection = new Connection(request.port, reject);
      const send = (): void => {
        const sent = performance.now();
        const text = request.once && next >= texts.length ? undefined : texts[next % texts.length];
        if (text === undefined || sent >= deadline) {
          connection.close();
          resolve();
          return;
        }
        next += 1;
        connection.request(text, (status) => {
          latencies.push(performance.now() - sent);
          if (status !== 200) failures += 1;
          send();
        });
      };
      send();
    });
  await Promise.all(Array.from({ length: request.connections }, one));

  const elapsed = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  const busy = (user + system) / 1000 / elapsed;
  return {
    requests: latencies.length,
    seconds: elapsed / 1000,
    p50: percentile(latencies, 50),
    p99: percentile(latencies, 99),
    failures,
    busy,
  };
}

export function runLoad(): void {
  serveHelper(
    (request) => load(request as LoadRequest),
    () => Promise.resolve(),
  );
}
