import type { Term, TermInput, TermKind } from '@openzone/contracts';
import type { Person } from '../../../base/identity/index.ts';
import { recordSiteChange } from '../../../base/sites/index.ts';
import { sql, type Tx } from '../../../platform/db/index.ts';
import { conflict, forbidden, invalid } from '../../../platform/errors.ts';
import { mayManageColumns } from '../policy.ts';
import { readTerms } from '../queries/terms.ts';

/** Adds a topic or genre, or changes its English, place, the term above it, or whether it is offered. Documents that carry it keep it. */
export async function putTerm(tx: Tx, person: Person, kind: TermKind, input: TermInput): Promise<void> {
  if (!mayManageColumns(person)) {
    throw forbidden(
      '分类和体裁由政务公开工作机构和管理员维护。',
      'Topics and genres are kept by the disclosure office and administrators.',
    );
  }
  const term = { ...input, name: input.name.trim(), nameEn: input.nameEn.trim() };
  await tx.run(sql`select pg_advisory_xact_lock(4158018, ${tx.siteId}::integer)`);
  const listed = (await readTerms(tx))[kind];
  const before = listed.find(({ name }) => name === term.name);
  if ((before?.revision ?? 0) !== term.revision) {
    throw conflict(
      'TERM_CHANGED',
      `“${term.name}”已存在或刚被他人修改，请刷新后再改。`,
      `“${term.name}” exists already or was just changed by somebody else; reload, then change it.`,
    );
  }
  await write(tx, kind, term, listed);
  await recordSiteChange(tx, {
    subject: 'term',
    subjectId: `${kind} ${term.name}`,
    act: before === undefined ? 'create' : 'change',
    before: before === undefined ? null : kept(before),
    after: kept(term),
    by: person,
  });
}

/** Sets terms of a site from a file; for whoever runs the program. Those the file does not name stay. */
export async function importTerms(
  tx: Tx,
  terms: Readonly<Record<TermKind, readonly Omit<TermInput, 'revision'>[]>>,
): Promise<void> {
  for (const kind of ['topic', 'genre'] as const) {
    // Those of the first level first: what is above another must be below none by then.
    for (const term of terms[kind].toSorted((a, b) => Number(a.parent !== null) - Number(b.parent !== null))) {
      await write(tx, kind, term, (await readTerms(tx))[kind]);
      await recordSiteChange(tx, {
        subject: 'term',
        subjectId: `${kind} ${term.name}`,
        act: 'import',
        before: null,
        after: kept(term),
        by: null,
      });
    }
  }
}

type Written = Omit<TermInput, 'revision'>;

async function write(tx: Tx, kind: TermKind, term: Written, listed: readonly Term[]): Promise<void> {
  const above = term.parent === null ? undefined : placeAbove(term, term.parent, listed);
  // One that came with the program is the site's own from now on: what is below it refers to it.
  if (above !== undefined) {
    await tx.run(sql`
      insert into site_term (site_id, kind, name, position) values (${tx.siteId}, ${kind}, ${above.name}, ${above.position})
      on conflict do nothing`);
  }
  await tx.run(sql`
    insert into site_term (site_id, kind, name, name_en, parent, active, position)
    values (${tx.siteId}, ${kind}, ${term.name}, ${term.nameEn}, ${term.parent}, ${term.active}, ${term.position})
    on conflict (site_id, kind, name) do update set name_en = excluded.name_en, parent = excluded.parent,
      active = excluded.active, position = excluded.position, revision = site_term.revision + 1`);
}

/** The term above; there are two levels. The database refuses a third as well. */
function placeAbove(term: Written, parent: string, listed: readonly Term[]): Term {
  const above = listed.find(({ name }) => name === parent);
  if (above === undefined) {
    throw invalid(
      'TERM_UNKNOWN',
      'parent',
      `没有“${parent}”这一项，请重新选择上级。`,
      `There is no “${parent}”; choose the one above it again.`,
    );
  }
  const hasBelow = listed.some((one) => one.parent === term.name);
  if (above.parent !== null || hasBelow || parent === term.name) {
    throw invalid(
      'TERM_LEVEL',
      'parent',
      hasBelow
        ? `“${term.name}”下面还有分类，只能放在第一级。请先移走它下面的。`
        : `分类只有两级，“${parent}”不能作为“${term.name}”的上级。请选第一级的一项。`,
      hasBelow
        ? `“${term.name}” has terms below it and stays on the first level; move those first.`
        : `Terms have two levels: “${parent}” cannot stand above “${term.name}”. Choose one of the first level.`,
    );
  }
  return above;
}

const kept = ({ nameEn, parent, active, position }: Written): object => ({ nameEn, parent, active, position });
