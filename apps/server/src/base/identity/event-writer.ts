import { sql, type Tx } from '../../platform/db/index.ts';

export type IdentityEventKind =
  | 'SIGNED_IN'
  | 'SESSION_REVOKED'
  | 'PASSWORD_CHANGED'
  | 'PASSWORD_RESET'
  | 'FACTOR_ENROLLED'
  | 'FACTOR_RESET'
  | 'RECOVERY_CODES_MADE'
  | 'RECOVERY_CODE_USED'
  | 'ACCOUNT_OPENED'
  | 'ACCOUNT_CHANGED'
  | 'POST_GIVEN'
  | 'POST_ENDED'
  | 'LEAVE_RECORDED'
  | 'LEAVE_ENDED'
  | 'DELEGATED'
  | 'DELEGATION_ENDED';

export interface NewIdentityEvent {
  readonly kind: IdentityEventKind;
  /** null: nobody who had signed in, or the operator at the command line. */
  readonly by: string | null;
  readonly accountId?: string | null;
  readonly unitId?: string | null;
  readonly address?: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Puts on record what was done to an account or a unit. Nothing secret belongs into `before` and `after`. */
export async function recordIdentityEvent(tx: Tx, event: NewIdentityEvent): Promise<void> {
  const { kind, by, accountId = null, unitId = null, address = '', before, after } = event;
  const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));
  await tx.run(sql`
    insert into identity_event (site_id, kind, by_account, account_id, unit_id, address, before, after)
    values (${tx.siteId}, ${kind}, ${by}, ${accountId}, ${unitId}, ${address}, ${json(before)}::jsonb, ${json(after)}::jsonb)`);
}
