import { createHash } from 'node:crypto';
import {
  EXEMPTION_RULES,
  FINDING_KINDS,
  findingKinds,
  findPersonalData,
  type Finding,
  type FindingKind,
  type Reason,
} from '@openzone/chinese-text/personal-data';
import { maskText } from '@openzone/chinese-text/masking';
import { INSPECTOR } from '../../../base/files/index.ts';
import { readSetting } from '../../../base/sites/index.ts';
import type { Reading } from '../../../platform/db/index.ts';
import { defaultBlockingPlaces, type PlaceKind } from './attachments/rules.ts';
import { stylesOf } from './mask-presets.ts';
import type { Part } from './parts.ts';

/** Raised when rules or model change what is found: everything public is then searched again. */
const FINDER_VERSION = 2;

/** What the site says about personal data. */
export interface PersonalDataSettings {
  /** Kinds that keep a version from being published until somebody has decided. */
  readonly blocking: readonly FindingKind[];
  /** Hidden places of attachments that do so likewise. */
  readonly blockingPlaces: readonly PlaceKind[];
  /** Kinds, and hidden places, that are not even listed. */
  readonly off: readonly FindingKind[];
  readonly placesOff: readonly PlaceKind[];
  readonly blockingTerms: readonly string[];
  readonly knownNames: readonly string[];
  readonly notNames: readonly string[];
  /** How kinds are masked, by the name of a preset, where not as usual. */
  readonly styles: Readonly<Partial<Record<FindingKind, string>>>;
  /** Whether the unit may keep by itself what blocks; if not, reviewers and the disclosure office do. */
  readonly unitMayKeep: boolean;
}

/** 绝密、机密、秘密: passed by no publication, forced or not, before the secrecy review has said that it is none. */
export const SECRET_MARK: FindingKind & 'secret-mark' = 'secret-mark';
export const SECRECY_KINDS: readonly string[] = [SECRET_MARK, 'work-secret-mark'];

const defaultSettings: PersonalDataSettings = {
  blocking: [
    'identity-number',
    'mobile-phone',
    'address',
    'bank-card',
    'passport',
    'travel-permit',
    'residence-permit',
    'military-id',
    'medical-record',
    'disability-certificate',
    'welfare-certificate',
    'social-security-number',
    'health',
    'secret-mark',
    'work-secret-mark',
    'blocking-term',
  ],
  blockingPlaces: defaultBlockingPlaces,
  off: [],
  placesOff: [],
  blockingTerms: [],
  knownNames: [],
  notNames: [],
  styles: {},
  unitMayKeep: true,
};

export async function readPersonalDataSettings(reading: Reading): Promise<PersonalDataSettings> {
  const stored = await readSetting<Partial<PersonalDataSettings>>(reading, 'personalData', {});
  const settings = { ...defaultSettings, ...stored };
  // Regulation art. 14: whatever a site says, a mark of state secrecy is looked for and blocks.
  return {
    ...settings,
    blocking: [...settings.blocking.filter((kind) => kind !== SECRET_MARK), SECRET_MARK],
    off: settings.off.filter((kind) => kind !== SECRET_MARK),
  };
}

/** Names the finder and what it was told: another name means that another search may find something else. */
export function finderOf(settings: PersonalDataSettings): string {
  const { styles: _styles, unitMayKeep: _unitMayKeep, ...asked } = settings;
  const told = createHash('sha256').update(JSON.stringify(asked)).digest('hex').slice(0, 12);
  return `${FINDER_VERSION}.${INSPECTOR}:${told}`;
}

export interface PartFinding extends Finding {
  readonly part: string;
  readonly blocking: boolean;
}

/** What stands in the parts of a version. The title tells which law has names published. */
export function search(parts: readonly Part[], title: string, settings: PersonalDataSettings): PartFinding[] {
  const { blocking, off, blockingTerms, knownNames, notNames } = settings;
  return parts.flatMap(({ key, text }) =>
    findPersonalData(text, { title, blockingTerms, knownNames, notNames })
      .filter(({ kind }) => !off.includes(kind))
      .map((finding) => ({
        ...finding,
        part: key,
        blocking: blocking.includes(finding.kind) && isPrivate(finding),
      })),
  );
}

/** A part of a house that people live in. */
const HOME = /单元|[栋幢组户]|室$/u;

/**
 * Whether it is about a person and no law has it published. Where something is built or meets is told in many notices: an address is a
 * home where the words around say so, or where it goes down to a flat or a village group.
 */
function isPrivate({ kind, subject, text, exemption }: Finding): boolean {
  if (exemption !== undefined || subject === 'organisation') return false;
  return kind !== 'address' || subject === 'person' || HOME.test(text);
}

/** Reasons without what was found: labels and standards may be written down, names and words may not. */
export function withoutWords(why: readonly Reason[]): Reason[] {
  return why.map(({ code, params }) => ({
    code,
    params: Object.fromEntries(
      Object.entries(params).filter(([key]) => ['label', 'standard', 'form', 'mark'].includes(key)),
    ),
  }));
}

export function isFindingKind(kind: string): kind is FindingKind {
  return findingKinds.some((known) => known === kind);
}

export function exemptionOf(rule: string | null): (typeof EXEMPTION_RULES)[keyof typeof EXEMPTION_RULES] | null {
  const found = Object.entries(EXEMPTION_RULES).find(([key]) => key === rule);
  return found?.[1] ?? null;
}

export interface Masked {
  readonly id: string;
  readonly part: string;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/**
 * The parts with the personal data found in them masked, but for what a law has published. Marks of secrecy and blocking terms stay: nobody
 * takes them out unseen.
 */
export function maskParts(
  parts: readonly Part[],
  found: readonly PartFinding[],
  settings: Pick<PersonalDataSettings, 'styles'>,
): Part[] {
  const hidden = found.flatMap((finding, index) =>
    finding.exemption === undefined && FINDING_KINDS[finding.kind].group === 'personal'
      ? [{ ...finding, id: String(index) }]
      : [],
  );
  const masks = masksOf(parts, hidden, settings).toSorted((one, other) => other.start - one.start);
  return parts.map(({ key, text }) => ({
    key,
    text: masks
      .filter(({ part }) => part === key)
      .reduce((words, { start, end, replacement }) => words.slice(0, start) + replacement + words.slice(end), text),
  }));
}

/** What each finding would be replaced by; the same person has the same mask in all parts of a version. */
export function masksOf(
  parts: readonly Part[],
  findings: readonly {
    readonly id: string;
    readonly part: string;
    readonly kind: FindingKind;
    readonly start: number;
    readonly end: number;
  }[],
  settings: Pick<PersonalDataSettings, 'styles'>,
): Masked[] {
  const bases = new Map<string, number>();
  let whole = '';
  for (const { key, text } of parts) {
    bases.set(key, whole.length);
    whole += `${text}\n`;
  }
  // What a law has published was let through already, where somebody asked for its mask.
  const placed = findings.map(({ id, part, kind, start, end }) => {
    const base = bases.get(part) ?? 0;
    return { id, part, kind, from: start, to: end, start: base + start, end: base + end };
  });
  const { spans } = maskText(whole, placed, { styles: stylesOf(settings.styles) });
  return placed.flatMap(({ id, part, from, to, start }) => {
    const span = spans.find((one) => one.start <= start && start < one.end);
    return span === undefined
      ? []
      : [{ id, part, start: from, end: to, replacement: span.start === start ? span.replacement : '' }];
  });
}
