import {
  reviewPrinciples,
  type Attribute,
  type ReviewCheck,
  type ReviewCondition,
  type ReviewSequence,
  type ReviewWho,
  type Role,
} from '@openzone/contracts';
import { invalid, type Text } from '../../platform/errors.ts';

/** Which reviewers a document goes to. Pure: conditions are looked at once, at submission, and what comes out is frozen with it. */

/** What conditions look at. */
export interface ReviewFacts {
  readonly unitId: string;
  readonly columnIds: readonly string[];
  readonly genre: string | null;
  readonly attribute: Attribute;
  readonly article: string;
  readonly title: string;
  readonly hasAttachments: boolean;
  readonly origin: 'editor' | 'import';
}

export interface PlannedPart {
  readonly who: ReviewWho;
  readonly checks: readonly ReviewCheck[];
  /** Keys that must be confirmed to approve. */
  readonly required: readonly string[];
}

export interface PlannedStep {
  readonly name: Text;
  readonly days: number | null;
  readonly parts: readonly PlannedPart[];
}

export interface Plan {
  readonly name: Text;
  readonly steps: readonly PlannedStep[];
}

type RoleWho = Extract<ReviewWho, { role: unknown }>['role'];

const stepNames: Readonly<Record<RoleWho, Text>> = {
  UNIT_HEAD: { zh: '单位审核', en: 'Head of unit' },
  SECRECY_REVIEWER: { zh: '保密审查', en: 'Secrecy review' },
  DISCLOSURE_OFFICE: { zh: '公开审核', en: 'Disclosure office' },
};

function within(list: readonly string[] | undefined, values: readonly string[]): boolean {
  return list === undefined || values.some((value) => list.includes(value));
}

export function holdsFor(when: ReviewCondition, facts: ReviewFacts): boolean {
  return (
    within(when.columnIds, facts.columnIds) &&
    within(when.unitIds, [facts.unitId]) &&
    within(when.genres, facts.genre === null ? [] : [facts.genre]) &&
    within(when.attributes, [facts.attribute]) &&
    within(when.articles, [facts.article]) &&
    (when.titleWords === undefined || when.titleWords.some((word) => facts.title.includes(word))) &&
    (when.hasAttachments === undefined || when.hasAttachments === facts.hasAttachments) &&
    (when.origin === undefined || when.origin === facts.origin)
  );
}

/** The first sequence whose condition holds, with the steps and parts whose conditions hold; the fallback when there is none. */
export function planFor(sequences: readonly ReviewSequence[], fallback: readonly Role[], facts: ReviewFacts): Plan {
  // Old documents were signed and issued long ago: they take the long way only where a sequence says so.
  const sequence = sequences.find(
    (one) => one.active && (one.when.origin ?? 'editor') === facts.origin && holdsFor(one.when, facts),
  );
  if (sequence === undefined) return defaultPlan(fallback);
  const steps = sequence.steps
    .filter((step) => holdsFor(step.when, facts))
    .map(({ name, days, parts }) => ({
      name,
      days,
      parts: parts
        .filter((part) => holdsFor(part.when, facts))
        .map(({ who, checks }) => ({ who, checks, required: [...principlesOf(who), ...checks.map(({ key }) => key)] })),
    }))
    .filter((step) => step.parts.length > 0);
  return { name: sequence.name, steps };
}

/** The same sequences, where a unit that is no more stands for the one that took over. `live`: who does its work now. */
export function withSuccessors(
  sequences: readonly ReviewSequence[],
  live: (unitId: string) => string,
): readonly ReviewSequence[] {
  const renewed = <T extends { readonly when: ReviewCondition }>(one: T): T =>
    one.when.unitIds === undefined
      ? one
      : { ...one, when: { ...one.when, unitIds: [...new Set(one.when.unitIds.map(live))] } };
  const asked = (who: ReviewWho): ReviewWho => ('unitId' in who ? { unitId: live(who.unitId) } : who);
  return sequences.map((sequence) => ({
    ...renewed(sequence),
    steps: sequence.steps.map((step) => ({
      ...renewed(step),
      parts: step.parts.map((part) => ({ ...renewed(part), who: asked(part.who) })),
    })),
  }));
}

/** One role after the other, without days or items of the site's own. */
function defaultPlan(roles: readonly Role[]): Plan {
  const steps = roles.filter(isReviewRole).map((role) => {
    const who = { role };
    return { name: stepNames[role], days: null, parts: [{ who, checks: [], required: principlesOf(who) }] };
  });
  return { name: { zh: '默认审查流程', en: 'Default review' }, steps };
}

function isReviewRole(role: Role): role is RoleWho {
  return Object.hasOwn(stepNames, role);
}

/** Reviewers answer for the three principles (Regulation art. 17); who is asked for an opinion gives an opinion. */
function principlesOf(who: ReviewWho): readonly string[] {
  return 'role' in who ? Object.keys(reviewPrinciples) : [];
}

/** The role that stands for a step in lists: that which reviews secrecy or disclosure, where there is one. */
export function roleOfStep(step: PlannedStep): Role {
  const roles = step.parts.flatMap(({ who }) => ('role' in who ? [who.role] : []));
  return roles.find((role) => role !== 'UNIT_HEAD') ?? 'UNIT_HEAD';
}

/** What the database would refuse, said before: at least one step that always asks the secrecy reviewer or the disclosure office. */
export function checkSequences(sequences: readonly ReviewSequence[]): void {
  const ids = new Set(sequences.map(({ id }) => id));
  if (ids.size !== sequences.length) {
    throw invalid(
      'SEQUENCE_TWICE',
      'sequences',
      '同一流程出现了两次，请刷新后重试。',
      'A sequence is listed twice; reload.',
    );
  }
  for (const [index, sequence] of sequences.entries()) {
    const always = sequence.steps.filter((step) => isAlways(step.when)).flatMap((step) => step.parts);
    if (!always.some(({ who, when }) => isAlways(when) && 'role' in who && who.role !== 'UNIT_HEAD')) {
      throw invalid(
        'SEQUENCE_WITHOUT_REVIEW',
        `sequences.${index}.steps`,
        `流程“${sequence.name.zh}”须至少有一个不带条件的环节由保密审查员或政务公开工作机构审查（条例第十七条）。`,
        `“${sequence.name.en || sequence.name.zh}” needs a step without condition in which the secrecy reviewer or the disclosure office reviews (art. 17).`,
      );
    }
    for (const step of sequence.steps) {
      for (const part of step.parts) {
        const keys = part.checks.map(({ key }) => key);
        if (new Set(keys).size !== keys.length || keys.some((key) => Object.hasOwn(reviewPrinciples, key))) {
          throw invalid(
            'SEQUENCE_CHECK_TWICE',
            `sequences.${index}.steps`,
            `流程“${sequence.name.zh}”的环节“${step.name.zh}”中，确认事项的编号重复，请改用不同编号。`,
            `In “${sequence.name.en || sequence.name.zh}”, step “${step.name.en || step.name.zh}”, two items to confirm share a key.`,
          );
        }
      }
    }
  }
}

function isAlways(when: ReviewCondition): boolean {
  return Object.keys(when).length === 0;
}
