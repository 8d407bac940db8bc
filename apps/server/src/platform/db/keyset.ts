import { sql, type Sql } from './sql.ts';

/** The order of a list: by a key that no row lacks, and among equals by what no two rows share. Pages go on from row to row. */
export interface ListOrder {
  /** What a place in the list belongs to: in another order it means nothing. */
  readonly name: string;
  readonly key: Sql;
  /** The column itself, where the key stands in for what a row lacks: an index has the order of the column. */
  readonly column?: Sql;
  readonly keyType: 'text' | 'integer' | 'date' | 'time';
  readonly tie: Sql;
  readonly tieType: 'uuid' | 'text';
  readonly descending: boolean;
}

export function inOrder({
  key,
  column = key,
  tie,
  descending,
}: Pick<ListOrder, 'key' | 'column' | 'tie' | 'descending'>): Sql {
  return descending ? sql`${column} desc, ${tie} desc` : sql`${column}, ${tie}`;
}

/** What a row must be to come after the place; undefined where the words are no place of this order, since addresses are typed by hand. */
export function goingOn(order: ListOrder, cursor: string | undefined): Sql | undefined {
  const place = readPlace(order, cursor);
  if (place === undefined) return undefined;
  const { key, tie } = order;
  const at = sql`(${cast(order.keyType, place.key)}, ${cast(order.tieType, place.tie)})`;
  return order.descending ? sql`(${key}, ${tie}) < ${at}` : sql`(${key}, ${tie}) > ${at}`;
}

/** The place of a row, from its key and tie as the database writes them. */
export function placeOf(order: Pick<ListOrder, 'name'>, key: string, tie: string): string {
  return Buffer.from(JSON.stringify([order.name, key, tie]), 'utf8').toString('base64url');
}

/** The key of a row, from the column it was kept in, as `placeOf` takes it. */
export function keyText({ keyType }: Pick<ListOrder, 'keyType'>, column: Sql): Sql {
  return keyType === 'time'
    ? sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
    : sql`${column}::text`;
}

function cast(type: ListOrder['keyType'] | ListOrder['tieType'], value: string): Sql {
  switch (type) {
    case 'text':
      return sql`${value}::text`;
    case 'integer':
      return sql`${Number(value)}::integer`;
    case 'date':
      return sql`${value}::date`;
    case 'time':
      return sql`${value}::timestamptz`;
    case 'uuid':
      return sql`${value}::uuid`;
  }
}

const forms: Readonly<Record<ListOrder['keyType'] | ListOrder['tieType'], RegExp>> = {
  // PostgreSQL holds no NUL.
  text: /^[^\u0000]*$/u,
  integer: /^-?\d{1,9}$/,
  date: /^(?:\d{4}-\d\d-\d\d|infinity)$/,
  time: /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{6}Z$/,
  uuid: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
};

function readPlace(order: ListOrder, cursor: string | undefined): { key: string; tie: string } | undefined {
  if (cursor === undefined) return undefined;
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(read) || !read.every((one): one is string => typeof one === 'string')) return undefined;
    const [name, key, tie] = read;
    if (name !== order.name || key === undefined || tie === undefined) return undefined;
    const isDated = order.keyType === 'date' || order.keyType === 'time';
    if (isDated && key !== 'infinity' && !exists(key.slice(0, 10))) return undefined;
    return forms[order.keyType].test(key) && forms[order.tieType].test(tie) ? { key, tie } : undefined;
  } catch {
    return undefined;
  }
}

function exists(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}
