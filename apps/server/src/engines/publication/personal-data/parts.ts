import type { VersionContent } from '../domain.ts';
import { mapBody, replaceInBody, type Replacement } from './body-text.ts';

/** A text of a version that is searched: `body`, a field, `attachmentName:2` or `attachmentText:2`. */
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
    ...attachments.flatMap(({ name, text }, index) => [
      { key: `attachmentName:${index + 1}`, text: name },
      { key: `attachmentText:${index + 1}`, text: text ?? '' },
    ]),
  ];
  return parts.filter(({ text }) => text.trim() !== '');
}

/** The attachment whose text the part is, by its number; undefined for a text of the version itself. */
export function fileOfPart(key: string): number | undefined {
  return key.startsWith('attachmentText:') ? Number(key.slice('attachmentText:'.length)) : undefined;
}

/** The content with spans of its parts replaced, attachments by name. The files themselves are not changed here. */
export function replaceInParts(
  content: VersionContent,
  spans: ReadonlyMap<string, readonly Replacement[]>,
): { readonly [K in Field | 'bodyHtml']: string } & Pick<VersionContent, 'subjectWords' | 'attachments'> {
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
    attachments: content.attachments.map(({ name, sha256 }, index) => ({
      name: plain(`attachmentName:${index + 1}`, name),
      sha256,
    })),
  };
}

function replaceIn(text: string, spans: readonly Replacement[]): string {
  let done = text;
  for (const { start, end, replacement } of spans.toSorted((a, b) => b.start - a.start))
    done = done.slice(0, start) + replacement + done.slice(end);
  return done;
}
