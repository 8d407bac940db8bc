import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  createVerifier,
  decideAddCheckpoint,
  parseVerifierKey,
  type Cosigner,
  type NoteVerifier,
  type TreeHead,
} from '@openzone/ledger-core';

/** A witness of logs: it signs a checkpoint when, and only when, the log has grown from what it signed before (C2SP tlog-witness). */
export interface WitnessOptions {
  /** Where it remembers what it has signed. */
  readonly folder: string;
  readonly cosigner: Cosigner;
  /** Verifier keys of the logs it serves; several may belong to one log. */
  readonly logKeys: readonly string[];
  /** Seconds since 1970. */
  readonly now: () => number;
}

interface Remembered {
  readonly size: number;
  readonly root: string;
  readonly checkpoint: string;
}

const longestRequest = 1_000_000;

/** Serves `POST /add-checkpoint`, and `GET /` which says what this is. Listen on it; requests are taken one after the other. */
export async function createWitnessServer(options: WitnessOptions): Promise<Server> {
  const path = join(options.folder, 'witnessed.json');
  const known = await readKnown(path);
  const keys = keysByOrigin(options.logKeys);
  let last: Promise<unknown> = Promise.resolve();

  async function add(body: Buffer): Promise<Answer> {
    const decision = decideAddCheckpoint(body, {
      log: (origin) => {
        const verifiers = keys.get(origin);
        return verifiers === undefined ? undefined : { keys: verifiers, latest: latestOf(known.get(origin)) };
      },
      cosigners: [options.cosigner],
      now: options.now(),
    });
    if (decision.status !== 200) return decision;
    const { origin, next, checkpoint } = decision;
    const before = known.get(origin);
    known.set(origin, { size: next.size, root: Buffer.from(next.root).toString('base64'), checkpoint });
    try {
      // On disk before anybody has the signature: after a crash it must not sign something else.
      await writeKnown(path, known);
    } catch (error) {
      if (before === undefined) known.delete(origin);
      else known.set(origin, before);
      throw error;
    }
    return decision;
  }

  return createServer((request, response) => {
    const answer = (async (): Promise<Answer> => {
      if (request.method === 'GET' && request.url === '/') return text(200, describe(options, known));
      if (request.url !== '/add-checkpoint') return text(404, 'not found\n');
      if (request.method !== 'POST') return text(405, 'POST only\n');
      const body = await readBody(request);
      if (body === undefined) return text(413, 'the request is too long\n');
      const turn = last.then(() => add(body));
      last = turn.catch(() => undefined);
      return turn;
    })();
    answer.then(
      ({ status, contentType, body }) =>
        response.writeHead(status, { 'content-type': contentType, 'x-content-type-options': 'nosniff' }).end(body),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
        response
          .writeHead(500, { 'content-type': 'text/plain; charset=utf-8' })
          .end('could not be stored; try again\n');
      },
    );
  });
}

interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

function text(status: number, body: string): Answer {
  return { status, contentType: 'text/plain; charset=utf-8', body };
}

function keysByOrigin(logKeys: readonly string[]): Map<string, NoteVerifier[]> {
  const keys = new Map<string, NoteVerifier[]>();
  for (const key of logKeys) {
    // A log signs under its own name.
    const { name } = parseVerifierKey(key);
    keys.set(name, [...(keys.get(name) ?? []), createVerifier(key)]);
  }
  return keys;
}

function latestOf(remembered: Remembered | undefined): TreeHead | null {
  return remembered === undefined
    ? null
    : { size: remembered.size, root: new Uint8Array(Buffer.from(remembered.root, 'base64')) };
}

function describe({ cosigner }: WitnessOptions, known: ReadonlyMap<string, Remembered>): string {
  const seen = [...known].map(([origin, { size }]) => `  ${origin}  ${size}`).join('\n');
  return `阳光园区账本见证 / a witness of OpenZone ledgers\n\n核验密钥 verifier key:\n  ${cosigner.verifierKey}\n\n已见证 witnessed:\n${seen === '' ? '  —' : seen}\n`;
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = chunk as Buffer;
    length += bytes.length;
    if (length > longestRequest) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

async function readKnown(path: string): Promise<Map<string, Remembered>> {
  const found = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '{}';
    throw error;
  });
  return new Map(Object.entries(JSON.parse(found) as Record<string, Remembered>));
}

async function writeKnown(path: string, known: ReadonlyMap<string, Remembered>): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomUUID()}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(JSON.stringify(Object.fromEntries(known), undefined, 1));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, path);
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
