import { TILE_WIDTH } from '@openzone/ledger-core';
import { fitsCommitment, readEntry, readOpeningText } from './entry.ts';
import { readBlock, type Block } from './files.ts';
import type { Head } from './heads.ts';
import { checkPartials, checkUpperTiles, reportFaults } from './file-checks.ts';
import { auditPlace, type Place } from './place.ts';
import { readAuditRows, readErasures, type AuditRow } from './reader.ts';
import { judgeHead, readSigned, reportBad } from './signed.ts';
import { beginWalk, type WalkState } from './state.ts';
import { problem } from './words.ts';
import type { AuditContext, AuditedEntry } from './context.ts';

/** Places taken at once; whole tiles. */
const pageSize = 4 * TILE_WIDTH;

/** Goes through every place of the log, and through everything that was signed, in their order. */
export async function walkLog(
  context: AuditContext,
  { signed, shown }: { readonly signed: number; readonly shown: Head | undefined },
): Promise<WalkState> {
  const state = beginWalk(context, signed);
  const extent = Math.max(context.size, signed);
  for (let start = 0; start < extent; start += pageSize) {
    const end = Math.min(start + pageSize, extent);
    const places = await walkPage(state, start, end, shown);
    await context.follower.entries(await handOn(state, places), context.names);
    await checkUpperTiles(state, { isLast: end === extent });
  }
  await reportBad(state);
  await checkPartials(state);
  return state;
}

async function walkPage(state: WalkState, start: number, end: number, shown: Head | undefined): Promise<Place[]> {
  const { context, signed } = state;
  const rows = new Map((await readAuditRows(context.reading, start, end)).map((row) => [row.sequence, row]));
  const stated = await readSigned(state, start, end, shown);
  const places: Place[] = [];
  let block: Block | undefined;
  for (let place = start; place < end; place += 1) {
    if (place % TILE_WIDTH === 0) block = await openBlock(state, place / TILE_WIDTH, rows);
    places.push(await auditPlace(state, place, rows.get(place), place < signed ? block : undefined));
    for (const one of stated.get(place + 1) ?? []) await judgeHead(state, one);
  }
  return places;
}

async function openBlock(
  state: WalkState,
  index: number,
  rows: ReadonlyMap<number, AuditRow>,
): Promise<Block | undefined> {
  const width = Math.min(TILE_WIDTH, state.signed - index * TILE_WIDTH);
  if (width <= 0) return undefined;
  const block = await readBlock(state.context.files, index, width);
  await reportFaults(state, block, rows);
  return block;
}

/** Finds out which openings are gone by an erasure, and makes of the places what the engines are given. */
async function handOn(state: WalkState, places: readonly Place[]): Promise<AuditedEntry[]> {
  const { context } = state;
  const closed = places.filter((place) => place.closed);
  const subjects = [
    ...new Set(
      closed.flatMap(({ row }) => (row?.subjectId === undefined || row.subjectId === null ? [] : [row.subjectId])),
    ),
  ];
  const erasures = (await readErasures(context.reading, subjects)).map((row) => ({
    ...row,
    told: readEntry(row.entry),
  }));
  const handed: AuditedEntry[] = [];
  for (const { sequence, row, told: found, opened, closed: isClosed } of places) {
    if (row === undefined || found === undefined) continue;
    // Acts are held against what was signed.
    const told = state.restored.get(sequence) ?? found;
    const opens = told === found ? opened : row.opening !== null && fitsCommitment(told, row.opening);
    const erased =
      isClosed &&
      erasures.some(
        (one) =>
          one.subjectId === row.subjectId &&
          one.sequence > sequence &&
          one.told.code === told.code &&
          one.told.version === told.version,
      );
    if (isClosed && !erased) {
      context.report(
        problem('OPENING_MISSING', await context.names.ofEntry(sequence, told), {
          zh: `账本第 ${sequence} 条所承诺的标题、理由和内容哈希已被删除，而账本上没有相应的依法删除记录`,
          en: `the title, reason and content hash to which entry ${sequence} of the ledger is committed were deleted, and the ledger has no erasure of them`,
        }),
      );
    }
    handed.push({
      sequence,
      told,
      subjectId: row.subjectId,
      actId: row.actId,
      opening: opens && row.opening !== null ? readOpeningText(row.opening) : undefined,
      erased,
    });
  }
  state.restored.clear();
  return handed;
}
