import type { ReviewConfigurationInput } from '@openzone/contracts';
import { listColleagues, listUnits, type Person } from '../../../base/identity/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { conflict, forbidden, invalid } from '../../../platform/errors.ts';
import { mayConfigureReview } from '../policy.ts';
import { checkSequences } from '../review-plan.ts';
import { readReviewConfiguration } from '../review-reader.ts';
import { insertReviewConfiguration } from '../writer.ts';

/** Puts other sequences in force. What is in review goes on as it was submitted. */
export async function configureReview(tx: Tx, person: Person, input: ReviewConfigurationInput): Promise<void> {
  if (!mayConfigureReview(person)) {
    throw forbidden(
      '审查流程由系统管理员或政务公开工作机构维护。',
      'Review sequences are kept by the administrator or the disclosure office.',
    );
  }
  checkSequences(input.sequences);
  const units = new Set((await listUnits(tx)).map(({ id }) => id));
  const people = new Set((await listColleagues(tx)).map(({ id }) => id));
  for (const [index, sequence] of input.sequences.entries()) {
    for (const { who } of sequence.steps.flatMap((step) => step.parts)) {
      if (('unitId' in who && !units.has(who.unitId)) || ('accountId' in who && !people.has(who.accountId))) {
        throw invalid(
          'SEQUENCE_ASKS_NOBODY',
          `sequences.${index}.steps`,
          `流程“${sequence.name.zh}”中有一项征求意见的单位或人员已不存在，请重新选择。`,
          `In “${sequence.name.en || sequence.name.zh}” a unit or person that is asked is no longer there; choose again.`,
        );
      }
    }
  }
  const { version } = await readReviewConfiguration(tx);
  if (version !== input.version) {
    throw conflict(
      'REVIEW_SETTINGS_CHANGED',
      '审查流程刚刚被其他人修改过，您的修改没有覆盖它。请刷新后重新修改。',
      'Somebody else has changed the review sequences; yours did not overwrite them. Reload and change them again.',
      { version },
    );
  }
  await insertReviewConfiguration(tx, version + 1, input.sequences, person.id);
}
