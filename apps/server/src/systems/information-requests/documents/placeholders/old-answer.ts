import type { RequestOutcome } from '@openzone/contracts';
import { article } from '../citations.ts';
import type { AnswerFacts } from '../facts.ts';
import { compound, lack, said, type Context, type Lack } from './define.ts';

/**
 * What an answer says under the Regulation of 2007 (国务院令第492号), for requests received before 15 May 2019. Its articles are numbered
 * otherwise: 21 tells what is answered, 14 and 8 what may not be disclosed, 22 that parts are kept apart, 26 the form.
 */
const OLD = '《中华人民共和国政府信息公开条例》（2007年国务院令第492号）';
export const oldCite = (...codes: readonly string[]): string =>
  OLD + codes.map((code) => article(code) ?? code).join('、');

type Part = 'access' | 'provided' | 'reason' | 'searched';

interface OldAnswer {
  /** Articles it rests on. */
  readonly codes: readonly string[];
  /** What it cannot do without. */
  readonly needs: readonly (Part | 'withheld' | 'basis')[];
  readonly says: (answer: AnswerFacts, you: string) => string;
}

const bare = (text: string | undefined): string => (text ?? '').trim().replace(/[。；，]+$/u, '');

const refused = (ground: string, code: string): OldAnswer => ({
  codes: [code, '21(2)'],
  needs: ['reason'],
  says: ({ reason }, you) =>
    `${you}申请公开的政府信息${ground}，属于不予公开范围。根据${oldCite(code, '21(2)')}的规定，本机关不予公开。理由是：${bare(reason)}。`,
});

function partial(answer: AnswerFacts, you: string): string {
  const [part] = answer.withheld ?? [];
  return [
    `${you}申请公开的政府信息中含有不应当公开的内容，但是能够作区分处理。根据${oldCite('22')}的规定，本机关公开以下内容：${bare(answer.provided)}。`,
    `不予公开的内容为：${bare(part?.what)}。根据${oldCite(part?.article ?? '')}的规定不予公开，理由是：${bare(part?.reason)}。`,
  ].join('\n');
}

function notResponsible({ reason, responsibleAgency }: AnswerFacts, you: string): string {
  const named = bare(responsibleAgency ?? undefined);
  const who = named === '' ? '' : `负责公开该政府信息的行政机关及其联系方式为：${named}。`;
  return `${you}申请公开的政府信息依法不属于本机关公开，理由是：${bare(reason)}。根据${oldCite('21(3)')}的规定，特此告知。${who}`;
}

const ANSWERS: Partial<Readonly<Record<RequestOutcome, OldAnswer>>> = {
  ALREADY_PUBLIC: {
    codes: ['21(1)'],
    needs: ['access'],
    says: ({ access }, you) =>
      `${you}申请公开的政府信息已经主动公开。根据${oldCite('21(1)')}的规定，现告知获取该政府信息的方式和途径：${bare(access)}。`,
  },
  GRANTED: {
    codes: ['21(1)', '26'],
    needs: ['provided'],
    says: ({ provided, form }, you) =>
      `${you}申请公开的政府信息属于公开范围。根据${oldCite('21(1)', '26')}的规定，本机关予以公开：${bare(provided)}。${said(form) === undefined ? '' : `提供形式：${bare(form)}。`}`,
  },
  PARTIAL: { codes: ['22'], needs: ['provided', 'withheld'], says: partial },
  REFUSED_STATE_SECRET: refused('涉及国家秘密', '14.4'),
  REFUSED_THREE_SECURITIES: refused('公开后可能危及国家安全、公共安全、经济安全和社会稳定', '8'),
  OLD_TRADE_SECRET: refused('涉及商业秘密', '14.4'),
  OLD_PRIVACY: refused('涉及个人隐私', '14.4'),
  OLD_OTHER_LAW: refused('属于法律、法规规定不予公开的其他情形', '14'),
  NOT_EXIST: {
    codes: ['21(3)'],
    needs: ['searched'],
    says: ({ searched }, you) =>
      `本机关已检索：${bare(searched)}。经检索，${you}申请公开的政府信息不存在。根据${oldCite('21(3)')}的规定，特此告知。`,
  },
  NOT_RESPONSIBLE: { codes: ['21(3)'], needs: ['reason'], says: notResponsible },
  OLD_NOT_GOVERNMENT_INFORMATION: {
    codes: ['2'],
    needs: ['reason'],
    says: ({ reason }, you) => `${you}申请公开的内容不属于${oldCite('2')}所称的政府信息，理由是：${bare(reason)}。`,
  },
  OLD_CORRECTION_TOLD: {
    codes: ['21(4)'],
    needs: ['reason'],
    says: ({ reason }, you) =>
      `${you}的申请内容不明确。根据${oldCite('21(4)')}的规定，请${you}对申请作出更改、补充：${bare(reason)}。`,
  },
  OLD_OTHER_ROUTE: {
    codes: ['21'],
    needs: ['access'],
    says: ({ access, reason }, you) =>
      `${you}申请的事项应当通过其他途径办理。${said(reason) === undefined ? '' : `${bare(reason)}。`}办理途径：${bare(access)}。`,
  },
  OTHER: {
    codes: ['21'],
    needs: ['reason', 'basis'],
    says: ({ reason, basis }, you) =>
      `${you}的申请${bare(reason)}。依据：${article(basis ?? '') === undefined ? bare(basis) : oldCite(basis ?? '')}。`,
  },
};

/** The articles of the Regulation of 2007 an outcome rests on. */
export function oldBasis(outcome: RequestOutcome): string {
  return oldCite(...(ANSWERS[outcome]?.codes ?? ['21']));
}

const LACKS: Readonly<Record<OldAnswer['needs'][number], Lack>> = {
  access: lack('answer.access', '获取的方式、途径', 'How and where it can be had'),
  provided: lack('answer.provided', '公开的内容，或者获取的方式、途径', 'What is given, or how it can be had'),
  reason: lack('answer.reason', '理由', 'Reason'),
  searched: lack('answer.searched', '已履行的检索义务', 'The search that was made'),
  withheld: lack('answer.withheld', '不予公开的部分及依据、理由', 'What is withheld, on which article and why'),
  basis: lack('answer.basis', '依据', 'Article it rests on'),
};

function isThere(answer: AnswerFacts, need: OldAnswer['needs'][number]): boolean {
  if (need !== 'withheld') return said(answer[need]) !== undefined;
  const [part] = answer.withheld ?? [];
  return [part?.what, part?.article, part?.reason].every((text) => said(text) !== undefined);
}

function decision({ facts }: Context): string | undefined {
  const { answer, applicant } = facts;
  const one = answer === undefined ? undefined : ANSWERS[answer.outcome];
  if (answer === undefined || one === undefined || !one.needs.every((need) => isThere(answer, need))) return undefined;
  return one.says(answer, applicant.kind === 'person' ? '您' : '贵单位');
}

function decisionLacks({ facts: { answer } }: Context): readonly Lack[] {
  const one = answer === undefined ? undefined : ANSWERS[answer.outcome];
  if (answer === undefined || one === undefined)
    return [lack('answer.outcome', '适用旧条例的处理结果', 'An outcome of the older regulation')];
  return one.needs.filter((need) => !isThere(answer, need)).map((need) => LACKS[need]);
}

export const oldAnswer = {
  answerUnderOldRegulation: compound(
    '适用2007年条例的答复（情形、依据、理由）',
    'Answer under the Regulation of 2007: situation, article, reason',
    decision,
    decisionLacks,
  ),
};
