import type { RequestOutcome } from '@openzone/contracts';
import type { Block } from '../../../../platform/print/index.ts';
import { article, cite } from '../citations.ts';
import type { WithheldPart } from '../facts.ts';
import { compound, day, fact, lack, said, type Context, type Lack } from './define.ts';

const paragraphs = (texts: readonly string[]): readonly Block[] => texts.map((text) => ({ kind: 'paragraph', text }));

function withheld({ facts }: Context): readonly Block[] | undefined {
  const parts = facts.answer?.withheld ?? [];
  if (parts.length === 0) return undefined;
  return paragraphs(
    parts.map(
      ({ what, ground, article: code, reason }) =>
        `${what}${ground}。根据${cite(code)}的规定，本机关决定不予公开。理由是：${reason.replace(/[。；]$/u, '')}。`,
    ),
  );
}

function withheldLacks({ facts }: Context): readonly Lack[] {
  const parts = facts.answer?.withheld ?? [];
  if (parts.length === 0)
    return [
      lack(
        'answer.withheld',
        '不予公开的部分及其情形、依据、理由',
        'What is withheld, on which ground, article and reason',
      ),
    ];
  const named: readonly (readonly [keyof WithheldPart, string, string])[] = [
    ['what', '不予公开的内容', 'What is withheld'],
    ['ground', '具体情形', 'Ground'],
    ['article', '依据条款', 'Article'],
    ['reason', '理由', 'Reason'],
  ];
  return parts.flatMap((part, index) =>
    named
      .filter(([key]) => said(part[key]) === undefined || (key === 'article' && article(part.article) === undefined))
      .map(([key, zh, en]) =>
        lack(`answer.withheld.${index}.${key}`, `第${index + 1}部分${zh}`, `Part ${index + 1}: ${en}`),
      ),
  );
}

/** What an answer says of a request that is not dealt with as one, by its outcome; the reason follows it. */
const SITUATIONS: Partial<Readonly<Record<RequestOutcome, string>>> = {
  PETITION: '属于以政府信息公开申请的形式进行信访、投诉、举报等活动，本机关不作为政府信息公开申请处理',
  PUBLICATION: '属于要求提供政府公报、报刊、书籍等公开出版物，本机关不作为政府信息公开申请处理',
  EXCESSIVE: '申请公开政府信息的数量、频次明显超过合理范围，且所说明的理由不合理，本机关不予处理',
  RECONFIRM: '属于要求本机关确认或者重新出具已经获取的政府信息，本机关不予处理',
  QUERY_RULES: '属于法律、行政法规对信息的获取有特别规定的行政查询事项，应当依照有关规定办理',
  NEEDS_PROCESSING: '没有现成的政府信息，需要本机关对现有政府信息进行加工、分析，本机关不予提供',
  ABANDONED_CORRECTION: '经本机关告知补正，无正当理由逾期不补正，视为放弃申请，本机关不再处理',
  ABANDONED_FEE: '逾期未按收费通知要求缴纳费用，视为放弃申请，本机关不再处理',
};

const BASES: Partial<Readonly<Record<RequestOutcome, readonly string[]>>> = {
  PETITION: ['39.1'],
  PUBLICATION: ['39.2'],
  EXCESSIVE: ['35'],
  QUERY_RULES: ['36(7)'],
  NEEDS_PROCESSING: ['38'],
  ABANDONED_CORRECTION: ['30'],
};

function situation({ facts }: Context): string | undefined {
  const outcome = facts.answer?.outcome;
  return outcome === undefined ? undefined : (SITUATIONS[outcome] ?? said(facts.answer?.reason));
}

/** The Regulation has no article of its own for some outcomes; there the handler has to say it. */
function basis({ facts }: Context): string | undefined {
  const codes = facts.answer === undefined ? undefined : BASES[facts.answer.outcome];
  const given = said(facts.answer?.basis);
  if (given !== undefined) return article(given) === undefined ? given : cite(given);
  if (facts.answer?.outcome === 'ABANDONED_FEE') return `${cite('42')}和国办函〔2020〕109号文件`;
  return codes === undefined ? undefined : cite(...codes);
}

const ROUTES: Partial<Readonly<Record<RequestOutcome, (text: string) => string>>> = {
  PETITION: (text) => `相关诉求可以通过以下渠道提出：${text}`,
  PUBLICATION: (text) => `相关出版物可以通过以下途径获取：${text}`,
  QUERY_RULES: (text) => `请依照以下规定办理：${text}`,
};

function route({ facts }: Context): string | undefined {
  const { answer } = facts;
  const say = answer === undefined ? undefined : ROUTES[answer.outcome];
  if (say === undefined) return '';
  const text = said(answer?.route) ?? (answer?.outcome === 'PUBLICATION' ? said(answer.access) : undefined);
  return text === undefined ? undefined : `${say(text.replace(/[。；]$/u, ''))}。`;
}

function previousAnswer({ facts }: Context): string | undefined {
  const previous = facts.answer?.previousAnswer;
  if (previous === undefined || typeof previous === 'string') return said(previous);
  if (said(previous.number) === undefined || day(previous.date) === undefined) return undefined;
  return `${day(previous.date)}作出的答复（${previous.number}）`;
}

function responsible({ facts }: Context): string | undefined {
  const agency = facts.answer?.responsibleAgency;
  if (agency === null) return '本机关不能确定负责公开该政府信息的行政机关。';
  const named = said(agency)?.replace(/[。；]$/u, '');
  return named === undefined ? undefined : `负责公开该政府信息的行政机关及其联系方式为：${named}。`;
}

const answerText = (key: 'access' | 'provided' | 'form' | 'searched' | 'reason') => (context: Context) =>
  said(context.facts.answer?.[key]);

/** Facts of the answer itself. */
export const answer = {
  decisionParagraphs: fact('补充说明', 'Further paragraphs', 'answer.paragraphs', ({ facts }) => {
    const texts = (facts.answer?.paragraphs ?? []).flatMap((text) => said(text) ?? []);
    return texts.length === 0 ? undefined : paragraphs(texts);
  }),
  access: fact('获取该政府信息的方式、途径', 'Ways to obtain it', 'answer.access', answerText('access')),
  provided: fact(
    '公开的内容，或者获取的方式、途径和时间',
    'What is given, or how and when',
    'answer.provided',
    answerText('provided'),
  ),
  form: fact('提供形式', 'Form in which it is given', 'answer.form', answerText('form')),
  withheldParts: compound('不予公开部分及情形、依据、理由', 'What is withheld and why', withheld, withheldLacks),
  searched: fact('已履行的检索义务', 'The search that was made', 'answer.searched', answerText('searched')),
  reason: fact('理由', 'Reason', 'answer.reason', answerText('reason')),
  responsibleAgency: fact(
    '负责公开的机关名称、联系方式（不能确定的写 null）',
    'Agency responsible and its contact (null if it cannot be determined)',
    'answer.responsibleAgency',
    responsible,
  ),
  previousAnswer: fact(
    '前次答复文号、日期',
    'Number and day of the earlier answer',
    'answer.previousAnswer',
    previousAnswer,
  ),
  situation: fact('不予处理的情形', 'Why it is not dealt with', 'answer.reason', situation),
  notProcessedBasis: fact('不予处理的依据', 'Article on which it is not dealt with', 'answer.basis', basis),
  route: fact('可告知的渠道、途径或者办理依据', 'Channel, way or law that governs it', 'answer.route', route),
  provisionMethod: fact('提供的方式', 'How it is provided', 'provision.method', ({ facts }) =>
    said(facts.provision?.method),
  ),
  provisionPlace: fact('提供的途径', 'Where it is provided', 'provision.place', ({ facts }) =>
    said(facts.provision?.place),
  ),
  provisionDate: fact('提供的时间', 'When it is provided', 'provision.date', ({ facts }) => day(facts.provision?.date)),
};
