import { appendAllToLedger, appendToLedger, sm3Hex, type EntryDraft } from '../../base/ledger/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { canonicalContent } from './domain.ts';
import { contentOf, listActsOffLedger, readPublicAct, readStoredVersion, type PublicActRow } from './reader.ts';

/**
 * Puts a public act on the ledger. It is the last thing an act does: from here to the commit all other acts of the site wait. The
 * database refuses a public act that is committed without its entry.
 */
export async function recordAct(tx: Tx, actId: string): Promise<void> {
  const act = await readPublicAct(tx, actId);
  await appendToLedger(tx, await describeAct(tx, act));
}

/**
 * Puts acts from before the installation had a ledger on it, at most `limit` at once, marked as recorded later: the log then proves
 * them from now on, and claims nothing about the time before.
 * @returns how many were appended
 */
export async function recordEarlierActs(tx: Tx, limit: number): Promise<number> {
  const acts = await listActsOffLedger(tx, limit);
  const drafts: EntryDraft[] = [];
  for (const act of acts) {
    const entry = await describeAct(tx, act);
    drafts.push({ ...entry, facts: { ...entry.facts, recordedLater: true } });
  }
  if (drafts.length > 0) await appendAllToLedger(tx, drafts);
  return acts.length;
}

/**
 * What the ledger says of an act. In the open stand ids, unit, attribute and times; title, reason and the hashes of the content are
 * committed to under a salt, because a short text could be guessed from its hash and any of them may have to be erased one day.
 */
async function describeAct(tx: Tx, act: PublicActRow): Promise<EntryDraft> {
  return {
    action: act.action,
    actId: act.id,
    subjectId: act.documentId,
    at: act.at,
    facts: {
      subject: { type: 'document', code: act.code, version: act.versionNumber },
      unit: act.unitCode,
      attribute: 'PROACTIVE',
      forced: act.forced,
    },
    opening:
      act.action === 'WITHDRAW'
        ? { indexNumber: act.indexNumber, reason: act.reason }
        : { indexNumber: act.indexNumber, reason: act.reason, ...(await describeVersion(tx, act.versionId)) },
  };
}

async function describeVersion(
  tx: Tx,
  versionId: string,
): Promise<{ title: string; content: { sha256: string; sm3: string } }> {
  const version = await readStoredVersion(tx, versionId);
  const content = contentOf(version);
  return { title: content.title, content: { sha256: version.contentSha256, sm3: sm3Hex(canonicalContent(content)) } };
}
