import { join } from 'node:path';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { damageText } from '@openzone/chinese-text/repair';
import type { BulkResult } from '@openzone/contracts';
import { createExtractService, type ExtractService } from '../src/base/files/extract/index.ts';
import { openFileStore } from '../src/base/files/index.ts';
import { webPage } from '../src/demo/files.ts';
import { benchDocuments } from './material.ts';
import { systemClock, today } from '../src/platform/clock.ts';
import { sql } from '../src/platform/db/index.ts';
import { htmlToText } from '../src/platform/html/index.ts';
import {
  addFile,
  closeIntake,
  confirmRows,
  createFileReader,
  editRow,
  openBatch,
  readFiles,
  readImportPage,
  readSiteKeys,
  reviewRows,
} from '../src/systems/legacy-files/index.ts';
import type { Bench, Context } from './context.ts';
import { markNumber } from './load-documents.ts';
import { figure, type Line } from './report.ts';
import { indexAll } from './search-index.ts';
import { median, ratios } from './statistics.ts';

/** Of a hundred old pages these were spoiled by automatic conversion to Traditional with readings in brackets. */
const damagedPercent = 20;

interface OldPage {
  readonly name: string;
  readonly bytes: Buffer;
  /** The words of the document, before damage. */
  readonly text: string;
}

interface Round {
  readonly megabytes: number;
  readonly takeIn: number;
  readonly read: number;
  readonly decide: number;
  readonly index: number;
  /** The same text by bare jieba, seconds. */
  readonly reference: number;
}

/** Old documents from bytes to search hits, batch by batch, each beside bare segmentation of the same text. */
export const importFiles: Bench = async (context) => {
  const { quick } = context.options;
  const extract = createExtractService({ workerPath: join(import.meta.dirname, 'extract-worker.js'), size: 1 });
  try {
    const [batches, perBatch] = quick ? [3, 40] : [8, 100];
    // The first batch starts the reading process, loads dictionaries and makes plans; it is not counted.
    const pages = oldPages((batches + 1) * perBatch);
    const jieba = Jieba.withDict(dict);
    const rounds: Round[] = [];
    for (let batch = 0; batch <= batches; batch += 1) {
      const part = pages.slice(batch * perBatch, (batch + 1) * perBatch);
      const early = batch % 2 === 0 ? segmentBare(jieba, part) : undefined;
      const own = await importBatch(context, extract, part);
      const round = { ...own, reference: early ?? segmentBare(jieba, part) };
      if (batch > 0) rounds.push(round);
      await context.stage.owner.system((tx) => tx.run(sql`analyze`));
    }
    return lines(rounds, batches * perBatch);
  } finally {
    extract.close();
  }
};

function oldPages(count: number): OldPage[] {
  return benchDocuments(880_001, count).map((document, index) => {
    const number = markNumber(document, `8${String(index).padStart(6, '0')}`);
    const page = webPage({ ...document, ...(number === null ? {} : { documentNumber: number }) });
    const isDamaged = index % 100 < damagedPercent;
    return {
      name: `${String(index).padStart(5, '0')}.html`,
      bytes: Buffer.from(isDamaged ? damageText(page, { seed: index + 1 }) : page),
      text: `${document.title}\n${htmlToText(document.bodyHtml)}`,
    };
  });
}

/** Seconds of one core; the text is short, so it is cut several times over. */
function segmentBare(jieba: Jieba, pages: readonly OldPage[]): number {
  const repeats = 5;
  const began = performance.now();
  for (let repeat = 0; repeat < repeats; repeat += 1) for (const page of pages) jieba.cutForSearch(page.text, false);
  return (performance.now() - began) / 1000 / repeats;
}

async function importBatch(
  { stage, say }: Context,
  extract: ExtractService,
  pages: readonly OldPage[],
): Promise<Omit<Round, 'reference'>> {
  const { db, owner, zone, folder } = stage;
  const files = openFileStore(join(folder, 'data', 'files'));
  const reader = createFileReader({ db, files, extract, today: () => today(systemClock) });
  const batchId = await db.transaction(zone.siteId, (tx) => openBatch(tx, zone.office, 'bench', 'bench'));
  const takeIn = await seconds(async () => {
    for (const page of pages) await addFile(db, zone.siteId, files, batchId, page, zone.office.id);
    await db.transaction(zone.siteId, (tx) => closeIntake(tx, batchId));
  });
  const read = await seconds(async () => {
    while ((await readFiles(db, zone.siteId, reader, batchId)) > 0);
  });
  await settle(stage, batchId);
  const decided = performance.now();
  const published = await decideAll(stage, batchId, say);
  const decide = (performance.now() - decided) / 1000;
  const index = await indexAll(db, owner, published, say);
  const megabytes = pages.reduce((sum, page) => sum + Buffer.byteLength(page.text), 0) / 1e6;
  return { megabytes, takeIn, read, decide, index };
}

/** What a person at the desk would add where the importer found nothing; not counted, it is no work of the machine's. */
async function settle({ db, zone }: Context['stage'], batchId: string): Promise<void> {
  const { rows } = await db.read(zone.siteId, (reading) =>
    readImportPage(reading, batchId, { state: null, limit: 1_000, offset: 0 }),
  );
  await db.transaction(zone.siteId, async (tx) => {
    for (const row of rows) {
      if (row.state !== 'waiting') continue;
      const { unitCode, columnKey } = row;
      await editRow(tx, zone.office, batchId, row.id, {
        ...(unitCode === null ? { unitCode: 'dzb' } : {}),
        ...(columnKey === null ? { columnKey: 'notices' } : {}),
        ...(row.writtenDate === null ? { writtenDate: '2020-01-02' } : {}),
        attribute: 'PROACTIVE',
        article: '20(十五)',
        ground: null,
      });
    }
  });
}

/** @returns how many documents became public */
async function decideAll(
  { db, zone }: Context['stage'],
  batchId: string,
  say: (line: string) => void,
): Promise<number> {
  const deps = { db, siteKeys: readSiteKeys, today: () => today(systemClock), demonstration: false, conditions: [] };
  const confirmed = await confirmRows(deps, zone.office, batchId, {});
  const reviewed = await reviewRows(deps, zone.reviewer, batchId, {
    decision: 'approve',
    confirmed: ['REVIEW_FIRST', 'ITEM_BY_ITEM', 'RESPONSIBLE'],
  });
  const tell = (what: string, { done, failed }: BulkResult): void => {
    if (failed.length > 0) say(`  ${what}: ${done} done, ${failed.length} not: ${failed[0]?.error.text.en ?? ''}`);
  };
  tell('confirmed', confirmed);
  tell('reviewed', reviewed);
  return reviewed.done;
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

function lines(rounds: readonly Round[], documents: number): Line[] {
  const rate = (time: (round: Round) => number): number[] => rounds.map((round) => round.megabytes / time(round));
  const reference = rate((round) => round.reference);
  const machineWork = rate((round) => round.read + round.index);
  const everything = rate((round) => round.takeIn + round.read + round.decide + round.index);
  const ratio = ratios(machineWork, reference);
  const milliseconds = (pick: (round: Round) => number): number =>
    (median(rounds.map(pick)) / (documents / rounds.length)) * 1000;
  const each = {
    takeIn: milliseconds((r) => r.takeIn),
    read: milliseconds((r) => r.read),
    decide: milliseconds((r) => r.decide),
    index: milliseconds((r) => r.index),
  };
  const referenceText = `jieba, one core: ${figure(median(reference))} MB/s`;
  return [
    {
      work: '导入：读取、修复、分词、索引 import: read, repair, segment, index',
      result: `${figure(median(machineWork))} MB/s of text; each page: read ${figure(each.read)}, index ${figure(each.index)} ms`,
      reference: referenceText,
      ratio,
      goal: '≥ 0.5 × MB/s',
      met: ratio.median >= 0.5,
      figures: {
        megabytesPerSecond: median(machineWork),
        reference: median(reference),
        documents,
        damagedPercent,
        ...each,
      },
    },
    {
      work: '导入全程，含收件、确认、审查、发布 the same with intake and all decisions',
      result: `${figure(median(everything))} MB/s; each page: intake ${figure(each.takeIn)}, decisions ${figure(each.decide)} ms`,
      reference: referenceText,
      ratio: ratios(everything, reference),
      goal: '',
      figures: { megabytesPerSecond: median(everything), ...each },
    },
  ];
}
