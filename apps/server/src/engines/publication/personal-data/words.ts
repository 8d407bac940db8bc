import { FINDING_KINDS, type FindingKind } from '@openzone/chinese-text/personal-data';
import type { Person } from '../../../base/identity/index.ts';
import type { Reading } from '../../../platform/db/index.ts';
import type { Text } from '../../../platform/errors.ts';
import type { DocumentState } from '../domain.ts';
import { mayDecideSecrecy } from './acts.ts';
import type { Part } from './parts.ts';
import { listFindings } from './reader.ts';
import { exemptionOf, maskParts, readPersonalDataSettings, search, SECRET_MARK } from './rules.ts';
import { readParts } from './screen.ts';

/** Something in words that go along with a document without being part of its versions. */
export interface WordFinding {
  readonly kind: FindingKind;
  readonly label: Text;
  readonly text: string;
  readonly blocking: boolean;
  /** No reason lets it stay. */
  readonly secret: boolean;
  /** The law that has it published. */
  readonly exemption: Text | null;
}

/**
 * Searches words written for a channel. What was decided to stay in the document itself stays here too, so nobody is asked twice; what
 * was masked in the document is found here like anything else.
 */
export async function searchWords(
  reading: Reading,
  state: DocumentState,
  words: readonly Part[],
): Promise<WordFinding[]> {
  const settings = await readPersonalDataSettings(reading);
  const found = search(words, state.title, settings);
  if (found.length === 0) return [];
  const kept = await keptWords(reading, state);
  return found.map(({ kind, text, blocking, exemption }) => ({
    kind,
    label: FINDING_KINDS[kind].label,
    text,
    blocking: kind === SECRET_MARK || (blocking && !kept.has(`${kind} ${text}`)),
    secret: kind === SECRET_MARK,
    exemption: exemption === undefined ? null : (exemptionOf(exemption.rule)?.title ?? null),
  }));
}

async function keptWords(reading: Reading, state: DocumentState): Promise<Set<string>> {
  const kept = new Set<string>();
  for (const versionId of new Set([state.workingVersionId, state.publicVersionId ?? state.workingVersionId])) {
    const findings = (await listFindings(reading, versionId)).filter((finding) => finding.state === 'keep');
    if (findings.length === 0) continue;
    const texts = new Map((await readParts(reading, versionId)).map(({ key, text }) => [key, text]));
    for (const { part, start, end, kind } of findings) kept.add(`${kind} ${texts.get(part)?.slice(start, end) ?? ''}`);
  }
  return kept;
}

/**
 * Masks words that are about to become public without a person looking at each finding: by the site's lists and styles, and of every
 * kind, also of those the site does not have documents searched for. The same person has the same mask in all parts.
 */
export async function maskWords(reading: Reading, title: string, parts: readonly Part[]): Promise<Part[]> {
  const settings = await readPersonalDataSettings(reading);
  return maskParts(parts, search(parts, title, { ...settings, off: [] }), settings);
}

/** Whether this person may, by the rules of the site, say that something stays which blocks. */
export async function mayKeepBlocking(reading: Reading, person: Person): Promise<boolean> {
  return mayDecideSecrecy(person) || (await readPersonalDataSettings(reading)).unitMayKeep;
}
