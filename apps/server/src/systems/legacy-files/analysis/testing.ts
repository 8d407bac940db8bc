/** Shared by the tests of the analysis: reading and analysing in one step, with the repair that the server injects. */
import { looksDamaged, repairText } from '@openzone/chinese-text/repair';
import { extractFile } from '../../../base/files/extract/index.ts';
import type { ExtractedFile } from '../../../base/files/extract/index.ts';
import { analyseLegacyFile } from './analyse.ts';
import type { AnalysisOptions, LegacyDocumentProposal } from './types.ts';

export const OPTIONS: AnalysisOptions = { repair: { looksDamaged, repairText }, today: '2026-01-31' };

export async function read(content: string | Buffer, name = 'a.txt'): Promise<ExtractedFile> {
  return extractFile({ name, bytes: Buffer.from(content) });
}

export async function analyse(
  content: string | Buffer,
  name = 'a.txt',
  options: AnalysisOptions = OPTIONS,
): Promise<LegacyDocumentProposal[]> {
  return analyseLegacyFile(await read(content, name), options);
}

/** The one document of a file. */
export async function analyseOne(
  content: string | Buffer,
  name = 'a.txt',
  options: AnalysisOptions = OPTIONS,
): Promise<LegacyDocumentProposal> {
  const [only, ...rest] = await analyse(content, name, options);
  if (only === undefined || rest.length > 0) throw new Error(`${rest.length + (only === undefined ? 0 : 1)} documents`);
  return only;
}
