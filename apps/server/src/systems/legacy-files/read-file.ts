import { looksDamaged, repairText } from '@openzone/chinese-text/repair';
import type { FileStore } from '../../base/files/index.ts';
import { expandArchive, type ExtractedFile, type ExtractService } from '../../base/files/extract/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { AppError, type Text } from '../../platform/errors.ts';
import {
  analyseLegacyFile,
  analyseLegacyPackage,
  type LegacyDocumentProposal,
  type PackageMember,
} from './analysis/index.ts';
import type { FileReading, ReadFile } from './commands/batch.ts';
import { fileFingerprint, type SiteKeys } from './domain.ts';
import { toProposal, type FoundAttachment } from './propose.ts';
import { readSiteKeys } from './queries/batches.ts';

export interface ReadFileDeps {
  readonly db: Database;
  readonly files: FileStore;
  readonly extract: ExtractService;
  readonly today: () => string;
}

type Found = FileReading['files'][number];

/** How one file of a batch becomes proposals: taken apart, repaired, analysed against the units and columns of the site. */
export function createFileReader(deps: ReadFileDeps): ReadFile {
  return async (siteId, file) => {
    const bytes = await deps.files.read(file.sha256);
    if (bytes === undefined) throw missingBytes(file.name);
    const keys = await deps.db.read(siteId, readSiteKeys);
    const extracted = await deps.extract.extract({ name: file.name, bytes });
    return extracted.kind === 'zip' ? readArchive(deps, keys, bytes) : readSingle(deps, keys, extracted);
  };
}

function analysisOptions(deps: ReadFileDeps, keys: SiteKeys): Parameters<typeof analyseLegacyFile>[1] {
  return {
    repair: { looksDamaged, repairText },
    agencies: [...keys.units.values()].flatMap((unit) => [unit.name, unit.shortName]),
    today: deps.today(),
  };
}

function found(file: ExtractedFile): Found {
  return {
    sha256: file.sha256,
    size: file.bytes,
    mediaType: file.mediaType,
    text: file.text === '' ? null : file.text,
  };
}

function readSingle(deps: ReadFileDeps, keys: SiteKeys, file: ExtractedFile): FileReading {
  const proposals = analyseLegacyFile(file, analysisOptions(deps, keys));
  // A scan has no words of its own: the file itself is then the document.
  const isScan = file.text.trim() === '' && (file.kind === 'pdf' || file.kind === 'image');
  const attachments: FoundAttachment[] = isScan ? [{ ...found(file), name: file.name }] : [];
  return {
    documents: proposals.map((proposal) => present(proposal, keys, deps.today(), attachments)),
    warnings: proposals.length === 0 ? [nothingFound(file.name), ...file.warnings] : [],
    files: [found(file)],
  };
}

function present(
  proposal: LegacyDocumentProposal,
  keys: SiteKeys,
  today: string,
  attachments: readonly FoundAttachment[],
): FileReading['documents'][number] {
  const [first] = attachments;
  const fingerprint =
    proposal.bodyText === '' && first !== undefined ? fileFingerprint(first.sha256) : proposal.fingerprint;
  return { proposal: toProposal(proposal, keys, today, attachments), fingerprint };
}

/** Every document of an archive, with the files it links to as attachments; members that cannot be read become warnings. */
async function readArchive(deps: ReadFileDeps, keys: SiteKeys, bytes: Buffer): Promise<FileReading> {
  const members: PackageMember[] = [];
  const stored = new Map<string, Found>();
  const warnings: Text[] = [];
  for await (const member of expandArchive(bytes)) {
    if (member.status === 'skipped') continue;
    if (member.status === 'refused') {
      warnings.push(member.problem.text);
      continue;
    }
    try {
      const file = await deps.extract.extract({ name: member.name, bytes: member.bytes });
      await deps.files.put(member.bytes);
      stored.set(member.name, found(file));
      members.push({ name: member.name, file });
    } catch (error) {
      if (!(error instanceof AppError) || error.status >= 500) throw error;
      warnings.push({
        zh: `压缩包内“${member.name}”：${error.text.zh}`,
        en: `In the archive, “${member.name}”: ${error.text.en}`,
      });
    }
  }
  const proposals = analyseLegacyPackage(members, analysisOptions(deps, keys));
  return {
    documents: proposals.map((proposal) => {
      const attachments = proposal.attachments.flatMap(({ name }): FoundAttachment[] => {
        const file = stored.get(name);
        return file === undefined ? [] : [{ ...file, name: name.replace(/^.*\//u, '') }];
      });
      return present(proposal, keys, deps.today(), attachments);
    }),
    warnings,
    files: [...stored.values()],
  };
}

function nothingFound(name: string): Text {
  return {
    zh: `“${name}”中没有识别出文件内容，请改用其他格式或手工录入。`,
    en: `No document was recognised in “${name}”; use another format or type it in.`,
  };
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
