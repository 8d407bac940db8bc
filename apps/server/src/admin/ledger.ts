import { LedgerSettings, LedgerState } from '@openzone/contracts';
import { readLogSize, readOutsideFailures, readWitnessed } from '../base/ledger/index.ts';
import type { Reading } from '../platform/db/index.ts';
import { readLedgerSettings, writeLedgerSettings } from '../flows/index.ts';
import type { Server } from '../platform/http/index.ts';
import { asking, type SessionDeps } from './session.ts';

const tags = ['settings'];

/** Who else sees the site's log, and whether they do. */
export function registerLedgerSettings(app: Server, deps: SessionDeps): void {
  app.get('/settings/ledger', { schema: { response: { 200: LedgerState }, tags } }, async (request) => {
    const { site } = await asking(deps, request);
    return deps.db.read(site.id, readState);
  });

  app.put(
    '/settings/ledger',
    { schema: { body: LedgerSettings, response: { 200: LedgerState }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      await deps.db.transaction(site.id, (tx) => writeLedgerSettings(tx, person, request.body));
      return deps.db.read(site.id, readState);
    },
  );
}

async function readState(reading: Reading): Promise<LedgerState> {
  const witnessed = await readWitnessed(reading);
  const failures = await readOutsideFailures(reading);
  return {
    ...(await readLedgerSettings(reading)),
    size: await readLogSize(reading),
    witnessed: witnessed.map((one) => ({ ...one, seenAt: one.seenAt.toISOString() })),
    failures: failures.map(({ kind, name, failure, failedAt, nextAttemptAt }) => ({
      kind,
      name,
      failure,
      failedAt: failedAt.toISOString(),
      nextAttemptAt: nextAttemptAt.toISOString(),
    })),
  };
}
