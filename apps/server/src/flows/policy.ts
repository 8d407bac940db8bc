import { holds, type Person } from '../base/identity/index.ts';
import { forbidden } from '../platform/errors.ts';

/** Who may set what reaches over the whole site: its calendar, and who witnesses its ledger. */
export function mayKeepSite(person: Person): boolean {
  return holds(person, 'ADMIN') || holds(person, 'DISCLOSURE_OFFICE');
}

export function requireCalendarKeeper(person: Person): void {
  if (mayKeepSite(person)) return;
  throw forbidden(
    '日历由系统管理员或政务公开工作机构维护。',
    'The calendar is kept by the administrator or the disclosure office.',
  );
}

export function requireLedgerKeeper(person: Person): void {
  if (mayKeepSite(person)) return;
  throw forbidden(
    '账本的见证人由系统管理员或政务公开工作机构设定。',
    'The witnesses of the ledger are set by the administrator or the disclosure office.',
  );
}
