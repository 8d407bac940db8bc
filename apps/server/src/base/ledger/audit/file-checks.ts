import { TILE_WIDTH, tilePath } from '@openzone/ledger-core';
import { readEntry } from './entry.ts';
import { readPartials, readUpperTile, spanOf, type Block } from './files.ts';
import { readAuditRows, type AuditRow } from './reader.ts';
import type { WalkState } from './state.ts';
import { leafHash } from '../entry.ts';

/** Static files of a block that are missing or cannot be read. */
export async function reportFaults(state: WalkState, block: Block, rows: ReadonlyMap<number, AuditRow>): Promise<void> {
  const start = block.index * TILE_WIDTH;
  for (const { path, kind } of block.faults) {
    const first = [0, 1, 2].flatMap((at) => {
      const row = at < block.width ? rows.get(start + at) : undefined;
      return row === undefined ? [] : [{ sequence: row.sequence, told: readEntry(row.entry) }];
    });
    const names = await state.context.names.ofEntries(first, Math.max(0, block.width - first.length));
    const what =
      kind === 'missing'
        ? { zh: '不存在', en: 'is missing' }
        : { zh: '不是有效的图块', en: 'is no tile that can be read' };
    state.context.report({
      id: kind === 'missing' ? 'FILE_MISSING' : 'FILE_ALTERED',
      zh: `静态文件 ${path} ${what.zh}，其中应有：${names.zh}。把该站点的账本文件夹移走并重启服务，会按条目重建并核对签名`,
      en: `The static file ${path} ${what.en}; it should hold: ${names.en}. Move the folder of this log away and restart: it is made again from the entries and held against what was signed`,
    });
  }
}

/** The tiles above the leaves against what the entries give, where nothing was found below them. */
export async function checkUpperTiles(state: WalkState, { isLast }: { readonly isLast: boolean }): Promise<void> {
  const signed = state.upper.filter(({ level, index }) => spanOf(level, index).end <= state.signed);
  const tiles = Map.groupBy(signed, ({ level, index }) => `${level}/${Math.floor(index / TILE_WIDTH)}`);
  const done = new Set<string>();
  for (const [key, hashes] of tiles) {
    const [first] = hashes;
    if (first === undefined || (hashes.length < TILE_WIDTH && !isLast)) continue;
    done.add(key);
    const index = Math.floor(first.index / TILE_WIDTH);
    await checkUpperTile(
      state,
      first.level,
      index,
      hashes.map((one) => one.hash),
    );
  }
  const rest = state.upper.filter(({ level, index }) => !done.has(`${level}/${Math.floor(index / TILE_WIDTH)}`));
  state.upper.splice(0, state.upper.length, ...rest);
}

async function checkUpperTile(
  state: WalkState,
  level: number,
  index: number,
  hashes: readonly Buffer[],
): Promise<void> {
  const { report } = state.context;
  const path = tilePath({ level, index, width: hashes.length });
  const found = await readUpperTile(state.context.files, level, index, hashes.length);
  const whole = {
    start: spanOf(level, index * TILE_WIDTH).start,
    end: spanOf(level, index * TILE_WIDTH + hashes.length - 1).end,
  };
  if (found === undefined) {
    const names = await nameSpan(state, whole);
    report({
      id: 'FILE_MISSING',
      zh: `静态文件 ${path} 不存在，它覆盖：${names.zh}`,
      en: `The static file ${path} is missing; it covers: ${names.en}`,
    });
    return;
  }
  const wrong = hashes.findIndex((hash, at) => found[at]?.equals(hash) !== true);
  if (wrong < 0) return;
  const span = spanOf(level, index * TILE_WIDTH + wrong);
  if (state.trouble.touches(span)) return;
  const names = await nameSpan(state, span);
  report({
    id: 'FILE_ALTERED',
    zh: `静态图块 ${path} 被替换：其第 ${wrong} 个哈希与条目不符，它覆盖：${names.zh}`,
    en: `The static tile ${path} was replaced: hash ${wrong} in it is not that of the entries, which are: ${names.en}`,
  });
}

async function nameSpan(
  { context }: WalkState,
  { start, end }: { readonly start: number; readonly end: number },
): Promise<{ zh: string; en: string }> {
  const rows = await readAuditRows(context.reading, start, Math.min(end, start + 2));
  const first = rows.map((row) => ({ sequence: row.sequence, told: readEntry(row.entry) }));
  return context.names.ofEntries(first, end - start - first.length);
}

/** Older partial files of the last block, which somebody may still ask for. */
export async function checkPartials(state: WalkState): Promise<void> {
  const { context, signed, partials } = state;
  const index = Math.floor(signed / TILE_WIDTH);
  const start = index * TILE_WIDTH;
  partials.delete(signed % TILE_WIDTH);
  partials.delete(0);
  if (partials.size === 0) return;
  const rows = await readAuditRows(context.reading, start, signed);
  const known = new Map(rows.map((row) => [row.sequence - start, row]));
  const wrong: { path: string; at: number }[] = [];
  for await (const file of readPartials(context.files, index, partials)) {
    const isRight = ([at, row]: readonly [number, AuditRow]): boolean => {
      const entry = file.entries?.[at];
      const hash = file.hashes?.[at];
      return (
        (entry === undefined || Buffer.from(entry).toString('utf8') === row.entry) &&
        (hash === undefined || hash.equals(leafHash(row.entry)))
      );
    };
    const isReadable = (file.entries ?? file.hashes) !== undefined;
    const at = isReadable ? [...known].find((one) => !isRight(one))?.[0] : 0;
    if (at !== undefined && !state.trouble.touches({ start: start + at, end: start + at + 1 }))
      wrong.push({ path: file.path, at });
  }
  const [first] = wrong;
  const row = first === undefined ? undefined : known.get(first.at);
  if (first === undefined || row === undefined) return;
  const name = await context.names.ofEntry(row.sequence, readEntry(row.entry), row.opening);
  const paths = wrong.map((one) => one.path).slice(0, 5);
  context.report({
    id: 'FILE_ALTERED',
    zh: `静态文件 ${paths.join('、')} ${wrong.length > paths.length ? `等 ${wrong.length} 个` : ''}被改动，与${name.zh}的条目不符`,
    en: `Static files were altered (${wrong.length}: ${paths.join(', ')}) and do not fit the entry of ${name.en}`,
    ...(name.document === undefined ? {} : { document: name.document }),
    sequence: row.sequence,
  });
}
