import type { IsoDate } from '@openzone/calendar';
import type { CaseState } from '../../engines/cases/index.ts';
import type { Text } from '../../platform/errors.ts';
import type { RequestFacts } from './facts.ts';

/** Letters to others that are still to be written or waited for. */
export function paperHints({ state, open, facts }: CaseState<RequestFacts>, today: IsoDate): Text[] {
  const outcome = facts.draft?.outcome;
  const gives = outcome === 'GRANTED' || outcome === 'PARTIAL';
  const untold = facts.consultations.filter(
    ({ kind, opinion, told }) =>
      kind === 'THIRD_PARTY' && (opinion === 'REFUSE' || opinion === 'PARTIAL') && told === null,
  );
  const late = facts.assistance.filter(({ answeredOn, dueOn }) => answeredOn === null && dueOn < today);
  return [
    ...(state === 'DECIDED' && gives
      ? untold.map(({ party }) => ({
          zh: `“${party}”不同意公开。公开的内容包含其不同意的部分的，请先书面告知其决定公开的内容和理由（条例第三十二条）。`,
          en: `“${party}” objected. If what is given includes what it objected to, tell it in writing first what is disclosed and why (art. 32).`,
        }))
      : []),
    ...(open
      ? late.map(({ party }) => ({
          zh: `请“${party}”协办的期限已过，还没有答复，请催办；答复期限照常计算。`,
          en: `“${party}” was asked for help and is late; remind it, the clock goes on.`,
        }))
      : []),
  ];
}
