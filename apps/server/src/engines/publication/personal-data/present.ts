import type { PersonalFinding } from '@openzone/contracts';
import { describeReason, FINDING_KINDS, type Reason } from '@openzone/chinese-text/personal-data';
import type { Reading } from '../../../platform/db/index.ts';
import { readPlaces } from './attachments/present.ts';
import type { InspectedFile } from './attachments/screen.ts';
import type { Part } from './parts.ts';
import { listFindings } from './reader.ts';
import { exemptionOf, masksOf, readPersonalDataSettings } from './rules.ts';

/** What was found in the parts of a version, as people see it. */
export async function presentFindings(
  reading: Reading,
  versionId: string,
  parts: readonly Part[],
  files: readonly InspectedFile[],
): Promise<PersonalFinding[]> {
  const findings = await listFindings(reading, versionId);
  const masks = new Map(
    masksOf(
      parts,
      findings.filter(({ exemption, state }) => state === 'mask' || (state === 'open' && exemption === null)),
      await readPersonalDataSettings(reading),
    ).map(({ id, replacement }) => [id, replacement]),
  );
  const placeOf = readPlaces(files);
  return findings.map((finding) => {
    const law = exemptionOf(finding.exemption);
    return {
      id: finding.id,
      part: finding.part,
      start: finding.start,
      end: finding.end,
      kind: finding.kind,
      label: FINDING_KINDS[finding.kind].label,
      confidence: finding.confidence,
      why: finding.why.map((reason) => sentenceOf(reason)),
      exemption: law === null ? null : { title: law.title, basis: [...law.basis] },
      blocking: finding.blocking,
      byHand: finding.byHand,
      state: finding.state,
      reason: finding.reason,
      decidedBy: finding.deciderName,
      decidedAt: finding.decidedAt?.toISOString() ?? null,
      place: placeOf(finding.part, finding.start),
      replacement: masks.get(finding.id) ?? null,
    };
  });
}

/** A reason as it is shown: what was found is not written down with it, so its place in the sentence closes up. */
function sentenceOf({ code, params }: Reason): { zh: string; en: string } {
  const [zhForm = '', enForm = zhForm] = (params['form'] ?? '').split(' / ');
  const fill = (form: string, part: string): Reason => ({
    code,
    params: {
      ...params,
      ...(params['form'] === undefined ? {} : { form }),
      ...(code === 'house-level' ? { part } : {}),
    },
  });
  const close = (sentence: string): string => sentence.replace(/（“”）| \(“”\)| ?“”/gu, '');
  return {
    zh: close(describeReason(fill(zhForm, '门牌或村组')).zh),
    en: close(describeReason(fill(enForm, 'a house or a village group')).en),
  };
}
