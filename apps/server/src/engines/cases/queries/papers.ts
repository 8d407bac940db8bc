import type { Person } from '../../../base/identity/index.ts';
import {
  empty,
  goingOn,
  inOrder,
  join,
  keyText,
  placeOf,
  sql,
  type ListOrder,
  type Reading,
  type Sql,
} from '../../../platform/db/index.ts';
import { visible } from './list.ts';

/** A paper of a case in a list: neither its words nor whom it is for. */
interface PaperRow {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly number: string | null;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly summary: string;
  readonly unitName: string | null;
  readonly madeOn: string;
  readonly createdBy: string;
  readonly issuedOn: string | null;
  readonly toApplicant: boolean;
}

type PaperKey = 'made' | 'issued' | 'name' | 'request' | 'unit';

interface PaperFilter {
  readonly q?: string | undefined;
  readonly kind?: string | undefined;
  readonly unitId?: string | undefined;
  readonly issued?: boolean | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly sort?: PaperKey | `-${PaperKey}` | undefined;
  readonly after?: string | undefined;
  readonly page?: number | undefined;
  readonly pageSize?: number | undefined;
}

const madeOn = sql`(p.created_at at time zone 'Asia/Shanghai')::date`;

function conditions(procedure: string, person: Person, filter: PaperFilter): Sql {
  const parts: Sql[] = [sql`c.procedure = ${procedure}`, visible(person)];
  const q = filter.q?.trim() ?? '';
  if (q !== '') {
    const pattern = `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`;
    parts.push(sql`(c.number = upper(${q}) or p.number ilike ${pattern} or c.summary ilike ${pattern})`);
  }
  if (filter.kind !== undefined) parts.push(sql`p.kind = ${filter.kind}`);
  if (filter.unitId !== undefined) parts.push(sql`c.unit_id = ${filter.unitId}::uuid`);
  if (filter.issued !== undefined) parts.push(sql`(p.issued_on is not null) = ${filter.issued}::boolean`);
  if (filter.from !== undefined) parts.push(sql`${madeOn} >= ${filter.from}::date`);
  if (filter.to !== undefined) parts.push(sql`${madeOn} <= ${filter.to}::date`);
  return join(parts, ' and ');
}

function orderOf(sort: NonNullable<PaperFilter['sort']>): ListOrder & { readonly table: Sql } {
  const order = {
    name: sort,
    tie: sql`p.id`,
    tieType: 'uuid',
    descending: sort.startsWith('-'),
    table: empty,
  } as const;
  switch (sort) {
    case 'made':
    case '-made':
      return { ...order, key: sql`p.created_at`, keyType: 'time' };
    case 'issued':
    case '-issued':
      return { ...order, key: sql`coalesce(p.issued_on, 'infinity'::date)`, keyType: 'date' };
    case 'name':
    case '-name':
      return { ...order, key: sql`(left(p.name, 80) collate "zh-x-icu")`, keyType: 'text' };
    case 'request':
    case '-request':
      return { ...order, key: sql`c.number`, keyType: 'text' };
    case 'unit':
    case '-unit': {
      const table = sql`left join shared_unit o on o.site_id = c.site_id and o.id = c.unit_id`;
      return { ...order, key: sql`(coalesce(o.name, '') collate "zh-x-icu")`, keyType: 'text', table };
    }
  }
}

/** Papers of the cases this person may know of, the newest first unless asked otherwise. */
export async function listPapers(
  reading: Reading,
  procedure: string,
  person: Person,
  filter: PaperFilter,
): Promise<{ items: PaperRow[]; total: number; next: string | null }> {
  const from = sql`from case_document p join case_file c on c.site_id = p.site_id and c.id = p.case_id`;
  const where = conditions(procedure, person, filter);
  const order = orderOf(filter.sort ?? '-made');
  const onward = goingOn(order, filter.after);
  const size = filter.pageSize ?? 20;
  const offset = onward === undefined ? ((filter.page ?? 1) - 1) * size : 0;
  const listed = await reading.rows<PaperRow & { readonly placeKey: string }>(sql`
    with page as materialized (
      select p.id, ${order.key} as key ${from} ${order.table} where ${where} and ${onward ?? sql`true`}
      order by ${inOrder(order)} limit ${size + 1} offset ${offset})
    select p.id, p.kind, p.name, p.number, c.id as "caseId", c.number as "caseNumber", c.summary, u.name as "unitName",
      ${madeOn} as "madeOn", coalesce(a.display_name, '') as "createdBy", p.issued_on as "issuedOn", p.addressee = '' as "toApplicant",
      ${keyText(order, sql`page.key`)} as "placeKey"
    ${from} join page on page.id = p.id left join shared_unit u on u.site_id = c.site_id and u.id = c.unit_id
      left join shared_account a on a.site_id = p.site_id and a.id = p.created_by
    order by ${inOrder({ key: sql`page.key`, tie: order.tie, descending: order.descending })}`);
  const items = listed.slice(0, size);
  const last = items.at(-1);
  const next = listed.length > size && last !== undefined ? placeOf(order, last.placeKey, last.id) : null;
  const row = await reading.row<{ total: number }>(sql`select count(*) as total ${from} where ${where}`);
  return { items: items.map(({ placeKey: _, ...item }) => item), total: row?.total ?? 0, next };
}
