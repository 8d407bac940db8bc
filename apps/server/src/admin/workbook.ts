import type { FastifyReply } from 'fastify';
import { streamXlsx, type CellValue, type SheetColumn } from '../platform/xlsx/index.ts';

/** One way for every list to go out as a workbook. */

type Rows = AsyncIterable<readonly CellValue[]>;

export const column = (title: string, width: number): SheetColumn => ({ title, width });

/** A file to be kept under its name and the day it was taken. */
export function fileHeaders(
  name: string,
  day: string,
  extension = 'xlsx',
  type = workbookType,
): Record<string, string> {
  return {
    'content-type': type,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${name}-${day}.${extension}`)}`,
  };
}

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Sends the rows as they come, with `name` for the sheet and the file. */
export function sendWorkbook(
  reply: FastifyReply,
  { name, day }: { readonly name: string; readonly day: string },
  columns: readonly SheetColumn[],
  rows: Rows,
): FastifyReply {
  return reply.headers(fileHeaders(name, day)).send(streamXlsx(name, columns, rows));
}

/** Rows that are all there. */
export async function* inTurn(rows: readonly (readonly CellValue[])[]): AsyncGenerator<readonly CellValue[]> {
  for (const row of rows) yield await Promise.resolve(row);
}

/** Rows taken from the database at a time. */
const batch = 100;

/** Where a part of a list begins, and how long it is. */
interface Part {
  readonly after?: string;
  readonly pageSize: number;
}

/** The conditions and the order of a list, without the page that was looked at. */
export function conditionsOf<
  Query extends { readonly page?: number; readonly after?: string; readonly pageSize?: number },
>(query: Query): Omit<Query, 'page' | 'after' | 'pageSize'> {
  const { page: _page, after: _after, pageSize: _size, ...conditions } = query;
  return conditions;
}

/** The rows of a whole list, part by part in its order. */
export async function* walkList<Item>(
  take: (part: Part) => Promise<{ readonly items: readonly Item[]; readonly next: string | null }>,
  cells: (item: Item) => readonly CellValue[],
): AsyncGenerator<readonly CellValue[]> {
  let after: string | undefined;
  do {
    const { items, next } = await take({ pageSize: batch, ...(after === undefined ? {} : { after }) });
    for (const item of items) yield cells(item);
    after = next ?? undefined;
  } while (after !== undefined);
}
