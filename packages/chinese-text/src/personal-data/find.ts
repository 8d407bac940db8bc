import { Labels } from './context.ts';
import { decodeEntities } from './entities.ts';
import type { Draft } from './draft.ts';
import { Exemptions } from './exemptions/index.ts';
import type { Finding } from './finding.ts';
import { findStructured } from './find-structured.ts';
import { findingKinds, type FindingKind } from './kinds.ts';
import { findNames, type NameOptions } from './names/find-names.ts';
import { nameModel } from './names/model.ts';
import { unwrap } from './names/unwrap.ts';
import { reason } from './reasons.ts';
import { scan, type Scan } from './scan.ts';
import { findTerms } from './terms.ts';

export interface FindOptions extends NameOptions {
  /** Only these kinds; all by default. */
  readonly kinds?: readonly FindingKind[];
  /** Findings less sure than this are left out; 0.5 by default. */
  readonly minConfidence?: number;
  /** The document's title, if it is not in the text: it helps to tell which law has names published. */
  readonly title?: string;
  /** Words that must not go out, of the site's own list. Pass the same array again and again: what is made of it is kept. */
  readonly blockingTerms?: readonly string[];
}

const MIN_CONFIDENCE = 0.5;
const NO_TERMS: readonly string[] = [];

/**
 * Personal and sensitive data in a text: in order of their places, without overlaps, offsets in UTF-16. What a law has published
 * is found as well and carries its `exemption`. Pure, and the same for the same text on every machine.
 */
export function findPersonalData(text: string, options: FindOptions = {}): Finding[] {
  const decoded = decodeEntities(text);
  if (decoded === undefined) return findIn(text, options);
  const { origins } = decoded;
  return findIn(decoded.text, options).map((finding) => {
    const start = origins[finding.start] ?? 0;
    const end = origins[finding.end] ?? text.length;
    return { ...finding, start, end, text: text.slice(start, end) };
  });
}

function findIn(text: string, options: FindOptions): Finding[] {
  const { kinds = findingKinds, minConfidence = MIN_CONFIDENCE, blockingTerms = NO_TERMS } = options;
  const wanted = new Set(kinds);
  const scanned = scan(text);
  const labels = new Labels(scanned);
  const structured = findStructured(scanned, labels);
  const needNames =
    wanted.has('person-name') || structured.some(({ kind, needsPerson }) => needsPerson === true && wanted.has(kind));
  const names = needNames ? namesIn(text, scanned, labels, options) : [];
  const terms = wanted.has('blocking-term') ? findTerms(scanned, blockingTerms) : [];
  const sure = [...structured, ...names].filter(({ confidence }) => confidence >= minConfidence);
  const settled = withPersons(text, [...settle(sure), ...terms]);
  const exemptions = new Exemptions(text, settled, options.title);
  return settled
    .filter(({ kind }) => wanted.has(kind))
    .map((draft) => {
      const { kind, start, end, confidence, why, subject } = draft;
      const exemption = exemptions.of(draft);
      const finding = { kind, start, end, text: text.slice(start, end), confidence, why, subject };
      return exemption === undefined ? finding : { ...finding, exemption };
    });
}

/** Names, those that the end of a line cuts in two among them. */
function namesIn(text: string, scanned: Scan, labels: Labels, options: NameOptions): Draft[] {
  const whole = unwrap(text);
  if (whole === undefined) return findNames(scanned, labels, nameModel(), options);
  const rejoined = scan(whole.text);
  return findNames(rejoined, new Labels(rejoined), nameModel(), options).map((draft) => ({
    ...draft,
    start: whole.origins[draft.start] ?? 0,
    end: (whole.origins[draft.end - 1] ?? 0) + 1,
  }));
}

/** Of overlapping findings the longer one stays, of equally long ones the surer one. */
function settle(drafts: readonly Draft[]): Draft[] {
  const length = ({ start, end }: Draft): number => end - start;
  const kept: Draft[] = [];
  const taken = new Set<number>();
  for (const draft of drafts.toSorted((a, b) => length(b) - length(a) || b.confidence - a.confidence)) {
    let free = true;
    for (let i = draft.start; i < draft.end && free; i++) free = !taken.has(i);
    if (!free) continue;
    for (let i = draft.start; i < draft.end; i++) taken.add(i);
    kept.push(draft);
  }
  return kept;
}

/** A person this near, in code units and without an empty line between, is who it is about. */
const NEAR = 80;

/** In order of their places; without those that are about nobody. */
function withPersons(text: string, drafts: readonly Draft[]): Draft[] {
  const sorted = drafts.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const persons = sorted.filter(({ kind }) => kind === 'person-name');
  let next = 0;
  return sorted.flatMap((draft) => {
    if (draft.needsPerson !== true) return [draft];
    while ((persons[next]?.end ?? Infinity) < draft.start - NEAR) next++;
    for (let i = next; i < persons.length; i++) {
      const person = persons[i];
      if (person === undefined || person.start > draft.end + NEAR) break;
      const between = text.slice(Math.min(person.end, draft.end), Math.max(person.start, draft.start));
      if (/\n\s*\n|。[^。]*。/u.test(between)) continue;
      const why = [...draft.why, reason('person', { name: text.slice(person.start, person.end) })];
      return [{ ...draft, why }];
    }
    return [];
  });
}
