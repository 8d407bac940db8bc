import {
  applicantKindLabels,
  outcomeRules,
  type NeverReceived,
  requestChannelLabels,
  type ApplicantKind,
  type RequestChannel,
  type RequestOutcome,
  type RequestStatistics,
} from '@openzone/contracts';
import { listUnits, type Person } from '../../base/identity/index.ts';
import { countCases, type CaseCounts } from '../../engines/cases/index.ts';
import type { Reading } from '../../platform/db/index.ts';
import type { Text } from '../../platform/errors.ts';
import { requestProcedure } from './procedure.ts';

/** The outcome that each way of ending before receipt leaves; what was split has none of its own. */
export const endedUnreceived: Readonly<Record<NeverReceived, RequestOutcome | null>> = {
  WITHDRAWN: 'WITHDRAWN',
  MERGED: 'OTHER',
  SPLIT: null,
};

const unreceivedLabels: Readonly<Record<'UNCONFIRMED' | NeverReceived, Text>> = {
  UNCONFIRMED: { zh: '已提交，待双方确认', en: 'Submitted, not confirmed yet' },
  WITHDRAWN: { zh: '撤回（双方确认之前）', en: 'Withdrawn before confirmation' },
  MERGED: { zh: '并案（双方确认之前）', en: 'Merged before confirmation' },
  SPLIT: { zh: '已拆分，以拆分出的各件计数', en: 'Split; counted in its parts' },
};

/**
 * What came in and how it ended, from the same rows the lists show: each figure can be opened. Table 三 counts by the day of receipt and a
 * request withdrawn before both sides confirmed it has none (条例第三十一条), so it stands on a line of its own beside the balance; one
 * withdrawn after that is received and closed, with the outcome `WITHDRAWN` (row （六）3.其他).
 */
export async function readStatistics(
  reading: Reading,
  person: Person,
  from: string,
  to: string,
): Promise<RequestStatistics> {
  const { groups, ...totals } = await countCases(reading, requestProcedure.key, person, from, to);
  const units = new Map((await listUnits(reading)).map((unit) => [unit.id, { zh: unit.name, en: unit.nameEn }]));
  return {
    from,
    to,
    ...totals,
    notReceived: (Object.keys(unreceivedLabels) as (keyof typeof unreceivedLabels)[]).map((key) => {
      const outcome = key === 'UNCONFIRMED' ? key : (endedUnreceived[key] ?? '');
      const group = groups.find((one) => one.by === 'notReceived' && one.key === outcome);
      return { key, label: unreceivedLabels[key], count: group?.count ?? 0 };
    }),
    byChannel: figures(groups, 'channel', requestChannelLabels, Object.keys(requestChannelLabels) as RequestChannel[]),
    byApplicantKind: figures(
      groups,
      'partyKind',
      applicantKindLabels,
      Object.keys(applicantKindLabels) as ApplicantKind[],
    ),
    byOutcome: figures(groups, 'outcome', outcomeLabels, Object.keys(outcomeLabels) as RequestOutcome[]),
    byUnit: groups
      .filter((group) => group.by === 'unit')
      .map(({ key, count }) => ({ key, count, label: units.get(key) ?? { zh: '尚未分办', en: 'Not assigned' } }))
      .toSorted((a, b) => b.count - a.count),
  };
}

const outcomeLabels = Object.fromEntries(
  Object.entries(outcomeRules).map(([outcome, { label }]) => [outcome, label]),
) as Readonly<Record<RequestOutcome, Text>>;

/** In the order of the official form; kinds nobody used are left out, except where the form asks for a zero. */
function figures<K extends string>(
  groups: CaseCounts['groups'],
  by: CaseCounts['groups'][number]['by'],
  labels: Readonly<Record<K, Text>>,
  order: readonly K[],
): RequestStatistics['byChannel'] {
  const counts = new Map(groups.filter((group) => group.by === by).map(({ key, count }) => [key, count]));
  return order
    .map((key) => ({ key, label: labels[key], count: counts.get(key) ?? 0 }))
    .filter(({ count }) => by !== 'outcome' || count > 0);
}
