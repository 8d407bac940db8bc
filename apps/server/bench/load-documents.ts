import type { DraftInput } from '@openzone/contracts';
import { benchDocuments } from './material.ts';
import type { DemoDocument } from '../src/demo/material/types.ts';
import { createDocument, determine, publish, readState, review, submit } from '../src/engines/publication/index.ts';
import { sql, type Database, type Tx } from '../src/platform/db/index.ts';
import { named, type BenchZone } from './zone.ts';

/** How many documents go into one transaction: the rules are the same for each, only the commits are fewer. */
const perTransaction = 100;
/** Connections at work: fewer leave a small machine half idle, more gain nothing. */
const lanes = 3;
const principles = ['REVIEW_FIRST', 'ITEM_BY_ITEM', 'RESPONSIBLE'] as const;

/** What is entered: a draft, and for an old document the day it was first published. */
export interface Entry {
  readonly draft: DraftInput;
  readonly publishedOn: string | null;
}

/** A generated document as a person would enter it. `mark` makes its number unlike that of any other document. */
export function toEntry(zone: BenchZone, document: DemoDocument, mark: string): Entry {
  const draft: DraftInput = {
    unitId: named(zone.units, document.unit).id,
    columnId: named(zone.columns, document.column).id,
    extraColumnIds: document.extraColumns.map((key) => named(zone.columns, key).id),
    title: document.title,
    bodyHtml: document.bodyHtml,
    abstract: document.abstract,
    documentNumber: markNumber(document, mark),
    genre: document.genre ?? null,
    subjectCategory: document.subjectCategory,
    issuingAgency: document.issuingAgency,
    jointIssuers: [...(document.jointIssuers ?? [])],
    writtenDate: document.writtenDate,
    changedDate: null,
    effectiveDate: document.effectiveDate ?? null,
    expiredDate: document.expiredDate ?? null,
    declaredValidity: 'IN_FORCE',
    subjectWords: [...document.subjectWords],
    source: '',
    changeNote: '',
    attachments: [],
  };
  return { draft, publishedOn: document.publishedDate ?? document.writtenDate };
}

/** Two documents may not have one number, and a generator called again with another seed does not know the first. */
export function markNumber(document: DemoDocument, mark: string): string | null {
  return document.documentNumber?.replace(/\d+号/, `${mark}号`) ?? null;
}

/**
 * Takes one document the whole way through the engine: written and determined by the office, reviewed by a second person,
 * published. Each step is the command the back office calls, and the triggers check each again. @returns its id
 */
export async function enter(tx: Tx, zone: BenchZone, entry: Entry, until: 'approved' | 'published'): Promise<string> {
  const { office, reviewer } = zone;
  const legacy = { publishedOn: entry.publishedOn, indexNumber: null };
  const id = await createDocument(tx, office, entry.draft, { origin: 'import', demonstration: false, legacy });
  const at = async () => ({ revision: (await readState(tx, id)).revision });
  const proactive = { attribute: 'PROACTIVE', article: '20(七)', ground: null, reason: '', evidence: {} } as const;
  await determine(tx, office, id, { ...proactive, revision: 1 });
  await submit(tx, office, id, await at());
  await review(tx, reviewer, id, { decision: 'approve', comment: '', confirmed: [...principles], ...(await at()) });
  if (until === 'published') await publish(tx, reviewer, id, await at());
  return id;
}

export interface Loaded {
  readonly documents: number;
  readonly seconds: number;
}

export interface Loading {
  readonly db: Database;
  /** Connected as the owner of the tables. */
  readonly owner: Database;
  readonly zone: BenchZone;
  readonly onProgress: (done: number) => void;
}

/**
 * Fills the site with `count` published documents. Those that take their running numbers from the same row go through the
 * same connection, so that nobody waits for a lock.
 */
export async function loadDocuments({ db, owner, zone, onProgress }: Loading, count: number): Promise<Loaded> {
  const began = performance.now();
  let done = 0;
  for (let first = 0; first < count;) {
    const size = Math.min(first < 2_000 ? 500 : 5_000, count - first);
    const queues = Array.from({ length: lanes }, (): Entry[] => []);
    for (const [index, document] of benchDocuments(first + 1, size).entries()) {
      queues[laneOf(zone, document)]?.push(toEntry(zone, document, String(first + index + 1)));
    }
    await Promise.all(
      queues.map(async (queue) => {
        for (let at = 0; at < queue.length; at += perTransaction) {
          const part = queue.slice(at, at + perTransaction);
          await db.transaction(zone.siteId, async (tx) => {
            for (const entry of part) await enter(tx, zone, entry, 'published');
          });
          done += part.length;
          onProgress(done);
        }
      }),
    );
    first += size;
    // Statements prepared while the tables were empty keep their plans until the statistics change.
    await owner.system((tx) => tx.run(sql`analyze`));
  }
  return { documents: done, seconds: (performance.now() - began) / 1000 };
}

function laneOf(zone: BenchZone, document: DemoDocument): number {
  const key = `${named(zone.units, document.unit).agencyCode} ${document.writtenDate.slice(0, 4)}`;
  let hash = 0;
  for (const character of key) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return hash % lanes;
}
