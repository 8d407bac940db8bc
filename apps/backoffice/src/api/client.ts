import { failureOf, noAnswer } from './failure.ts';

export const API = '/api/admin';

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly signal?: AbortSignal;
  /** For what happens by itself: a session that is over is not told of in the midst of a sentence. */
  readonly quiet?: boolean;
}

type Listener = () => void;
const listeners = new Set<Listener>();

/** Calls back when an answer says that the session is over; returns how to stop. */
export function onSessionOver(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function tellSessionOver(): void {
  for (const listener of listeners) listener();
}

/** One exchange with the back-office API. The answer has the contract's shape for the path; errors are `ApiFailure`. */
export async function request<T>(
  path: string,
  { method = 'GET', body, query, signal, quiet = false }: RequestOptions = {},
): Promise<T> {
  const response = await send(`${API}${path}${queryOf(query)}`, {
    method,
    credentials: 'same-origin',
    headers: headersFor(method, body !== undefined),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
  const answer = await readJson(response);
  if (response.ok) return answer as T;
  if (response.status === 401 && !quiet && !/^\/session(\/|$)/.test(path)) tellSessionOver();
  throw failureOf(response.status, answer);
}

/** Every change carries a header that a foreign page cannot set. */
export function headersFor(method: string, json: boolean): Record<string, string> {
  return {
    accept: 'application/json',
    ...(json ? { 'content-type': 'application/json' } : {}),
    ...(method === 'GET' ? {} : { 'x-openzone-request': '1' }),
  };
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw noAnswer();
  }
}

async function readJson(response: Response): Promise<unknown> {
  const words = await response.text();
  if (words === '') return null;
  try {
    return JSON.parse(words) as unknown;
  } catch {
    return null;
  }
}

export function queryOf(query: RequestOptions['query'] = {}): string {
  const given = Object.entries(query).filter(
    (entry): entry is [string, string | number] => entry[1] !== undefined && entry[1] !== '',
  );
  if (given.length === 0) return '';
  return `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()}`;
}
