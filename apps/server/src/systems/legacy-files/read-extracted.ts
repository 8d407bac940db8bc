import { looksDamaged, repairText } from '@openzone/chinese-text/repair';
import type { ExtractedFile } from '../../base/files/extract/index.ts';
import type { Text } from '../../platform/errors.ts';
import { analyseLegacyFile, type AnalysisOptions, type LegacyDocumentProposal } from './analysis/index.ts';
import type { FileReading } from './commands/settle.ts';
import { fileFingerprint, type SiteKeys } from './domain.ts';
import { toProposal, type FoundAttachment } from './propose.ts';

/** What the analysis has to know of the site and the day. */
export interface SiteAndDay {
  readonly keys: SiteKeys;
  /** ISO day. */
  readonly today: string;
}

export type Found = FileReading['files'][number];

export function analysisOptions({ keys, today }: SiteAndDay): AnalysisOptions {
  return {
    repair: { looksDamaged, repairText },
    agencies: [...keys.units.values()].flatMap((unit) => [unit.name, unit.shortName, ...unit.formerNames]),
    today,
  };
}

/** A file on its own: its documents, proposed in the terms of the site. */
export function readExtracted(file: ExtractedFile, site: SiteAndDay): FileReading {
  const proposals = analyseLegacyFile(file, analysisOptions(site));
  // A scan has no words of its own: the file itself is then the document.
  const isScan = file.text.trim() === '' && (file.kind === 'pdf' || file.kind === 'image');
  const attachments: FoundAttachment[] = isScan ? [{ ...found(file), name: file.name }] : [];
  return {
    documents: proposals.map((proposal) => present(proposal, site, attachments)),
    warnings: proposals.length === 0 ? [nothingFound(file.name), ...file.warnings] : [],
    files: [found(file)],
  };
}

export function found(file: ExtractedFile): Found {
  return {
    sha256: file.sha256,
    size: file.bytes,
    mediaType: file.mediaType,
    text: file.text === '' ? null : file.text,
  };
}

export function present(
  proposal: LegacyDocumentProposal,
  { keys, today }: SiteAndDay,
  attachments: readonly FoundAttachment[],
): FileReading['documents'][number] {
  const [first] = attachments;
  const fingerprint =
    proposal.bodyText === '' && first !== undefined ? fileFingerprint(first.sha256) : proposal.fingerprint;
  return { proposal: toProposal(proposal, keys, today, attachments), fingerprint };
}

function nothingFound(name: string): Text {
  return {
    zh: `“${name}”中没有识别出文件内容，请改用其他格式或手工录入。`,
    en: `No document was recognised in “${name}”; use another format or type it in.`,
  };
}
