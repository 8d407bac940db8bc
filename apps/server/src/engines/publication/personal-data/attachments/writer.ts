import { INSPECTOR } from '../../../../base/files/index.ts';
import { sql, type Tx } from '../../../../platform/db/index.ts';
import { newId } from '../../../../platform/ids.ts';
import type { ReleaseSubject } from '../../domain.ts';
import type { Carried } from '../writer.ts';
import type { HiddenGroup } from './rules.ts';

export type NewAttachmentFinding = HiddenGroup & { readonly position: number; readonly carried: Carried | undefined };

/** Replaces what nobody has decided on by what is found now. */
export async function replaceAttachmentFindings(
  tx: Tx,
  subject: ReleaseSubject,
  findings: readonly NewAttachmentFinding[],
): Promise<void> {
  await tx.run(
    sql`delete from attachment_finding where version_id = ${subject.versionId}::uuid and decided_by is null`,
  );
  if (findings.length === 0) return;
  const rows = findings.map(({ position, kind, places, action, blocking, carried }) => ({
    id: newId(),
    position,
    kind,
    places,
    action,
    blocking,
    state: carried?.state ?? 'open',
    reason: carried?.reason ?? '',
    by: carried?.by ?? null,
  }));
  await tx.run(sql`
    insert into attachment_finding (site_id, id, document_id, version_id, position, inspector, kind, places, action, blocking, state, reason,
      decided_by, decided_at)
    select ${tx.siteId}, r.id, ${subject.documentId}::uuid, ${subject.versionId}::uuid, r.position, ${INSPECTOR}, r.kind, r.places, r.action,
      r.blocking, r.state, r.reason, r.by, case when r.by is not null then now() end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, position integer, kind text, places integer, action text,
      blocking boolean, state text, reason text, by uuid)
    on conflict do nothing`);
}

/** @returns how many rows changed */
export async function decideAttachmentFindings(
  tx: Tx,
  versionId: string,
  ids: readonly string[],
  decision: { readonly state: 'open' | 'mask' | 'keep'; readonly reason: string; readonly by: string },
): Promise<number> {
  return tx.run(sql`
    update attachment_finding set state = ${decision.state}, reason = ${decision.reason}, decided_by = ${decision.by}::uuid, decided_at = now()
    where version_id = ${versionId}::uuid and id = any(${ids}::uuid[])`);
}
