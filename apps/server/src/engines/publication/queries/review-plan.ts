import {
  roleLabels,
  type ReviewConfiguration,
  type ReviewPlan,
  type ReviewSample,
  type ReviewSequence,
} from '@openzone/contracts';
import { listColleagues, listHoldersOf, listUnits, liveUnitOf, type Person } from '../../../base/identity/index.ts';
import type { Reading } from '../../../platform/db/index.ts';
import type { Text } from '../../../platform/errors.ts';
import { planOf, readFallbackSequences } from '../commands/review.ts';
import { mayConfigureReview, requireAction, seesWork } from '../policy.ts';
import { documentNotFound, readState } from '../reader.ts';
import { checkSequences, planFor, withSuccessors, type Plan, type PlannedPart } from '../review-plan.ts';
import { listDelegates, readReviewConfiguration } from '../review-reader.ts';

/** What is in force, and who can be named in it. */
export async function readReviewSettings(reading: Reading, person: Person): Promise<ReviewConfiguration> {
  const { version, sequences, madeBy, madeAt } = await readReviewConfiguration(reading);
  const fallback = await readFallbackSequences(reading);
  return {
    version,
    sequences: [...sequences],
    madeBy,
    madeAt: madeAt?.toISOString() ?? null,
    fallback: { editor: [...fallback.editor], import: [...fallback.import] },
    mayEdit: mayConfigureReview(person),
    people: await listColleagues(reading),
  };
}

/** Who would review the document if it were submitted now by this person. */
export async function readReviewPlan(reading: Reading, person: Person, documentId: string): Promise<ReviewPlan> {
  const state = await readState(reading, documentId);
  if (!seesWork(person, state)) throw documentNotFound();
  if (state.determination === null) return { name: { zh: '', en: '' }, steps: [], warnings: [] };
  const { plan } = await planOf(reading, state);
  return explain(reading, plan, state.unitId, new Set([...state.authors, person.id]));
}

/** Who would review a document there might be, by sequences that need not have been saved. */
export async function previewReviewPlan(
  reading: Reading,
  sequences: readonly ReviewSequence[],
  sample: ReviewSample,
): Promise<ReviewPlan> {
  checkSequences(sequences);
  const fallback = await readFallbackSequences(reading);
  const live = liveUnitOf(await listUnits(reading));
  const plan = planFor(withSuccessors(sequences, live), fallback[sample.origin], {
    ...sample,
    columnIds: [sample.columnId],
  });
  return explain(reading, plan, sample.unitId, new Set());
}

/** To whom the person may hand on a part of the present step. */
export async function readDelegates(
  reading: Reading,
  person: Person,
  documentId: string,
  part: number,
): Promise<{ id: string; displayName: string }[]> {
  const state = await readState(reading, documentId);
  if (!seesWork(person, state)) throw documentNotFound();
  requireAction('approve', person, state);
  return listDelegates(reading, documentId, part, person.id);
}

/** The plan in words. Who wrote or submits a document does not review it, so they are left out. */
async function explain(reading: Reading, plan: Plan, unitId: string, except: ReadonlySet<string>): Promise<ReviewPlan> {
  const warnings: Text[] = [];
  const steps: ReviewPlan['steps'] = [];
  for (const step of plan.steps) {
    const parts: ReviewPlan['steps'][number]['parts'] = [];
    for (const part of step.parts) {
      const { label, holders } = await whoIs(reading, part, unitId);
      const people = holders.filter(({ id }) => !except.has(id)).map(({ displayName }) => displayName);
      if (people.length === 0) {
        warnings.push({
          zh: `环节“${step.name.zh}”目前没有人可以办理（${label.zh}）。起草人和提交人不能审查自己的文件，请管理员补充人员或调整流程。`,
          en: `Nobody can decide “${step.name.en || step.name.zh}” at present (${label.en}). Who wrote or submits it may not; have the administrator name somebody or change the sequence.`,
        });
      }
      parts.push({ who: label, people, checks: [...part.checks] });
    }
    steps.push({ name: step.name, days: step.days, parts });
  }
  return { name: plan.name, steps, warnings };
}

async function whoIs(
  reading: Reading,
  { who }: PlannedPart,
  unitId: string,
): Promise<{ label: Text; holders: readonly { readonly id: string; readonly displayName: string }[] }> {
  if ('role' in who) return { label: roleLabels[who.role], holders: await listHoldersOf(reading, who.role, unitId) };
  if ('accountId' in who) {
    const holders = (await listColleagues(reading)).filter(({ id }) => id === who.accountId);
    const name = holders[0]?.displayName ?? '';
    return { label: { zh: name, en: name }, holders };
  }
  const unit = (await listUnits(reading)).find(({ id }) => id === who.unitId);
  const heads = await listHoldersOf(reading, 'UNIT_HEAD', who.unitId);
  const handlers = await listHoldersOf(reading, 'HANDLER', who.unitId);
  const holders = [...new Map([...heads, ...handlers].map((one) => [one.id, one])).values()];
  return { label: { zh: unit?.name ?? '', en: unit?.nameEn ?? '' }, holders };
}
