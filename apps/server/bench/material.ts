import { htmlOf } from '../src/demo/material/blocks.ts';
import { documents } from '../src/demo/material/documents/index.ts';
import type { Block, DemoDocument } from '../src/demo/material/types.ts';

/**
 * Documents as many as wanted and as long as real ones. What `generateDocuments` of the demonstration makes is two
 * sentences long, so these put together paragraphs and tables of the written ones: lengths vary from a notice of three
 * hundred characters to a plan of ten thousand, and words are as frequent as in the written text.
 */

const firstYear = 2012;
const lastYear = 2025;

/** A sequence that depends on the seed only (mulberry32). @returns numbers from 0 to below 1 */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Pattern {
  readonly document: DemoDocument;
  readonly blocks: readonly Block[];
}

let known: readonly Pattern[] | undefined;

function patterns(): readonly Pattern[] {
  known ??= documents.flatMap((document) => {
    const isUsable =
      document.zone === 'dongyu' && document.attribute?.kind === 'PROACTIVE' && document.blocks !== undefined;
    return isUsable ? [{ document, blocks: document.blocks }] : [];
  });
  return known;
}

function pick<T>(list: readonly T[], random: () => number): T {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new RangeError('nothing to pick from');
  return found;
}

/** The same seed and count give the same documents; keys are unlike those of any other seed. */
export function benchDocuments(seed: number, count: number): DemoDocument[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, index) => {
    const { document, blocks } = pick(patterns(), random);
    const year = firstYear + Math.floor(random() * (lastYear - firstYear + 1));
    const writtenDate = `${year}-${twoDigits(1 + Math.floor(random() * 12))}-${twoDigits(1 + Math.floor(random() * 28))}`;
    const { effectiveDate: _from, expiredDate: _to, documentNumber, ...rest } = document;
    return {
      ...rest,
      key: `bench-${seed}-${index}`,
      title: titleOf(document.title, year, 1 + Math.floor(random() * 60)),
      ...(documentNumber === undefined ? {} : { documentNumber: documentNumber.replace(/20\d\d/, String(year)) }),
      writtenDate,
      publishedDate: writtenDate,
      bodyHtml: htmlOf(bodyOf(blocks, lengthOf(random), random)),
      attachments: [],
      links: [],
      stage: 'published',
      sourceFormat: 'html',
    };
  });
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

function titleOf(title: string, year: number, issue: number): string {
  return `${title.replaceAll(/20\d\d(?=年)/g, String(year))}（第${issue}期）`;
}

/** Characters: half of them under 1,200, one in twenty over 5,000. */
function lengthOf(random: () => number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.min(12_000, Math.max(300, Math.round(1_200 * Math.exp(0.9 * normal))));
}

/** Paragraphs of the document's own pattern first, then of others, in the order of those. */
function bodyOf(own: readonly Block[], wanted: number, random: () => number): Block[] {
  const body: Block[] = [];
  let length = 0;
  let source = own;
  while (length < wanted) {
    const keep = 0.4 + 0.6 * random();
    for (const block of source) {
      if (length >= wanted) break;
      if (random() > keep) continue;
      body.push(block);
      length += lengthOfBlock(block);
    }
    source = pick(patterns(), random).blocks;
  }
  return body;
}

function lengthOfBlock(block: Block): number {
  switch (block.kind) {
    case 'heading':
      return block.text.length;
    case 'paragraph':
      return block.text.length + (block.lead?.length ?? 0);
    case 'list':
      return block.items.join('').length;
    case 'table':
      return [...block.head, ...block.rows]
        .flat()
        .map((cell) => String(typeof cell === 'object' ? cell.text : cell))
        .join('').length;
  }
}
