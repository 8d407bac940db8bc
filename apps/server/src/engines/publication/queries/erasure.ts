import type { Erasure, ErasureBasis } from '@openzone/contracts';
import { sql, type Reading } from '../../../platform/db/index.ts';
import { documentNotFound } from '../reader.ts';

/** What an erasure has to know of a version. */
export interface ErasableVersion {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly documentNumber: string | null;
  readonly genre: string | null;
  readonly subjectCategory: string | null;
  readonly source: string;
  readonly unitCode: string;
  readonly isWorking: boolean;
  readonly isPublic: boolean;
  /** It was public at some time, so that the ledger tells of it in the open. */
  readonly wasPublic: boolean;
  readonly attachments: readonly { readonly name: string; readonly sha256: string }[];
  /** SHA-256 of the pictures in its body. */
  readonly pictures: readonly string[];
  /** An erasure that waits, or was carried out. */
  readonly erasure: ErasureRow | null;
}

export interface ErasureRow {
  readonly id: string;
  readonly state: 'requested' | 'done';
  readonly basis: ErasureBasis;
  readonly reason: string;
  readonly remarks: boolean;
  readonly sharedSources: boolean;
  readonly requestedBy: string;
}

export async function readErasableVersion(
  reading: Reading,
  documentId: string,
  number: number,
): Promise<ErasableVersion> {
  const row = await reading.row<ErasableVersion>(sql`
    select v.id, v.number, v.title, v.document_number as "documentNumber", v.genre, v.subject_category as "subjectCategory", v.source,
      u.code as "unitCode", v.id = d.working_version_id as "isWorking",
      coalesce(v.id = d.public_version_id and d.withdrawn_at is null, false) as "isPublic",
      exists (select from public_act a where a.site_id = v.site_id and a.document_id = v.document_id and a.version_id = v.id) as "wasPublic",
      coalesce((select json_agg(json_build_object('name', a.name, 'sha256', a.sha256) order by a.position) from version_attachment a
        where a.site_id = v.site_id and a.version_id = v.id), '[]') as attachments,
      array(select distinct p.sha256 from version_picture p where p.site_id = v.site_id and p.version_id = v.id) as pictures,
      (select json_build_object('id', x.id, 'state', x.state, 'basis', x.basis, 'reason', x.reason, 'remarks', x.remarks,
          'sharedSources', x.shared_sources, 'requestedBy', x.requested_by) from version_erasure x
        where x.site_id = v.site_id and x.version_id = v.id and x.state <> 'dropped') as erasure
    from document_version v join document d on d.site_id = v.site_id and d.id = v.document_id
    join shared_unit u on u.site_id = v.site_id and u.id = v.unit_id
    where v.document_id = ${documentId}::uuid and v.number = ${number}`);
  if (row === undefined) throw documentNotFound();
  return row;
}

export type ListedErasure = Omit<Erasure, 'mayConfirm' | 'mayDrop'> & {
  readonly versionNumber: number;
  readonly requestedById: string;
};

/** The erasures of a document that wait or were carried out. */
export async function listErasures(reading: Reading, documentId: string): Promise<ListedErasure[]> {
  const rows = await reading.rows<
    Omit<ListedErasure, 'requestedAt' | 'confirmedAt'> & { requestedAt: Date; confirmedAt: Date | null }
  >(sql`
    select v.number as "versionNumber", x.id, x.state, x.basis, x.reason, x.remarks, x.shared_sources as "sharedSources",
      x.requested_by as "requestedById", a.display_name as "requestedBy", x.requested_at as "requestedAt",
      b.display_name as "confirmedBy", x.decided_at as "confirmedAt", l.sequence as entry
    from version_erasure x join document_version v on v.site_id = x.site_id and v.id = x.version_id
    join shared_account a on a.site_id = x.site_id and a.id = x.requested_by
    left join shared_account b on b.site_id = x.site_id and b.id = x.decided_by
    left join shared_ledger l on l.site_id = x.site_id and l.act_id = x.id
    where x.document_id = ${documentId}::uuid and x.state <> 'dropped'`);
  return rows.map(({ requestedAt, confirmedAt, ...row }) => ({
    ...row,
    requestedAt: requestedAt.toISOString(),
    confirmedAt: confirmedAt?.toISOString() ?? null,
  }));
}

/** The document's other versions that still say something. */
export async function listOtherVersions(reading: Reading, documentId: string, except: number): Promise<number[]> {
  const rows = await reading.rows<{ number: number }>(sql`
    select v.number from document_version v where v.document_id = ${documentId}::uuid and v.number <> ${except}
      and not exists (select from version_erasure x where x.site_id = v.site_id and x.version_id = v.id and x.state = 'done')
    order by v.number`);
  return rows.map((row) => row.number);
}

/** The public acts whose entries commit to what the version says; with `remarks` its withdrawals too. */
export async function listActsOfVersion(reading: Reading, versionId: string, remarks: boolean): Promise<string[]> {
  const rows = await reading.rows<{ id: string }>(sql`
    select id from public_act where version_id = ${versionId}::uuid and (action <> 'WITHDRAW' or ${remarks}::boolean)`);
  return rows.map((row) => row.id);
}
