import type { VersionContent } from '../domain.ts';
import { mapBody, replaceInBody, type Replacement } from './body-text.ts';

/** A text of a version that is searched: `body`, a field, or `attachment:2`. */
export interface Part {
  readonly key: string;
  readonly text: string;
}

/** Fields of a version that are public with it, and that can be reworded. */
const FIELDS = ['title', 'abstract', 'source', 'issuingAgency'] as const;
type Field = (typeof FIELDS)[number];

/** The change note is shown with a revision, so it is searched too. */
export function partsOf(
  content: VersionContent,
  changeNote: string,
  attachments: readonly { readonly name: string; readonly text: string | null }[],
): Part[] {
  const parts: Part[] = [
    ...FIELDS.map((key) => ({ key, text: content[key] })),
    { key: 'subjectWords', text: content.subjectWords.join('\n') },
    { key: 'changeNote', text: changeNote },
    { key: 'body', text: mapBody(content.bodyHtml).text },
    ...attachments.map(({ name, text }, index) => ({ key: `attachment:${index + 1}`, text: `${name}\n${text ?? ''}` })),
  ];
  return parts.filter(({ text }) => text.trim() !== '');
}

/** The content with spans of its parts replaced. Attachments are files and are not changed here. */
export function replaceInParts(
  content: VersionContent,
  spans: ReadonlyMap<string, readonly Replacement[]>,
): { readonly [K in Field | 'bodyHtml']: string } & { readonly subjectWords: readonly string[] } {
  const plain = (key: string, text: string): string => replaceIn(text, spans.get(key) ?? []);
  return {
    title: plain('title', content.title),
    abstract: plain('abstract', content.abstract),
    source: plain('source', content.source),
    issuingAgency: plain('issuingAgency', content.issuingAgency),
    subjectWords: plain('subjectWords', content.subjectWords.join('\n'))
      .split('\n')
      .filter((word) => word !== ''),
    bodyHtml: replaceInBody(content.bodyHtml, mapBody(content.bodyHtml), spans.get('body') ?? []),
  };
}

function replaceIn(text: string, spans: readonly Replacement[]): string {
  let done = text;
  for (const { start, end, replacement } of spans.toSorted((a, b) => b.start - a.start))
    done = done.slice(0, start) + replacement + done.slice(end);
  return done;
}
