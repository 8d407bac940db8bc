import { blocksOf, htmlOf } from './blocks.ts';
import type { DemoDocument, TableBlock, ZoneKey } from './types.ts';

type Derived = 'blocks' | 'bodyHtml' | 'zone' | 'extraColumns' | 'attachments' | 'links' | 'stage';

/** What the author of a document writes; the rest follows. */
export type DocumentInput = Omit<DemoDocument, Derived> &
  Partial<Pick<DemoDocument, 'extraColumns' | 'attachments' | 'links' | 'stage'>> & {
    readonly zone?: ZoneKey;
    /** The body in office notation, see `blocksOf`. */
    readonly text: readonly (string | TableBlock)[];
  };

/** Completes a written document: body as blocks and HTML, and the ordinary defaults. */
export function defineDocument(input: DocumentInput): DemoDocument {
  const { text, ...rest } = input;
  const blocks = blocksOf(text);
  return {
    zone: 'dongyu',
    extraColumns: [],
    attachments: [],
    links: [],
    stage: 'published',
    ...rest,
    blocks,
    bodyHtml: htmlOf(blocks),
  };
}
