import { outcomeRules } from '@openzone/contracts';
import type { DocumentKindCode } from './codes.ts';
import type { DocumentFacts } from './facts.ts';
import { isRefusal } from './remedy.ts';
import { problem, type DocumentProblem } from './problems.ts';

const wrong = (field: string, zh: string, en: string): DocumentProblem => problem('FACT_WRONG', field, zh, en);

const CHECKS: Partial<Readonly<Record<DocumentKindCode, (facts: DocumentFacts) => DocumentProblem[]>>> = {
  EXTENSION_NOTICE: extension,
  CORRECTION_NOTICE: ({ correction, documentDate }) =>
    notBefore('correction.due', correction?.due, documentDate, '补正期限', 'The last day for the correction'),
  REASON_NOTICE: ({ reasons, documentDate }) =>
    notBefore('reasons.due', reasons?.due, documentDate, '说明理由的期限', 'The last day for the reasons'),
  FEE_NOTICE: fee,
  ANSWER_REFUSED: refusal,
};

/** Facts that are there and cannot be right. */
export function contradictions(kind: DocumentKindCode, facts: DocumentFacts): DocumentProblem[] {
  return CHECKS[kind]?.(facts) ?? [];
}

function extension({ extension: it }: DocumentFacts): DocumentProblem[] {
  if (it === undefined) return [];
  const inRange = Number.isInteger(it.workdays) && it.workdays >= 1 && it.workdays <= 20;
  return [
    ...(inRange
      ? []
      : [
          wrong(
            'extension.workdays',
            '延长的期限应当为1至20个工作日（条例第三十三条第二款）。',
            'An extension is 1 to 20 working days (art. 33.2).',
          ),
        ]),
    ...(it.newDue > it.originalDue
      ? []
      : [wrong('extension.newDue', '新到期日应当晚于原到期日。', 'The new deadline must be later than the old one.')]),
  ];
}

function notBefore(
  field: string,
  due: string | undefined,
  written: string | undefined,
  zh: string,
  en: string,
): DocumentProblem[] {
  if (due === undefined || written === undefined || due > written) return [];
  return [wrong(field, `${zh}应当晚于成文日期。`, `${en} must be later than the date of the document.`)];
}

function fee({ fee: it }: DocumentFacts): DocumentProblem[] {
  if (it === undefined) return [];
  const sum = it.lines.reduce((total, line) => total + line.amount, 0);
  if (sum === it.amount) return [];
  return [
    wrong(
      'fee.amount',
      `收费数额${it.amount}元与计算明细合计${sum}元不一致。`,
      `The amount of ${it.amount} yuan is not the sum of its lines, ${sum} yuan.`,
    ),
  ];
}

/** A refusal rests on articles 14 to 16 and on that of its outcome. */
function refusal({ answer }: DocumentFacts): DocumentProblem[] {
  const expected = answer === undefined ? '' : (outcomeRules[answer.outcome].article.split('.')[0] ?? '');
  return (answer?.withheld ?? []).flatMap(({ article }, index) => {
    const field = `answer.withheld.${index}.article`;
    if (article.trim() === '') return [];
    if (!isRefusal(article)) {
      return [
        wrong(
          field,
          `不予公开应当依据条例第十四条、第十五条或者第十六条，不能是“${article}”。`,
          `A refusal rests on article 14, 15 or 16, not on “${article}”.`,
        ),
      ];
    }
    const number = /^\d+/u.exec(article.trim())?.[0];
    if (!isRefusal(expected) || number === expected) return [];
    return [
      wrong(
        field,
        `依据条款“${article}”与处理结果不一致，该结果依据条例第${expected}条。`,
        `Article “${article}” does not fit the outcome, which rests on article ${expected}.`,
      ),
    ];
  });
}
