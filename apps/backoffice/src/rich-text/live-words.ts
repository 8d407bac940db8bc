import type { JSONContent } from '@tiptap/react';

/** Words with live figures between how they are kept, `有{{3.total}}件`, and how they are edited: figures are things, not characters. */

export const liveFigure = 'liveFigure';
const token = /\{\{\s*([^{}]{1,80}?)\s*\}\}/gu;

interface Found {
  readonly from: number;
  readonly to: number;
  readonly key: string;
}

/** Where a figure that is known is written out; what nobody knows stays as it was typed. */
export function writtenFigures(text: string, known: ReadonlyMap<string, unknown>): Found[] {
  return [...text.matchAll(token)].flatMap((match) => {
    const key = match[1] ?? '';
    return known.has(key) ? [{ from: match.index, to: match.index + match[0].length, key }] : [];
  });
}

/** A paragraph for each line. */
export function docOf(text: string, known: ReadonlyMap<string, unknown>): JSONContent {
  return {
    type: 'doc',
    content: text.split('\n').map((line) => ({ type: 'paragraph', content: inline(line, known) })),
  };
}

function inline(line: string, known: ReadonlyMap<string, unknown>): JSONContent[] {
  const content: JSONContent[] = [];
  let at = 0;
  const say = (text: string): void => {
    if (text !== '') content.push({ type: 'text', text });
  };
  for (const { from, to, key } of writtenFigures(line, known)) {
    say(line.slice(at, from));
    content.push({ type: liveFigure, attrs: { key } });
    at = to;
  }
  say(line.slice(at));
  return content;
}

export function textOf(doc: JSONContent): string {
  return (doc.content ?? [])
    .map((paragraph) =>
      (paragraph.content ?? [])
        .map((one) => (one.type === liveFigure ? `{{${String(one.attrs?.['key'])}}}` : (one.text ?? '')))
        .join(''),
    )
    .join('\n');
}
