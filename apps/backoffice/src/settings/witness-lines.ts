import type { LedgerSettings } from '@openzone/contracts';

type Witness = LedgerSettings['witnesses'][number];

/** Witnesses as lines of text: address, space, verifier key. */
export function linesOf(witnesses: readonly Witness[]): string {
  return witnesses.map(({ url, verifierKey }) => `${url} ${verifierKey}`).join('\n');
}

/** The first line that is not empty and not of that form, counted from 1; undefined when all are. */
export function firstBadLine(text: string): number | undefined {
  const index = text.split('\n').findIndex((line) => line.trim() !== '' && partsOf(line) === undefined);
  return index < 0 ? undefined : index + 1;
}

/** What the lines say; the name of a witness is that of its key, which the server reads. */
export function witnessesIn(text: string): Witness[] {
  return text.split('\n').flatMap((line) => {
    const parts = partsOf(line);
    return parts === undefined ? [] : [{ name: '', ...parts }];
  });
}

function partsOf(line: string): Omit<Witness, 'name'> | undefined {
  const [url = '', verifierKey = '', ...rest] = line.trim().split(/\s+/u);
  return /^https?:\/\//u.test(url) && verifierKey !== '' && rest.length === 0 ? { url, verifierKey } : undefined;
}
