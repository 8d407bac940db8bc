import { sql, type Reading, type Tx } from '../../platform/db/index.ts';

export interface UnitHoldings {
  /** Being worked on and never yet public. */
  readonly documents: number;
  readonly publicDocuments: number;
  /** Open reviews that ask the unit, and sequences in force that name it. */
  readonly reviews: number;
  /** Columns the unit is in charge of or may publish in by name. */
  readonly columns: number;
}

/** What a unit has that would go to another. */
export async function countUnitHoldings(reading: Reading, unitId: string): Promise<UnitHoldings> {
  const row = await reading.row<UnitHoldings>(sql`
    select (select count(*)::integer from document d where d.unit_id = ${unitId}::uuid and d.stage <> 'discarded'
        and d.first_published_at is null) as documents,
      (select count(*)::integer from document d where d.unit_id = ${unitId}::uuid and d.first_published_at is not null) as "publicDocuments",
      (select count(*)::integer from site_column c where c.merged_into is null
        and (c.responsible_unit_id = ${unitId}::uuid or ${unitId}::uuid = any(c.unit_ids))) as columns,
      (select count(*)::integer from open_review_part p where p.unit_id = ${unitId}::uuid)
        + (select count(*)::integer from (select * from review_configuration order by version desc limit 1) c, jsonb_array_elements(c.sequences) q
          where (q ->> 'active')::boolean and strpos(q::text, ${unitId}) > 0) as reviews`);
  return row ?? { documents: 0, publicDocuments: 0, columns: 0, reviews: 0 };
}

/**
 * Puts another unit in charge of everything a unit has: its columns first, so that its documents may stand where they stand. Versions
 * keep the unit that wrote them, and are shown under the name it had.
 */
export async function handOverDocuments(tx: Tx, from: string, to: string): Promise<UnitHoldings> {
  const held = await countUnitHoldings(tx, from);
  await tx.run(sql`
    update site_column c set revision = revision + 1,
      responsible_unit_id = case when responsible_unit_id = ${from}::uuid then ${to}::uuid else responsible_unit_id end,
      unit_ids = case when ${from}::uuid = any(unit_ids)
        then array(select distinct x from unnest(array_replace(unit_ids, ${from}::uuid, ${to}::uuid)) x) else unit_ids end
    where c.merged_into is null and (responsible_unit_id = ${from}::uuid or ${from}::uuid = any(unit_ids))`);
  await tx.run(sql`update document set unit_id = ${to}::uuid where unit_id = ${from}::uuid and stage <> 'discarded'`);
  return held;
}
