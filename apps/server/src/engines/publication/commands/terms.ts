import type { Term, TermInput, TermKind } from '@openzone/contracts';
import type { Person } from '../../../base/identity/index.ts';
import { recordSiteChange } from '../../../base/sites/index.ts';
import { sql, type Tx } from '../../../platform/db/index.ts';
import { conflict, forbidden } from '../../../platform/errors.ts';
import { mayManageColumns } from '../policy.ts';
import { readTerms } from '../queries/terms.ts';

/** Adds a topic or genre, or changes its English, place, or whether it is offered. Documents that carry it keep it. */
export async function putTerm(tx: Tx, person: Person, kind: TermKind, input: TermInput): Promise<void> {
  if (!mayManageColumns(person)) {
    throw forbidden(
      '分类和体裁由政务公开工作机构和管理员维护。',
      'Topics and genres are kept by the disclosure office and administrators.',
    );
  }
  const term = { ...input, name: input.name.trim(), nameEn: input.nameEn.trim() };
  await tx.run(sql`select pg_advisory_xact_lock(4158018, ${tx.siteId}::integer)`);
  const before = (await readTerms(tx))[kind].find(({ name }) => name === term.name);
  if ((before?.revision ?? 0) !== term.revision) {
    throw conflict(
      'TERM_CHANGED',
      `“${term.name}”已存在或刚被他人修改，请刷新后再改。`,
      `“${term.name}” exists already or was just changed by somebody else; reload, then change it.`,
    );
  }
  await tx.run(sql`
    insert into site_term (site_id, kind, name, name_en, active, position)
    values (${tx.siteId}, ${kind}, ${term.name}, ${term.nameEn}, ${term.active}, ${term.position})
    on conflict (site_id, kind, name) do update set name_en = excluded.name_en, active = excluded.active,
      position = excluded.position, revision = site_term.revision + 1`);
  await recordSiteChange(tx, {
    subject: 'term',
    subjectId: `${kind} ${term.name}`,
    act: before === undefined ? 'create' : 'change',
    before: before === undefined ? null : kept(before),
    after: { nameEn: term.nameEn, active: term.active, position: term.position },
    by: person,
  });
}

/** Sets terms of a site from a file; for whoever runs the program. Those the file does not name stay. */
export async function importTerms(
  tx: Tx,
  terms: Readonly<Record<TermKind, readonly Omit<TermInput, 'revision'>[]>>,
): Promise<void> {
  for (const kind of ['topic', 'genre'] as const) {
    for (const { name, nameEn, active, position } of terms[kind]) {
      await tx.run(sql`
        insert into site_term (site_id, kind, name, name_en, active, position)
        values (${tx.siteId}, ${kind}, ${name}, ${nameEn}, ${active}, ${position})
        on conflict (site_id, kind, name) do update set name_en = excluded.name_en, active = excluded.active,
          position = excluded.position, revision = site_term.revision + 1`);
      const after = { nameEn, active, position };
      await recordSiteChange(tx, {
        subject: 'term',
        subjectId: `${kind} ${name}`,
        act: 'import',
        before: null,
        after,
        by: null,
      });
    }
  }
}

const kept = ({ nameEn, active, position }: Term): object => ({ nameEn, active, position });
