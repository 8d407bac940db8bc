import { expandArchive, type ExtractService } from '../../base/files/extract/index.ts';
import type { FileStore } from '../../base/files/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { AppError, type Text } from '../../platform/errors.ts';
import { analyseLegacyPackage, type PackageMember } from './analysis/index.ts';
import type { ReadFile } from './commands/read.ts';
import type { FileReading } from './commands/settle.ts';
import type { SiteKeys } from './domain.ts';
import type { FoundAttachment } from './propose.ts';
import { readSiteKeys } from './queries/batches.ts';
import { analysisOptions, found, present, readExtracted, type Found, type SiteAndDay } from './read-extracted.ts';

export interface ReadFileDeps {
  readonly db: Database;
  readonly files: FileStore;
  readonly extract: ExtractService;
  readonly today: () => string;
}

/** Files read within so many milliseconds share one look at the units and columns of their site. */
const keysHoldMs = 250;

/** How one file of a batch becomes proposals: taken apart, repaired, analysed against the units and columns of the site. */
export function createFileReader(deps: ReadFileDeps): ReadFile {
  const keysOf = shareKeys(deps.db);
  return async (siteId, file) => {
    const bytes = await deps.files.read(file.sha256);
    if (bytes === undefined) throw missingBytes(file.name);
    const site: SiteAndDay = { keys: await keysOf(siteId), today: deps.today() };
    const extracted = await deps.extract.extract({ name: file.name, bytes });
    return extracted.kind === 'zip' ? readArchive(deps, site, bytes) : readExtracted(extracted, site);
  };
}

function shareKeys(db: Database): (siteId: number) => Promise<SiteKeys> {
  const known = new Map<number, { readonly keys: Promise<SiteKeys>; readonly until: number }>();
  return (siteId) => {
    const last = known.get(siteId);
    if (last !== undefined && performance.now() < last.until) return last.keys;
    const keys = db.read(siteId, readSiteKeys);
    known.set(siteId, { keys, until: performance.now() + keysHoldMs });
    keys.catch(() => known.delete(siteId));
    return keys;
  };
}

/**
 * Every document of an archive, with the files it links to as attachments; members that cannot be read become warnings. Only
 * attachments are kept: the words of a page stand in its document, and a second copy would be left behind when that is erased.
 */
async function readArchive(deps: ReadFileDeps, site: SiteAndDay, bytes: Buffer): Promise<FileReading> {
  const members: PackageMember[] = [];
  const read = new Map<string, Found>();
  const warnings: Text[] = [];
  for await (const member of expandArchive(bytes)) {
    if (member.status === 'skipped') continue;
    if (member.status === 'refused') {
      warnings.push(member.problem.text);
      continue;
    }
    try {
      const file = await deps.extract.extract({ name: member.name, bytes: member.bytes });
      read.set(member.name, found(file));
      members.push({ name: member.name, file });
    } catch (error) {
      if (!(error instanceof AppError) || error.status >= 500) throw error;
      warnings.push({
        zh: `压缩包内“${member.name}”：${error.text.zh}`,
        en: `In the archive, “${member.name}”: ${error.text.en}`,
      });
    }
  }
  const proposals = analyseLegacyPackage(members, analysisOptions(site));
  const attached = new Set(proposals.flatMap((proposal) => proposal.attachments.map(({ name }) => name)));
  await keepMembers(deps.files, bytes, attached);
  const kept = [...read].flatMap(([name, file]) => (attached.has(name) ? [file] : []));
  return {
    documents: proposals.map((proposal) => {
      const attachments = proposal.attachments.flatMap(({ name }): FoundAttachment[] => {
        const file = read.get(name);
        return file === undefined ? [] : [{ ...file, name: name.replace(/^.*\//u, '') }];
      });
      return present(proposal, site, attachments);
    }),
    warnings,
    files: kept,
    isStored: async () => (await Promise.all(kept.map(({ sha256 }) => deps.files.has(sha256)))).every(Boolean),
  };
}

/** Unpacked a second time, so that not all members are in memory at once. */
async function keepMembers(files: FileStore, archive: Buffer, names: ReadonlySet<string>): Promise<void> {
  if (names.size === 0) return;
  for await (const member of expandArchive(archive)) {
    if (member.status === 'read' && names.has(member.name)) await files.put(member.bytes);
  }
}

function missingBytes(name: string): AppError {
  return new AppError({
    id: 'FILE_BYTES_MISSING',
    status: 404,
    text: {
      zh: `文件“${name}”的内容在存储中不存在，请重新上传。`,
      en: `The bytes of “${name}” are missing from the store; upload it again.`,
    },
  });
}
