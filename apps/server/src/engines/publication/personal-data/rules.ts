import { createHash } from 'node:crypto';
import {
  EXEMPTION_RULES,
  findingKinds,
  findPersonalData,
  type Finding,
  type FindingKind,
  type Reason,
} from '@openzone/chinese-text/personal-data';
import { DEFAULT_MASK_STYLES, maskText, type MaskStyles } from '@openzone/chinese-text/masking';
import { INSPECTOR } from '../../../base/files/index.ts';
import { readSetting } from '../../../base/sites/index.ts';
import type { Reading } from '../../../platform/db/index.ts';
import { defaultBlockingPlaces, type PlaceKind } from './attachments/rules.ts';
import type { Part } from './parts.ts';

/** Raised when rules or model change what is found: everything public is then searched again. */
const FINDER_VERSION = 2;

/** What the site says about personal data. */
export interface PersonalDataSettings {
  /** Kinds that keep a version from being published until somebody has decided. */
  readonly blocking: readonly FindingKind[];
  /** Hidden places of attachments that do so likewise. */
  readonly blockingPlaces: readonly PlaceKind[];
  readonly blockingTerms: readonly string[];
  readonly knownNames: readonly string[];
  readonly notNames: readonly string[];
}

/** 绝密、机密、秘密: passed by no publication, forced or not, before the secrecy review has said that it is none. */
export const SECRET_MARK = 'secret-mark';
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
  blockingTerms: [],
  knownNames: [],
  notNames: [],
};

export async function readPersonalDataSettings(reading: Reading): Promise<PersonalDataSettings> {
  const stored = await readSetting<Partial<PersonalDataSettings>>(reading, 'personalData', {});
  return { ...defaultSettings, ...stored };
}

/** Names the finder and what it was told: another name means that another search may find something else. */
export function finderOf(settings: PersonalDataSettings): string {
  const told = createHash('sha256').update(JSON.stringify(settings)).digest('hex').slice(0, 12);
  return `${FINDER_VERSION}.${INSPECTOR}:${told}`;
}

export interface PartFinding extends Finding {
  readonly part: string;
  readonly blocking: boolean;
}

/** What stands in the parts of a version. The title tells which law has names published. */
export function search(parts: readonly Part[], title: string, settings: PersonalDataSettings): PartFinding[] {
  const { blocking, blockingTerms, knownNames, notNames } = settings;
  return parts.flatMap(({ key, text }) =>
    findPersonalData(text, { title, blockingTerms, knownNames, notNames }).map((finding) => ({
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

/** Kinds without a mask of their own are cut out when somebody asks for it. */
const STYLES: MaskStyles = {
  ...DEFAULT_MASK_STYLES,
  'secret-mark': { type: 'text', text: '' },
  'work-secret-mark': { type: 'text', text: '' },
  'blocking-term': { type: 'block', character: '×' },
};

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
  const { spans } = maskText(whole, placed, { styles: STYLES });
  return placed.flatMap(({ id, part, from, to, start }) => {
    const span = spans.find((one) => one.start <= start && start < one.end);
    return span === undefined
      ? []
      : [{ id, part, start: from, end: to, replacement: span.start === start ? span.replacement : '' }];
  });
}
