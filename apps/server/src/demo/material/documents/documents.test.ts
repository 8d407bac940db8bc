import { groundRules, proactiveArticles, subjectCategories } from '@openzone/contracts';
import { addWorkdays, isWorkday } from '@openzone/calendar';
import { describe, expect, it } from 'vitest';
import { textOf } from '../blocks.ts';
import { columnsOf } from '../columns.ts';
import type { DemoDocument, TableBlock } from '../types.ts';
import { DEMO_TODAY, unitOf, zoneOf } from '../zone.ts';
import { documents, heldDocuments, publishedDocuments, workInHand } from './index.ts';

/** Shortest and longest body of a document that is no news item; tables included. */
const SUBSTANTIAL = [600, 2500] as const;

function han(text: string): number {
  return text.match(/\p{Script=Han}/gu)?.length ?? 0;
}

function tablesOf(document: DemoDocument): TableBlock[] {
  return (document.blocks ?? []).filter((block): block is TableBlock => block.kind === 'table');
}

function agenciesOf(document: DemoDocument): string[] {
  return zoneOf(document.zone).units.map((unit) => unit.name);
}

describe('the written documents', () => {
  it('have keys of their own and titles that a search can tell apart', () => {
    expect(new Set(documents.map((one) => `${one.zone}/${one.key}`)).size).toBe(documents.length);
    expect(new Set(documents.map((one) => one.title)).size).toBe(documents.length);
    const numbers = documents.flatMap((one) => one.documentNumber ?? []);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('cover the demonstration: 24 substantial public ones, three on request, two withheld, four in hand', () => {
    const long = publishedDocuments.filter((one) => han(textOf(one.bodyHtml)) >= SUBSTANTIAL[0]);
    expect(long.length).toBeGreaterThanOrEqual(24);
    expect(heldDocuments.map((one) => one.attribute?.kind)).toEqual([
      'ON_REQUEST',
      'ON_REQUEST',
      'ON_REQUEST',
      'WITHHELD',
      'WITHHELD',
    ]);
    expect(workInHand.map((one) => one.stage)).toEqual(['draft', 'determined', 'in_review', 'returned']);
    for (const kind of ['INTERPRETS', 'AMENDS', 'REPEALS', 'IMPLEMENTS', 'ANSWERS', 'RESULT_OF']) {
      expect(
        documents.some((one) => one.links.some((link) => link.kind === kind)),
        kind,
      ).toBe(true);
    }
    for (const format of ['html', 'txt', 'docx', 'damaged-html', 'editor']) {
      expect(
        publishedDocuments.some((one) => one.sourceFormat === format),
        format,
      ).toBe(true);
    }
  });
});

describe.each(documents.map((one) => [`${one.zone}/${one.key}`, one] as const))('%s', (_, document: DemoDocument) => {
  it('has the mandatory fields of the catalogue', () => {
    const { title, abstract, issuingAgency, subjectCategory, subjectSubcategory, subjectWords } = document;
    expect([title, abstract, issuingAgency, subjectSubcategory].every((text) => text.trim() !== '')).toBe(true);
    expect([...abstract].length).toBeLessThanOrEqual(200);
    expect(subjectCategories).toContain(subjectCategory);
    expect(subjectWords.length).toBeGreaterThan(0);
    expect(title).not.toMatch(/[[\]{}<>]/u);
    expect(title, 'a title is stored with plain single spaces').toBe(title.replace(/\s+/gu, ' ').trim());
    if (document.documentNumber !== undefined) expect(document.documentNumber).toMatch(/〔20\d\d〕\d+号/u);
  });

  it('names units, columns and agencies that exist', () => {
    expect(() => unitOf(document.zone, document.unit)).not.toThrow();
    const keys = new Set(columnsOf(document.zone).map((column) => column.key));
    for (const key of [document.column, ...document.extraColumns]) expect(keys.has(key), key).toBe(true);
    for (const agency of [document.issuingAgency, ...(document.jointIssuers ?? [])])
      expect(agenciesOf(document)).toContain(agency);
  });

  it('links to documents of its own zone', () => {
    for (const link of document.links) {
      expect(
        documents.some((one) => one.zone === document.zone && one.key === link.to),
        link.to,
      ).toBe(true);
      expect(link.to).not.toBe(document.key);
    }
  });

  it('is dated on working days and came out in time unless it says why not', () => {
    expect(isWorkday(document.writtenDate)).toBe(true);
    expect(document.publishedDate !== undefined).toBe(document.stage === 'published');
    if (document.publishedDate === undefined) return;
    expect(isWorkday(document.publishedDate)).toBe(true);
    expect(document.publishedDate >= document.writtenDate && document.publishedDate <= DEMO_TODAY).toBe(true);
    expect(document.publishedDate <= addWorkdays(document.writtenDate, 20)).toBe(document.late === undefined);
  });

  it('has a determination that stands on the Regulation', () => {
    const { attribute } = document;
    expect(attribute === undefined).toBe(document.stage === 'draft');
    if (attribute?.kind === 'PROACTIVE') expect(Object.keys(proactiveArticles)).toContain(attribute.article);
    if (attribute?.kind === 'WITHHELD') {
      expect(attribute.article).toBe(groundRules[attribute.ground].article);
      for (const key of Object.keys(groundRules[attribute.ground].evidence))
        expect(attribute.evidence[key]?.length ?? 0, key).toBeGreaterThan(5);
    }
    if (attribute !== undefined && attribute.kind !== 'PROACTIVE') expect(han(attribute.reason)).toBeGreaterThan(20);
  });

  it('has clean text and tables with captions, heads and even rows', () => {
    const text = textOf(document.bodyHtml);
    expect(text).not.toMatch(/undefined|NaN|\[object|\$\{|[,;:?!](?=\p{Script=Han})/u);
    for (const block of tablesOf(document)) {
      expect(block.caption).not.toBe('');
      expect(block.head.length).toBeGreaterThan(0);
      if (block.rowHead === null) continue;
      for (const row of block.rows) expect(row.length, block.caption).toBe(block.head[0]?.length);
    }
    expect(document.bodyHtml.match(/<table>/gu)?.length ?? 0).toBe(document.bodyHtml.match(/<caption>/gu)?.length ?? 0);
  });

  it('closes with agency and date of writing where it is signed', () => {
    expect(document.bodyHtml).not.toBe('');
    const [year, month, day] = document.writtenDate.split('-').map(Number);
    const signatures = (document.blocks ?? []).flatMap((block) =>
      block.kind === 'paragraph' && block.role === 'signature' ? [block.text] : [],
    );
    if (signatures.length > 0) expect(signatures).toContain(`${year}年${month}月${day}日`);
  });
});

describe('documents that must not leak', () => {
  const secret = [
    ...heldDocuments,
    ...workInHand,
    ...documents.filter((one) => one.zone === 'linhu' && one.stage === 'held'),
  ];

  it.each(secret.map((one) => [one.key, one] as const))('%s has a phrase found in no other document', (_, document) => {
    const { marker } = document;
    expect(marker).toBeDefined();
    const holders = documents.filter((one) =>
      `${one.title}${one.abstract}${textOf(one.bodyHtml)}`.includes(marker ?? ''),
    );
    expect(holders.map((one) => one.key)).toEqual([document.key]);
  });
});
