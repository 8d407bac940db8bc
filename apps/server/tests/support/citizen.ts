import type { RequestForm } from '@openzone/contracts';
import type { Received, Transport } from './http-client.ts';

/** Somebody with a browser on the public pages of information requests: keeps cookies, fills in forms, reads what is shown. */
export interface Citizen {
  /** Fills in the form up to the page for checking. @returns what its button sends, over and over if need be */
  prepare(form: RequestForm): Promise<Prepared>;
  /** @returns the receipt as the page shows it */
  send(prepared: Prepared): Promise<ShownReceipt>;
  /** The own request as its page shows it, opened with number and query code. */
  look(receipt: ShownReceipt): Promise<string>;
}

export interface Prepared {
  readonly fields: Readonly<Record<string, string>>;
  /** Evidence of identity. */
  readonly proof: string;
}

export interface ShownReceipt {
  readonly number: string;
  readonly queryCode: string;
}

/** The answer was not the one expected; the act may or may not have been done. */
export class NotAnswered extends Error {
  readonly step: string;
  readonly status: number;
  constructor(step: string, answer: Received) {
    const page = answer.bytes.toString();
    // What is wrong stands first in the part of the page that says so.
    const text = page.slice(Math.max(0, page.indexOf('id="errors"') - 5)).replaceAll(/<[^>]+>|\s+/g, ' ');
    super(`${step}: ${answer.status} ${text.slice(0, 300)}`);
    this.step = step;
    this.status = answer.status;
  }
}

const boundary = 'openzone-citizen-boundary-51c0';

export function createCitizen(transport: Transport, address: string): Citizen {
  const cookies = new Map<string, string>();

  async function ask(step: string, status: number, method: string, path: string, body?: string, type?: string) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await transport({
      method,
      path,
      headers: { cookie, 'x-forwarded-for': address, ...(type === undefined ? {} : { 'content-type': type }) },
      ...(body === undefined ? {} : { body: Buffer.from(body) }),
    });
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
      const [pair = ''] = line.split(';');
      // Each is set for every language; these pages are the Chinese ones.
      if (/path=\/requests(;|$)/i.test(line))
        cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    if (answer.status !== status) throw new NotAnswered(step, answer);
    return answer.bytes.toString();
  }

  const sendForm = (step: string, status: number, path: string, fields: Readonly<Record<string, string>>) =>
    ask(step, status, 'POST', path, new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded');

  return {
    async prepare(form) {
      const fields: Record<string, string> = {
        kind: form.applicantKind === 'NATURAL_PERSON' ? 'person' : 'organisation',
        ...(form.applicantKind === 'NATURAL_PERSON' ? {} : { applicantKind: form.applicantKind }),
        ...form.identity,
        ...form.content,
      };
      const page = await sendForm('review', 200, '/requests/new', { ...fields, step: 'review' });
      return { fields: { ...fields, token: tokenIn(page) }, proof: `${form.identity.name}的证件` };
    },
    async send({ fields, proof }) {
      const parts = Object.entries({ ...fields, step: 'submit' }).map(
        ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
      );
      parts.push(
        `--${boundary}\r\nContent-Disposition: form-data; name="identityFiles"; filename="证件.txt"\r\nContent-Type: text/plain\r\n\r\n${proof}\r\n`,
        `--${boundary}--\r\n`,
      );
      await ask('submit', 303, 'POST', '/requests/new', parts.join(''), `multipart/form-data; boundary=${boundary}`);
      const page = await ask('receipt', 200, 'GET', '/requests/receipt');
      const [number, queryCode] = [...page.matchAll(/<dd class="notranslate[^"]*">([^<]+)<\/dd>/g)].map(
        (match) => match[1],
      );
      if (number === undefined || queryCode === undefined) throw new Error('a receipt without number or code');
      return { number, queryCode };
    },
    async look({ number, queryCode }) {
      const page = await ask('open page', 200, 'GET', '/requests/progress');
      await sendForm('open', 303, '/requests/progress', { token: tokenIn(page), number, code: queryCode });
      return ask('progress', 200, 'GET', '/requests/progress');
    },
  };
}

function tokenIn(page: string): string {
  const token = /name="token" value="([^"]+)"/.exec(page)?.[1] ?? /value="([^"]+)" name="token"/.exec(page)?.[1];
  if (token === undefined) throw new Error('a page without token');
  return token;
}
