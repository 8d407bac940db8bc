import { htmlOf } from '../src/demo/material/blocks.ts';
import { documents } from '../src/demo/material/documents/index.ts';
import { generateDocuments } from '../src/demo/material/generate.ts';
import type { Block, DemoDocument } from '../src/demo/material/types.ts';

/**
 * The generated documents of the demonstration with bodies as long as real ones: they are two or three sentences, so
 * paragraphs and tables of the written documents follow. Lengths vary from a notice of three hundred characters to a plan
 * of ten thousand, and words are as frequent as in written text.
 */

/** A sequence that depends on the seed only (mulberry32). @returns numbers from 0 to below 1 */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

let known: readonly (readonly Block[])[] | undefined;

/** The bodies paragraphs are taken from: what may be published of the main zone. */
function writtenBodies(): readonly (readonly Block[])[] {
  known ??= documents.flatMap(({ zone, attribute, blocks }) =>
    zone === 'dongyu' && attribute?.kind === 'PROACTIVE' && blocks !== undefined ? [blocks] : [],
  );
  return known;
}

function pick<T>(list: readonly T[], random: () => number): T {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new RangeError('nothing to pick from');
  return found;
}

/** The same seed and count give the same documents. */
export function benchDocuments(seed: number, count: number): DemoDocument[] {
  const random = randomFrom(seed);
  return generateDocuments(seed, count).map((document) => {
    const wanted = lengthOf(random) - document.bodyHtml.length;
    return { ...document, bodyHtml: `${document.bodyHtml}\n${htmlOf(paragraphs(wanted, random))}` };
  });
}

/** Characters: half of them under 1,200, one in twenty over 5,000. */
function lengthOf(random: () => number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.min(12_000, Math.max(300, Math.round(1_200 * Math.exp(0.9 * normal))));
}

/** Some paragraphs of one document in their order, then of another, until there are enough characters. */
function paragraphs(wanted: number, random: () => number): Block[] {
  const body: Block[] = [];
  let length = 0;
  while (length < wanted) {
    const keep = 0.3 + 0.7 * random();
    for (const block of pick(writtenBodies(), random)) {
      if (length >= wanted) break;
      if (random() > keep) continue;
      body.push(block);
      length += lengthOfBlock(block);
    }
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
