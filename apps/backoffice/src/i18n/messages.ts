import type { Label } from '@openzone/contracts';

/** Chinese first, complete English. */
export type Language = 'zh' | 'en';

/** One message in both languages; leaving one out does not compile. */
export function say(zh: string, en: string): Label {
  return { zh, en };
}

/** Messages of one screen: fixed, or made from facts. */
export type Catalogue = Readonly<Record<string, Label | ((...facts: never[]) => Label)>>;

/** A catalogue as a screen uses it: the same keys, in the language of the moment. A key that is not there does not compile. */
export type Spoken<C extends Catalogue> = {
  readonly [K in keyof C]: C[K] extends (...facts: infer F) => Label ? (...facts: F) => string : string;
};

export function speak<C extends Catalogue>(catalogue: C, language: Language): Spoken<C> {
  const spoken: Record<string, unknown> = {};
  for (const [key, message] of Object.entries(catalogue)) {
    spoken[key] =
      typeof message === 'function' ? (...facts: never[]) => message(...facts)[language] : message[language];
  }
  return spoken as Spoken<C>;
}

/** `1 document`, `2 documents`: English needs it, Chinese does not. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
