import type { Text } from '../errors.ts';
import type { IsoDate } from '../iso-date.ts';
import type { ClockError } from './errors.ts';
import { refusal } from './refusals.ts';

export function correctionTwice(): ClockError {
  return refusal(
    'CORRECTION_TWICE',
    'type',
    {
      zh: '已经发出过补正告知；补正应当一次性告知（条例第三十条）。',
      en: 'A correction notice has gone out before; it is given once and complete (article 30).',
    },
    {
      zh: '补正后仍不明确的，请作出无法提供的答复（年报“补正后申请内容仍不明确”）。',
      en: 'If the request is still unclear, reply that the information cannot be provided.',
    },
  );
}

export function extensionTwice(): ClockError {
  return refusal(
    'EXTENSION_TWICE',
    'type',
    {
      zh: '答复期限已经延长过；只能延长一次（条例第三十三条第二款）。',
      en: 'The limit has been extended before; it is extended once (article 33.2).',
    },
    { zh: '请在现有期限内答复。', en: 'Reply within the limit as it stands.' },
  );
}

export function extensionTooLong(workdays: number, max: number, article: Text): ClockError {
  return refusal(
    'EXTENSION_TOO_LONG',
    'workdays',
    {
      zh: `延长 ${workdays} 个工作日，超过上限 ${max} 个工作日（${article.zh}）。`,
      en: `${workdays} workdays exceed the most an extension may be, ${max} (${article.en}).`,
    },
    { zh: `请填写 1 至 ${max} 个工作日。`, en: `Give 1 to ${max} workdays.` },
  );
}

export function extensionAfterDue(on: IsoDate, dueOn: IsoDate, field: string): ClockError {
  return refusal(
    'EXTENSION_AFTER_DUE',
    field,
    {
      zh: `批准或告知延长的日期 ${on} 晚于答复期限届满日 ${dueOn}。`,
      en: `The extension of ${on} was approved or told after the reply was due on ${dueOn}.`,
    },
    {
      zh: '期限届满后不能再延长；请尽快答复，并记录逾期原因。',
      en: 'A limit that has passed is not extended; reply at once and record why it is late.',
    },
  );
}
