import { sql, type Reading } from '../../platform/db/index.ts';

/** A signed head with what others have put to it. Times of witnesses and authorities are their own. */
export interface HeadRow {
  readonly size: number;
  readonly root: Buffer;
  /** As the site signed it, without cosignatures. */
  readonly note: string;
  readonly madeAt: Date;
  readonly cosignatures: readonly { readonly witness: string; readonly line: string; readonly seenAt: Date }[];
  readonly timestamps: readonly { readonly authority: string; readonly token: Buffer; readonly stampedAt: Date }[];
}

/** Everything here reads the `public_*` views only. */
const headColumns = sql`
  c.size, c.root, c.note, c.made_at as "madeAt",
  coalesce((select json_agg(json_build_object('witness', w.witness, 'line', w.line, 'seenAt', w.seen_at) order by w.witness)
    from public_ledger_cosignature w where w.size = c.size), '[]') as cosignatures,
  coalesce((select json_agg(json_build_object('authority', t.authority, 'token', encode(t.token, 'hex'), 'stampedAt', t.stamped_at)
    order by t.authority) from public_ledger_timestamp t where t.size = c.size), '[]') as timestamps`;

/** What comes out of JSON, where times and bytes are text. */
type HeadJson = Omit<HeadRow, 'cosignatures' | 'timestamps'> & {
  readonly cosignatures: readonly { readonly witness: string; readonly line: string; readonly seenAt: string }[];
  readonly timestamps: readonly { readonly authority: string; readonly token: string; readonly stampedAt: string }[];
};

function headOf({ cosignatures, timestamps, ...head }: HeadJson): HeadRow {
  return {
    ...head,
    cosignatures: cosignatures.map((one) => ({ ...one, seenAt: new Date(one.seenAt) })),
    timestamps: timestamps.map(({ authority, token, stampedAt }) => ({
      authority,
      token: Buffer.from(token, 'hex'),
      stampedAt: new Date(stampedAt),
    })),
  };
}

/** What was signed last; undefined before the first entry. */
export async function readHead(reading: Reading): Promise<HeadRow | undefined> {
  const row = await reading.row<HeadJson>(
    sql`select ${headColumns} from public_ledger_checkpoint c order by c.size desc limit 1`,
  );
  return row === undefined ? undefined : headOf(row);
}

/** The smallest head with this entry in it that a witness or a time stamping authority has seen. */
export async function readFirstSeen(reading: Reading, index: number): Promise<HeadRow | undefined> {
  const row = await reading.row<HeadJson>(sql`
    select ${headColumns} from public_ledger_checkpoint c
    where c.size = (select min(s.size) from (
      (select w.size from public_ledger_cosignature w where w.size > ${index} order by w.size limit 1)
      union all (select t.size from public_ledger_timestamp t where t.size > ${index} order by t.size limit 1)) s)`);
  return row === undefined ? undefined : headOf(row);
}
