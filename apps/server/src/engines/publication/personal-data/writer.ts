import { sql, type Tx } from '../../../platform/db/index.ts';
import { newId } from '../../../platform/ids.ts';
import type { ReleaseSubject } from '../domain.ts';
import { withoutWords, type PartFinding } from './rules.ts';

/** A decision that was made on the same words in an earlier version. */
export interface Carried {
  readonly state: 'mask' | 'keep';
  readonly reason: string;
  readonly by: string;
}

/** One change of the rules after the other. */
export async function lockSettings(tx: Tx): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(4158029, ${tx.siteId}::integer)`);
}

export async function saveScan(tx: Tx, subject: ReleaseSubject, finder: string, characters: number): Promise<void> {
  await tx.run(sql`
    insert into personal_scan (site_id, version_id, document_id, finder, characters)
    values (${tx.siteId}, ${subject.versionId}, ${subject.documentId}, ${finder}, ${characters})
    on conflict (site_id, version_id) do update set finder = excluded.finder, characters = excluded.characters, scanned_at = now()`);
}

/** Adds these places, each that of a finding, to what was told of their versions. */
export async function markTold(
  tx: Tx,
  told: readonly { readonly versionId: string; readonly places: readonly string[] }[],
): Promise<void> {
  await tx.run(sql`
    update personal_scan s set told = s.told || r.places
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as r ("versionId" uuid, places text[]) where s.version_id = r."versionId"`);
}

/** What nobody has decided on gives way to another search. */
export async function dropUndecided(tx: Tx, versionId: string): Promise<void> {
  await tx.run(
    sql`delete from personal_finding where version_id = ${versionId}::uuid and decided_by is null and found_by is null`,
  );
}

export async function insertFindings(
  tx: Tx,
  subject: ReleaseSubject,
  findings: readonly (PartFinding & { readonly carried: Carried | undefined })[],
): Promise<void> {
  if (findings.length === 0) return;
  const rows = findings.map(
    ({ part, start, end, kind, confidence, why, subject: whose, exemption, blocking, carried }) => ({
      id: newId(),
      part,
      start,
      end,
      kind,
      confidence,
      why: withoutWords(why),
      subject: whose,
      exemption: exemption?.rule ?? null,
      blocking,
      state: carried?.state ?? 'open',
      reason: carried?.reason ?? '',
      by: carried?.by ?? null,
    }),
  );
  await tx.run(sql`
    insert into personal_finding (site_id, id, document_id, version_id, part, start_at, end_at, kind, confidence, why, subject, exemption,
      blocking, state, reason, decided_by, decided_at)
    select ${tx.siteId}, r.id, ${subject.documentId}::uuid, ${subject.versionId}::uuid, r.part, r.start, r."end", r.kind, r.confidence, r.why,
      r.subject, r.exemption, r.blocking, r.state, r.reason, r.by, case when r.by is not null then now() end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, part text, start integer, "end" integer, kind text, confidence real,
      why jsonb, subject text, exemption text, blocking boolean, state text, reason text, by uuid)
    on conflict do nothing`);
}

/** @returns how many rows changed */
export async function decideFindings(
  tx: Tx,
  versionId: string,
  ids: readonly string[],
  decision: { readonly state: 'open' | 'mask' | 'keep'; readonly reason: string; readonly by: string },
): Promise<number> {
  return tx.run(sql`
    update personal_finding set state = ${decision.state}, reason = ${decision.reason}, decided_by = ${decision.by}::uuid, decided_at = now()
    where version_id = ${versionId}::uuid and id = any(${ids}::uuid[])`);
}

export async function insertByHand(
  tx: Tx,
  subject: ReleaseSubject,
  mark: {
    readonly part: string;
    readonly start: number;
    readonly end: number;
    readonly kind: string;
    readonly by: string;
  },
): Promise<void> {
  await tx.run(sql`
    insert into personal_finding (site_id, id, document_id, version_id, part, start_at, end_at, kind, confidence, subject, blocking, found_by,
      state, reason, decided_by, decided_at)
    values (${tx.siteId}, ${newId()}, ${subject.documentId}, ${subject.versionId}, ${mark.part}, ${mark.start}, ${mark.end}, ${mark.kind}, 1,
      'person', true, ${mark.by}, 'mask', '', ${mark.by}, now())
    on conflict do nothing`);
}

export async function insertOriginal(
  tx: Tx,
  original: { readonly versionId: string; readonly documentId: string; readonly copyId: string; readonly by: string },
): Promise<void> {
  await tx.run(sql`
    insert into personal_original (site_id, version_id, document_id, copy_version_id, made_by)
    values (${tx.siteId}, ${original.versionId}, ${original.documentId}, ${original.copyId}, ${original.by}) on conflict do nothing`);
}

/** A file of the original that another takes the place of in the copy: sealed from now on. */
export async function insertOriginalFile(
  tx: Tx,
  file: {
    readonly versionId: string;
    readonly documentId: string;
    readonly position: number;
    readonly sha256: string;
    readonly copySha256: string;
    readonly by: string;
  },
): Promise<void> {
  await tx.run(sql`
    insert into personal_original_file (site_id, version_id, position, document_id, sha256, copy_sha256, made_by)
    values (${tx.siteId}, ${file.versionId}, ${file.position}, ${file.documentId}, ${file.sha256}, ${file.copySha256}, ${file.by})
    on conflict do nothing`);
}

/** @param reading `position`: which file was opened; null for the text */
export async function recordOriginalReading(
  tx: Tx,
  reading: {
    readonly versionId: string;
    readonly documentId: string;
    readonly position: number | null;
    readonly by: string;
    readonly purpose: string;
  },
): Promise<void> {
  const { documentId, versionId, position, by, purpose } = reading;
  await tx.run(sql`
    insert into personal_original_reading (site_id, document_id, version_id, position, account_id, purpose)
    values (${tx.siteId}, ${documentId}, ${versionId}, ${position}, ${by}, ${purpose})`);
}
