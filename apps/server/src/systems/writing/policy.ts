import { holds, type Person } from '../../base/identity/index.ts';
import { documentNotFound, seesWork, type DocumentState } from '../../engines/publication/index.ts';
import { forbidden } from '../../platform/errors.ts';

/** Comments and unsaved words belong to the work on a document; whoever does not see that work is told of no such document. */
export function requireSeesWork(person: Person, state: DocumentState): void {
  if (!seesWork(person, state)) throw documentNotFound();
}

/** Who wrote the remark, or who is answerable for the text. */
export function maySettle(person: Person, state: Pick<DocumentState, 'unitId'>, authorId: string): boolean {
  return (
    person.id === authorId ||
    holds(person, 'HANDLER', state.unitId) ||
    holds(person, 'UNIT_HEAD', state.unitId) ||
    holds(person, 'DISCLOSURE_OFFICE')
  );
}

export function requireMaySettle(person: Person, state: Pick<DocumentState, 'unitId'>, authorId: string): void {
  if (maySettle(person, state, authorId)) return;
  throw forbidden(
    '批注由提出人、本单位经办人或政务公开工作机构处理。请联系他们。',
    'A comment is settled by who made it, the unit’s handler or the disclosure office; ask them.',
  );
}

/** Templates and word lists are the site's. */
export function mayKeepLists(person: Person): boolean {
  return holds(person, 'DISCLOSURE_OFFICE') || holds(person, 'ADMIN');
}

export function requireKeepsLists(person: Person): void {
  if (mayKeepLists(person)) return;
  throw forbidden(
    '模板和用语清单由政务公开工作机构或系统管理员维护，请把建议告诉他们。',
    'Templates and word lists are kept by the disclosure office and administrators; tell them what to change.',
  );
}
