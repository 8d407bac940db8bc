import { makeAbstract } from './abstract.ts';
import { findAgency, findSignature } from './agency.ts';
import type { Signature } from './agency.ts';
import { findAttribute } from './attribute.ts';
import { blocksToHtml, blocksToText } from './blocks.ts';
import type { Block } from './blocks.ts';
import { findColumn } from './column.ts';
import { documentDates } from './document-dates.ts';
import { factValue } from './facts.ts';
import type { Fact } from './facts.ts';
import { findNumber, findSource, findValidity, fromHeader, titleWarnings } from './fields.ts';
import { fingerprint } from './fold.ts';
import { findGenre } from './genre.ts';
import { emptyBody } from './issues.ts';
import { findSubject } from './subject.ts';
import { composeTitle, takeTitle } from './title.ts';
import type { KnownTitle } from './title.ts';
import type {
  AnalysisOptions,
  Dropped,
  ExtractedFile,
  LegacyDocumentProposal,
  Repair,
  RowError,
  Warning,
} from './types.ts';

/** One document cut out of its file, without the furniture of the page. */
export interface Cutting {
  readonly blocks: readonly Block[];
  readonly facts: readonly Fact[];
  readonly known: readonly KnownTitle[];
  readonly meta: Readonly<Record<string, string>>;
  readonly links: ExtractedFile['links'];
  readonly removed: readonly Dropped[];
  readonly warnings: readonly Warning[];
  readonly errors: readonly RowError[];
  readonly repair: Repair | undefined;
  /** Hash of the file when the document is the file; undefined for a row of a list. */
  readonly fileHash: string | undefined;
  readonly position: LegacyDocumentProposal['position'];
}

/** Puts the evidence together: every field of the proposal from its own finder. */
export function buildProposal(cutting: Cutting, options: AnalysisOptions): LegacyDocumentProposal {
  const { facts, meta, position } = cutting;
  const titled = takeTitle(cutting.blocks, cutting.known);
  const composed = titled.title.value === null;
  const title = composed ? composeTitle(titled.blocks) : titled.title;
  const { blocks } = titled;
  const bodyText = blocksToText(blocks);
  const wholeText = blocksToText(cutting.blocks);
  const signature = findSignature(blocks);
  const documentNumber = findNumber(titled.standaloneNumber, facts, bodyText);
  const dates = documentDates({ facts, meta, signature, blocks, today: options.today ?? today() });
  const source = findSource(facts, meta);
  const genre = findGenre(title.value, factValue(facts, 'genre'), documentNumber.value);
  const issuingAgency = findAgency({
    labelled: factValue(facts, 'issuingAgency'),
    signature,
    letterhead: titled.letterhead,
    title: title.value,
    text: bodyText,
    known: options.agencies ?? [],
    source: source.value ?? undefined,
  });
  const { warnings: dateWarnings, ...dateFields } = dates;
  return {
    title,
    documentNumber,
    ...dateFields,
    issuingAgency,
    source,
    legacyIndexNumber: fromHeader(facts, 'indexNumber', '索引号', 'index number'),
    validity: findValidity(facts),
    subjectWords: fromHeader(facts, 'subjectWords', '主题词', 'subject words'),
    abstract: makeAbstract(blocks, factValue(facts, 'abstract') ?? meta['Description']),
    genre,
    subjectCategory: findSubject(title.value, bodyText, factValue(facts, 'subjectCategory')),
    attribute: findAttribute({
      title: title.value,
      genre: genre.value,
      blocks: cutting.blocks,
      text: wholeText,
      labelled: factValue(facts, 'attribute'),
      year: yearOf(dates.writtenDate.value ?? dates.publishedDate.value ?? title.value),
    }),
    column: findColumn(title.value),
    bodyHtml: blocksToHtml(signature === undefined ? blocks : markSignature(blocks, signature)),
    bodyText,
    links: cutting.links,
    attachments: [],
    ...(cutting.repair === undefined ? {} : { repair: cutting.repair }),
    removed: [...cutting.removed, ...titled.removed],
    warnings: [
      ...cutting.warnings,
      ...dateWarnings,
      ...titleWarnings(title.value ?? '', composed, issuingAgency.value),
      ...(bodyText === '' ? [emptyBody()] : []),
    ],
    errors: cutting.errors,
    fingerprint: fingerprint(bodyText, {
      title: title.value,
      documentNumber: documentNumber.value,
      writtenDate: dates.writtenDate.value,
      fileHash: cutting.fileHash,
    }),
    position,
  };
}

/** The signature is set apart on the page; the class is the one the site's own documents use. */
function markSignature(blocks: readonly Block[], { from, index }: Signature): Block[] {
  return blocks.map((b, i) =>
    i >= from && i <= index && b.html.startsWith('<p>')
      ? { ...b, html: b.html.replace('<p>', '<p class="signature">') }
      : b,
  );
}

function yearOf(text: string | null): number | undefined {
  const year = /(?:19|20)\d{2}/u.exec(text ?? '')?.[0];
  return year === undefined ? undefined : Number(year);
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
