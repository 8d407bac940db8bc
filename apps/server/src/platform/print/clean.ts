import type { Block, Field, OfficialDocument, PrintCell } from './model.ts';

/** Text as it can be printed, and the characters no font has, each as it was written. */
export interface CleanText {
  readonly text: string;
  readonly missing: readonly string[];
}

/** Nothing to see, yet able to turn the order of what is seen: directions, joiners, soft hyphens, tags, selectors. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;
/** Tabs and line ends have been changed before. */
const CONTROLS = /(?!\n)\p{Cc}/gu;
const LINE_ENDS = /\r\n?|[\u000B\u000C\u0085\u2028\u2029]/gu;
/** Letters of alphabets with accents apart; Han characters stay as they are, since normalising would change names. */
const ACCENTED = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]\p{M}+/gu;

/** Takes out what has no place on paper; the visible characters all stay. Line ends become `\n`. */
export function visibleText(text: string): string {
  return text
    .toWellFormed()
    .replace(LINE_ENDS, '\n')
    .replace(/\t/gu, ' ')
    .replace(CONTROLS, '')
    .replace(INVISIBLE, '')
    .replace(ACCENTED, (letters) => letters.normalize('NFC'));
}

/**
 * Text for a printer with these fonts. A character that none has is written as its code point, 〔U+1F600〕: a name must
 * not lose a character silently, nor turn into a box that says nothing.
 */
export function printable(text: string, covers: (codePoint: number) => boolean): CleanText {
  const missing = new Set<string>();
  let out = '';
  for (const char of visibleText(text)) {
    const code = char.codePointAt(0) ?? 0;
    if (char === '\n' || covers(code)) out += char;
    else if (/\p{Zs}/u.test(char)) out += ' ';
    else {
      missing.add(char);
      out += `〔U+${code.toString(16).toUpperCase().padStart(4, '0')}〕`;
    }
  }
  return { text: out, missing: [...missing] };
}

/** The same document with every text passed through `change`. Addresses stay: they are encoded, not printed. */
export function mapTexts(document: OfficialDocument, change: (text: string) => string): OfficialDocument {
  const { heading, title, number, addressee, body, signature, footnote, slip, verification } = document;
  const maybe = (text: string | undefined): string | undefined => (text === undefined ? undefined : change(text));
  const fields = (rows: readonly Field[]): Field[] =>
    rows.map(({ label, value }) => ({ label: change(label), value: change(value) }));
  const cells = (rows: readonly (readonly PrintCell[])[]): PrintCell[][] =>
    rows.map((row) => row.map((cell) => ({ ...cell, text: change(cell.text) })));
  const block = (one: Block): Block => {
    switch (one.kind) {
      case 'paragraph':
      case 'heading':
        return { ...one, text: change(one.text) };
      case 'list':
        return { ...one, items: one.items.map(change) };
      case 'fields':
        return { ...one, rows: fields(one.rows) };
      case 'grid':
        return { ...one, head: one.head.map(change), rows: one.rows.map((row) => row.map(change)) };
      case 'drawing':
        return { ...one, caption: change(one.caption), words: change(one.words) };
      case 'table':
        return { ...one, caption: change(one.caption), head: cells(one.head), rows: cells(one.rows) };
    }
  };
  return {
    plain: document.plain,
    heading: change(heading),
    title: change(title),
    number: maybe(number),
    addressee: maybe(addressee),
    body: body.map(block),
    signature: signature && { ...signature, agency: change(signature.agency) },
    footnote: maybe(footnote),
    slip: slip && {
      title: change(slip.title),
      paragraphs: slip.paragraphs.map(change),
      choices: slip.choices.map(change),
      rows: fields(slip.rows),
    },
    verification: verification && { url: verification.url, caption: change(verification.caption) },
  };
}
