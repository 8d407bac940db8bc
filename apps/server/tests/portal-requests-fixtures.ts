import { chinaNational } from '@openzone/calendar';
import type { RequestReceipt } from '@openzone/contracts';
import { AppError, notFound } from '../src/platform/errors.ts';
import type { Progress, PublicRequests } from '../src/portal/services.ts';

export interface Sent {
  readonly act: string;
  readonly input: unknown;
}

export interface FakeRequests extends PublicRequests {
  /** What came in, in order. */
  readonly sent: Sent[];
  /** Registered requests by command key. */
  readonly registered: Map<string, RequestReceipt>;
  /** Thrown by the next calls. */
  failure: Error | undefined;
  progressNow: Progress;
  /** Passes that are still good. */
  readonly passes: Set<string>;
}

export const queryCode = '40271863';

const receipt: RequestReceipt = {
  id: '01990009-0000-7000-8000-000000000001',
  number: '2026-0031',
  queryCode,
  submittedOn: '2026-11-22',
  receivedOn: null,
  due: null,
};

export const letterId = '01990009-0000-7000-8000-0000000000aa';

/** A request in the middle of everything, so that every part of its page is there. */
export const fullProgress: Progress = {
  number: receipt.number,
  applicantKind: 'NATURAL_PERSON',
  description: '2025年晏海大道道路改造工程的竣工验收报告。\n建设单位是开发区建设局。',
  now: {
    zh: '需要您补正：请在12月9日前说明是哪一段道路。',
    en: 'Please correct your request by 9 December: say which part of the road you mean.',
  },
  open: true,
  submittedOn: '2026-11-22',
  receivedOn: '2026-11-23',
  due: '2026-12-21',
  dueReason: {
    zh: '自收到申请之日2026年11月23日的次日起20个工作日（条例第三十三条）。',
    en: '20 working days from the day after receipt on 23 November 2026 (article 33).',
  },
  steps: [
    { on: '2026-11-22', what: { zh: '提交申请', en: 'Submitted' }, detail: '' },
    { on: '2026-11-23', what: { zh: '双方确认，收到申请', en: 'Confirmed with you, received' }, detail: '' },
    { on: '2026-11-25', what: { zh: '发出补正告知书', en: 'Correction notice sent' }, detail: '请说明是哪一段道路。' },
  ],
  correction: {
    dueOn: '2026-12-09',
    matters: '晏海大道有三段在2025年改造，请说明要哪一段的竣工验收报告。',
    guidance: '可以写起止路口，例如“沿河路至港西路”。',
  },
  fee: { amount: 1000, dueOn: '2026-12-21' },
  letters: [{ id: letterId, name: '政府信息公开申请补正告知书', issuedOn: '2026-11-25' }],
  mayCorrect: true,
  mayWithdraw: true,
  mayRate: true,
  rating: null,
  family: [
    {
      number: '2026-0032',
      relation: 'PART',
      description: '第一项：竣工验收报告',
      now: { zh: '正在办理。', en: 'It is being handled.' },
      open: true,
      due: '2026-12-21',
    },
    {
      number: '2026-0020',
      relation: 'WHOLE',
      description: '道路改造工程的全部材料',
      now: { zh: '已拆分办理。', en: 'Handled in parts.' },
      open: false,
      due: null,
    },
  ],
};

const expired = (): AppError =>
  new AppError({
    id: 'PASS_EXPIRED',
    status: 401,
    text: { zh: '请重新输入登记号和查询码。', en: 'Enter the number and the query code again.' },
  });

/** Information requests in memory, behind the door the pages use. */
export function fakeRequests(): FakeRequests {
  let guesses = 0;
  const note = (act: string, input: unknown): void => {
    if (fake.failure !== undefined) throw fake.failure;
    fake.sent.push({ act, input });
  };
  const own = (act: string, pass: string, input: unknown): void => {
    if (!fake.passes.has(pass)) throw expired();
    note(act, input);
  };
  const fake: FakeRequests = {
    sent: [],
    registered: new Map(),
    failure: undefined,
    progressNow: fullProgress,
    passes: new Set(),
    async submit(_site, submission) {
      note('submit', submission);
      const known = fake.registered.get(submission.commandKey);
      const made = known ?? { ...receipt, number: `2026-${String(31 + fake.registered.size).padStart(4, '0')}` };
      fake.registered.set(submission.commandKey, made);
      return made;
    },
    async open(_site, number, code) {
      if (guesses > 4) {
        throw new AppError({
          id: 'TOO_MANY_GUESSES',
          status: 429,
          text: {
            zh: '查询码输错次数过多，请在15:30以后再试。',
            en: 'Too many wrong codes; try again after 15:30.',
          },
        });
      }
      if (number !== receipt.number || code.toUpperCase() !== queryCode) {
        guesses += 1;
        throw new AppError({ id: 'CODE_WRONG', status: 400, text: { zh: '不对。', en: 'Wrong.' } });
      }
      const pass = `pass.${fake.passes.size + 1}/a+b=%3B;`;
      fake.passes.add(pass);
      return pass;
    },
    async progress(_site, pass) {
      if (!fake.passes.has(pass)) throw expired();
      return fake.progressNow;
    },
    counting: async () => ({ calendar: chinaNational, policy: {} }),
    async turnTo(_site, pass, number) {
      own('turnTo', pass, { number });
      if (!fake.progressNow.family.some((one) => one.number === number)) {
        throw notFound({ zh: '这件申请', en: 'This request' });
      }
      const next = `pass.${fake.passes.size + 1}/${number}`;
      fake.passes.add(next);
      return next;
    },
    correct: async (_site, pass, input) => own('correct', pass, input),
    write: async (_site, pass, input) => own('write', pass, input),
    withdraw: async (_site, pass, input) => own('withdraw', pass, input),
    rate: async (_site, pass, input) => own('rate', pass, input),
    async letter(_site, pass, documentId, format) {
      own('letter', pass, { documentId, format });
      return { name: '政府信息公开申请补正告知书', bytes: Buffer.from(format === 'pdf' ? '%PDF-1.7' : 'PK') };
    },
  };
  return fake;
}
