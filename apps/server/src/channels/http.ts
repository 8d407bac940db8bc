import { ChannelProblem } from './domain.ts';

/** Where an interface may be called: origins the operator has permitted, so that a setting of the site cannot reach into the inner network. */
export interface Caller {
  get(path: string, query?: Readonly<Record<string, string>>): Promise<unknown>;
  post(path: string, query: Readonly<Record<string, string>>, body: object): Promise<unknown>;
  form(path: string, query: Readonly<Record<string, string>>, body: FormData | URLSearchParams): Promise<unknown>;
}

const limitMs = 20_000;
const mostBytes = 5_000_000;

/** Whether the address is one of the permitted origins; the path below it is free, as proxies have one. */
export function isPermitted(address: string, allowed: readonly string[]): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.username === '' && url.password === '' && url.search === '' && allowed.includes(url.origin);
}

export function openCaller(base: string, allowed: readonly string[], signal: AbortSignal): Caller {
  if (!isPermitted(base, allowed)) {
    throw new ChannelProblem(
      'ADDRESS_NOT_PERMITTED',
      {
        zh: '接口地址不在运维允许的名单内，没有发出任何请求。请在渠道设置中改回，或请运维在 OPENZONE_CHANNEL_ORIGINS 中加入该地址。',
        en: 'The address of the interface is not permitted; nothing was sent. Change it in the settings, or have the operator add it to OPENZONE_CHANNEL_ORIGINS.',
      },
      'person',
    );
  }
  const call = async (path: string, query: Readonly<Record<string, string>>, init: RequestInit): Promise<unknown> => {
    const url = new URL(base.replace(/\/+$/u, '') + path);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    try {
      const response = await fetch(url, {
        ...init,
        // Whom we call is the operator's decision, not the answer's.
        redirect: 'error',
        signal: AbortSignal.any([signal, AbortSignal.timeout(limitMs)]),
      });
      return await readJson(response);
    } catch (error) {
      if (error instanceof ChannelProblem) throw error;
      throw unreachable();
    }
  };
  return {
    get: (path, query = {}) => call(path, query, {}),
    // Characters as they are: the interfaces show \u escapes as text.
    post: (path, query, body) =>
      call(path, query, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(body),
      }),
    form: (path, query, body) => call(path, query, { method: 'POST', body }),
  };
}

async function readJson(response: Response): Promise<unknown> {
  const text = (await response.text()).slice(0, mostBytes);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw unreachable(`HTTP_${response.status}`);
  }
}

function unreachable(code = 'UNREACHABLE'): ChannelProblem {
  return new ChannelProblem(
    code,
    {
      zh: '暂时连不上对方平台，稍后自动重试，不需要处理。',
      en: 'The other side cannot be reached at present; it is tried again by itself.',
    },
    'retry',
  );
}

/** A field of an answer, whatever the answer is. */
export function field(answer: unknown, name: string): unknown {
  return typeof answer === 'object' && answer !== null
    ? (answer as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

export function words(answer: unknown, name: string): string | undefined {
  const value = field(answer, name);
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function list(answer: unknown, name: string): readonly unknown[] {
  const value = field(answer, name);
  return Array.isArray(value) ? value : [];
}
