import type { DemoAnswer, Step } from './types.ts';

/** Courses that most requests take, as steps. */

const blank = {
  paragraphs: [],
  reason: '',
  article: '',
  withheld: '',
  responsibleAgency: '',
  previousAnswer: '',
  access: '',
  searched: '',
};

/** The office confirms it with the applicant and hands it to the unit. The loader adds which unit and handler. */
export const confirmed = (after = 1): Step[] => [
  [after, 'office', 'CONFIRMED_BOTH', { note: '已电话与申请人确认申请内容和获取方式。' }],
  [0, 'office', 'ASSIGNED'],
];

/** What came over the counter or was signed for counts at once. */
export const assigned = (after = 0): Step[] => [[after, 'office', 'ASSIGNED']];

export const drafted = (after: number, answer: DemoAnswer): Step[] => [
  [after, 'handler', 'ANSWER_DRAFTED', { ...blank, ...answer }],
];

export const submitted = (after: number, answer: DemoAnswer, note = ''): Step[] => [
  ...drafted(after, answer),
  [0, 'handler', 'ANSWER_SUBMITTED', { note }],
];

export const checked = (after = 1): Step => [
  after,
  'reviewer',
  'ANSWER_CHECKED',
  { comment: '已对照原件审查，同意按拟稿办理。', confirmed: ['LEGAL', 'SECRECY'] },
];

export const signed = (after: number, answer: DemoAnswer): Step[] => [
  ...submitted(after, answer),
  checked(),
  [1, 'head', 'DECISION_SIGNED_OFF', { documentNumber: '' }],
];

export const sent = (after = 0): Step => [after, 'handler', 'DECISION_SENT_ELECTRONICALLY', { note: '' }];
export const posted = (trackingNumber: string, after = 0): Step => [
  after,
  'handler',
  'DECISION_POSTED',
  { carrier: '中国邮政（挂号信）', trackingNumber },
];
export const collected = (signedBy: string, after = 1): Step => [after, 'handler', 'DECISION_SIGNED', { signedBy }];

/** Drafted, checked, signed and served. */
export const answered = (after: number, answer: DemoAnswer, serving: Step = sent()): Step[] => [
  ...signed(after, answer),
  serving,
];

export const archived = (after = 5): Step => [after, 'handler', 'ARCHIVED', { note: '' }];
export const rated = (stars: number, comment: string, after = 1): Step => [
  after,
  'applicant',
  'RATED',
  { stars, comment },
];
export const wrote = (text: string, after = 1): Step => [after, 'applicant', 'MESSAGE_RECEIVED', { text }];
export const replied = (text: string, after = 1): Step => [after, 'handler', 'MESSAGE_SENT', { text }];
export const noted = (text: string, after = 0): Step => [after, 'handler', 'NOTE_ADDED', { text }];
