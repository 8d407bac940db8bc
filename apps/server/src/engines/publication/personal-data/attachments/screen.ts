import { inspectPlainTexts, readInspections, type FileInspection } from '../../../../base/files/index.ts';
import type { Reading, Tx } from '../../../../platform/db/index.ts';
import type { ReleaseBlock, ReleaseSubject } from '../../domain.ts';
import type { FoundBlock } from '../../commands/block.ts';
import { findEarlierVersion, listKeepers, listSealedFiles, listSealedIn } from '../reader.ts';
import { search, type PersonalDataSettings } from '../rules.ts';
import type { Carried } from '../writer.ts';
import { listAttachedFiles, listAttachmentFindings, type AttachedFile } from './reader.ts';
import { groupHidden, labelOfPlace } from './rules.ts';
import { replaceAttachmentFindings } from './writer.ts';

export interface InspectedFile extends AttachedFile {
  /** Null while it waits to be looked into. */
  readonly inspection: FileInspection | null;
}

/** The files of a version with what was found in them. */
export async function readInspectedFiles(reading: Reading, versionId: string): Promise<InspectedFile[]> {
  const files = await listAttachedFiles(reading, versionId);
  const found = await readInspections(
    reading,
    files.map(({ sha256 }) => sha256),
  );
  return files.map((file) => ({ ...file, inspection: found.get(file.sha256) ?? null }));
}

/** Looks into what needs no program for it. */
export async function inspectAtOnce(tx: Tx, versionId: string): Promise<void> {
  const files = await listAttachedFiles(tx, versionId);
  await inspectPlainTexts(
    tx,
    files.map(({ sha256 }) => sha256),
  );
}

/**
 * Writes down what the files of a version hide. What was kept on the same file, or on the original it is the copy of, counts here too.
 * @returns whether files still wait to be looked into
 */
export async function screenAttachments(
  tx: Tx,
  subject: ReleaseSubject,
  number: number,
  title: string,
  settings: PersonalDataSettings,
): Promise<boolean> {
  const files = await readInspectedFiles(tx, subject.versionId);
  const carried = files.length === 0 ? new Map<string, Kept>() : await keptBefore(tx, subject, number);
  const isPrivate = (words: string): boolean =>
    words !== '' && search([{ key: 'hidden', text: words }], title, settings).some(({ blocking }) => blocking);
  const found = files.flatMap(({ position, sha256, inspection }) =>
    inspection === null
      ? []
      : groupHidden(inspection, settings, isPrivate).map((group) => ({
          ...group,
          position,
          carried: stillCounts(carried.get(`${sha256} ${group.kind} ${group.places}`), group.blocking),
        })),
  );
  await replaceAttachmentFindings(tx, subject, found);
  return files.some(({ inspection }) => inspection === null);
}

interface Kept extends Carried {
  readonly mayKeepBlocking: boolean;
}

/** What a unit kept by itself counts no longer where the site has since left such decisions to others. */
function stillCounts(kept: Kept | undefined, isBlocking: boolean): Kept | undefined {
  return isBlocking && kept?.mayKeepBlocking === false ? undefined : kept;
}

async function keptBefore(tx: Tx, subject: ReleaseSubject, number: number): Promise<Map<string, Kept>> {
  const carried = new Map<string, Kept>();
  const earlier = await findEarlierVersion(tx, subject.documentId, number);
  if (earlier === undefined) return carried;
  const files = await listAttachedFiles(tx, earlier);
  const copies = new Map((await listSealedFiles(tx, earlier)).map((one) => [one.position, one.copySha256]));
  const findings = await listAttachmentFindings(tx, earlier);
  const keepers = await listKeepers(tx, [...new Set(findings.flatMap(({ decidedBy }) => decidedBy ?? []))]);
  for (const { position, kind, places, state, reason, decidedBy } of findings) {
    if (state !== 'keep' || decidedBy === null) continue;
    for (const sha256 of [files.find((file) => file.position === position)?.sha256, copies.get(position)])
      if (sha256 !== undefined)
        carried.set(`${sha256} ${kind} ${places}`, {
          state,
          reason,
          by: decidedBy,
          mayKeepBlocking: keepers.includes(decidedBy),
        });
  }
  return carried;
}

/** What of the files keeps the version from being published, in words. */
export async function attachmentBlocks(reading: Reading, versionId: string): Promise<FoundBlock[]> {
  const blocks: FoundBlock[] = (await listAttachmentFindings(reading, versionId))
    .filter(({ blocking, state }) => blocking && state !== 'keep')
    .map(({ position, kind, action }) => {
      const { zh, en } = labelOfPlace(kind, action);
      return {
        reference: `attachment-${position}-${kind}`,
        text: {
          zh: `附件 ${position}：${zh}——请在“个人信息核查”的附件检查中处理`,
          en: `attachment ${position}: ${en} — settle it under “Personal data”, attachments`,
        },
      };
    });
  const waits = (await readInspectedFiles(reading, versionId)).some(({ inspection }) => inspection === null);
  return waits ? [...blocks, WAITING] : blocks;
}

/** Files that are originals of a cleaned copy, be it one of another document: they never become public. */
export async function sealedBlocks(reading: Reading, versionId: string): Promise<ReleaseBlock[]> {
  const files = await listSealedIn(reading, versionId);
  return files.map(({ position, name }) => ({
    kind: 'ATTACHMENT_SEALED',
    reference: `attachment-${position}-sealed`,
    text: {
      zh: `附件 ${position}“${name}”是去标识化前的原件，请编辑文件，换成它的公开件`,
      en: `attachment ${position}, “${name}”, is the original of a cleaned copy; edit the document and attach the copy instead`,
    },
  }));
}

const WAITING: FoundBlock = {
  reference: 'attachment-waiting',
  text: {
    zh: '附件还没有检查完，请稍候片刻再试，或在“个人信息核查”中按“现在核查”',
    en: 'the attachments are still being looked into; try again in a moment, or press “Search now” under “Personal data”',
  },
};
