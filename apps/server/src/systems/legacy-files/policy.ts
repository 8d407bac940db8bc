import { holds, type Person } from '../../base/identity/index.ts';
import { forbidden } from '../../platform/errors.ts';

/** Who may bring in old documents, decide on them, and see them. */

export function mayImport(person: Person): boolean {
  return holds(person, 'HANDLER') || holds(person, 'DISCLOSURE_OFFICE');
}

/** Batches may hold what must not be public: only those who work on them see them. */
export function maySeeImports(person: Person): boolean {
  return mayImport(person) || holds(person, 'SECRECY_REVIEWER') || holds(person, 'ADMIN');
}

/** `person` is null when the operator imports from the command line without naming anybody. */
export function requireImporter(person: Person | null): void {
  if (person !== null && !mayImport(person)) {
    throw forbidden(
      '只有经办人和政务公开工作机构可以导入历年文件。',
      'Only handlers and the disclosure office may import old documents.',
    );
  }
}

export function requireImportReader(person: Person): void {
  if (!maySeeImports(person))
    throw forbidden('您没有查看历年文件导入的权限。', 'You may not see imports of old documents.');
}
