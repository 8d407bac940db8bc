import { FINDING_KINDS } from '@openzone/chinese-text/personal-data';
import { readInspections, readTextsByFile } from '../../../base/files/index.ts';
import type { Reading, Tx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { keepBlocks } from '../commands/block.ts';
import { isErased, type ReleaseSubject } from '../domain.ts';
import { attachmentBlocks, inspectAtOnce, screenAttachments } from './attachments/screen.ts';
import { contentOf, readStoredVersion } from '../reader.ts';
import { partsOf, type Part } from './parts.ts';
import {
  findEarlierVersion,
  findScan,
  listKeepers,
  listAttachmentTexts,
  listFindings,
  listUnsearched,
  readChangeNote,
} from './reader.ts';
import { finderOf, readPersonalDataSettings, search, SECRET_MARK, type PersonalDataSettings } from './rules.ts';
import { dropUndecided, insertFindings, saveScan, type Carried } from './writer.ts';

/** Kind of the blocks that findings open. */
const BLOCK = 'PERSONAL_DATA';

export async function readParts(reading: Reading, versionId: string): Promise<Part[]> {
  const stored = await readStoredVersion(reading, versionId);
  const attachments = await listAttachmentTexts(reading, versionId, textsByFile);
  return partsOf(contentOf(stored), await readChangeNote(reading, versionId), attachments);
}

/** What the readers of a file see of it, whose places are known; of what could not be looked into, the words that search has. */
async function textsByFile(reading: Reading, sha256s: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const inspected = await readInspections(reading, sha256s);
  const texts = new Map(await readTextsByFile(reading, sha256s));
  for (const { sha256, problem, text } of inspected.values()) if (problem === null) texts.set(sha256, text);
  return texts;
}

/**
 * Searches a version for personal data (S12), unless the same finder has done so, and says what of it blocks publication. What
 * was decided on the same words in the version before it counts here as well.
 */
export async function screenVersion(tx: Tx, subject: ReleaseSubject, given?: PersonalDataSettings): Promise<void> {
  const settings = given ?? (await readPersonalDataSettings(tx));
  const finder = finderOf(settings);
  if ((await findScan(tx, subject.versionId))?.finder === finder) return;
  const stored = await readStoredVersion(tx, subject.versionId);
  await inspectAtOnce(tx, subject.versionId);
  const parts = isErased(stored) ? [] : await readParts(tx, subject.versionId);
  const found = search(parts, stored.title, settings);
  const decided = await decisionsBefore(tx, subject, stored.number);
  await dropUndecided(tx, subject.versionId);
  await insertFindings(
    tx,
    subject,
    found.map((finding) => {
      const carried = decided.get(`${finding.kind} ${finding.text}`);
      return { ...finding, carried: finding.blocking && carried?.mayKeepBlocking === false ? undefined : carried };
    }),
  );
  const waits = await screenAttachments(tx, subject, stored.number, stored.title, settings);
  const characters = parts.reduce((sum, { text }) => sum + text.length, 0);
  // Another name than the finder's: it is searched again when its files have been looked into.
  await saveScan(tx, subject, waits ? `${finder}:waiting` : finder, characters);
  await tellBlocks(tx, subject, null);
}

async function decisionsBefore(
  tx: Tx,
  subject: ReleaseSubject,
  number: number,
): Promise<Map<string, Carried & { readonly mayKeepBlocking: boolean }>> {
  const decided = new Map<string, Carried & { readonly mayKeepBlocking: boolean }>();
  const earlier = await findEarlierVersion(tx, subject.documentId, number);
  if (earlier === undefined) return decided;
  const findings = (await listFindings(tx, earlier))
    // On a mark of state secrecy the secrecy review decides anew in each version.
    .filter(({ state, kind }) => state === 'keep' && kind !== SECRET_MARK);
  if (findings.length === 0) return decided;
  const texts = new Map((await readParts(tx, earlier)).map(({ key, text }) => [key, text]));
  const keepers = await listKeepers(tx, [...new Set(findings.flatMap(({ decidedBy }) => decidedBy ?? []))]);
  for (const { part, start, end, kind, reason, decidedBy } of findings) {
    const words = texts.get(part)?.slice(start, end);
    if (words !== undefined && decidedBy !== null)
      decided.set(`${kind} ${words}`, {
        state: 'keep',
        reason,
        by: decidedBy,
        mayKeepBlocking: keepers.includes(decidedBy),
      });
  }
  return decided;
}

/** Opens a block for each kind, and each hidden place of a file, that is undecided or waits to be masked, and resolves the others. */
export async function tellBlocks(tx: Tx, subject: ReleaseSubject, by: string | null): Promise<void> {
  const open = (await listFindings(tx, subject.versionId)).filter(
    ({ blocking, state }) => blocking && state !== 'keep',
  );
  const kinds = [...new Set(open.map(({ kind }) => kind))];
  const found = kinds.map((kind) => {
    const { zh, en } = FINDING_KINDS[kind].label;
    return {
      reference: kind,
      text: {
        zh: `个人信息核查：${zh}尚未处理，请在“个人信息核查”中遮盖或说明保留的理由`,
        en: `personal data: ${en} is not settled; mask it, or say why it stays, under “Personal data”`,
      },
    };
  });
  await keepBlocks(tx, subject, BLOCK, [...found, ...(await attachmentBlocks(tx, subject.versionId))], by);
}

/**
 * Searches some of what is public and was not searched by today's finder. Driven by what is missing, so a run that was cut off goes on
 * where it stopped, and memory holds one document at a time.
 * @returns how many were searched; 0 when all were
 */
export async function screenPublic(tx: Tx, limit: number): Promise<number> {
  const settings = await readPersonalDataSettings(tx);
  const waiting = await listUnsearched(tx, finderOf(settings), limit);
  for (const subject of waiting) await screenVersion(tx, subject, settings);
  return waiting.length;
}

/** @throws `SECRET_MARK` while a mark of state secrecy stands undecided, or waits to be taken out */
export async function requireNoSecretMark(reading: Reading, { versionId }: ReleaseSubject): Promise<void> {
  const open = (await listFindings(reading, versionId)).filter(
    ({ kind, state }) => kind === SECRET_MARK && state !== 'keep',
  );
  if (open.length === 0) return;
  throw new AppError({
    id: 'SECRET_MARK',
    status: 409,
    text: {
      zh: `文件中有 ${open.length} 处国家秘密标志，任何方式都不能发布（条例第十四条）。请保密审查员在“个人信息核查”中认定其不是密级标志并写明理由，或去掉后重新审查。`,
      en: `The document bears ${open.length} mark(s) of state secrecy and cannot be published in any way (Regulation art. 14). A secrecy reviewer says under “Personal data” that it is none, with the reason, or it is taken out and reviewed anew.`,
    },
  });
}
