import type { Situation } from './stages.ts';

/**
 * Who may do what in which state, written out by hand from the procedure (Regulation art. 17; 国办发〔2016〕80号) and not
 * computed from the program: a rule that is loosened by mistake has to fail here. Documents are the finance bureau's,
 * written and submitted by `handler` and approved by `head`, `reviewer` and `office`.
 */
export const everybody = [
  'handler',
  'colleague',
  'head',
  'reviewer',
  'office',
  'admin',
  'stranger',
  'otherHead',
] as const;
export type Who = (typeof everybody)[number];

export const acts = [
  'edit',
  'determine',
  'submit',
  'recall',
  'approve',
  'return',
  'plan',
  'schedule',
  'unschedule',
  'publish',
  'force',
  'withdraw',
  'discard',
  'link',
  'unlink',
  'channel',
  'preview',
] as const;
export type Act = (typeof acts)[number];

export const writers: readonly Who[] = ['handler', 'colleague', 'office'];
const keepers: readonly Who[] = ['handler', 'colleague', 'head', 'office'];
const planners: readonly Who[] = ['handler', 'colleague', 'head', 'reviewer', 'office'];
const releasers: readonly Who[] = ['head', 'reviewer', 'office'];
export const insiders: readonly Who[] = ['handler', 'colleague', 'head', 'reviewer', 'office', 'admin'];

/** What is not named here is refused to everybody. */
export const allowed: Readonly<Record<Situation, Partial<Readonly<Record<Act, readonly Who[]>>>>> = {
  draft: {
    plan: planners,
    edit: writers,
    determine: keepers,
    discard: writers,
    link: writers,
    unlink: writers,
    preview: insiders,
  },
  returned: {
    plan: planners,
    edit: writers,
    determine: keepers,
    discard: writers,
    link: writers,
    unlink: writers,
    preview: insiders,
  },
  determined: {
    plan: planners,
    edit: writers,
    determine: keepers,
    submit: keepers,
    force: ['office'],
    discard: writers,
    link: writers,
    unlink: writers,
    preview: insiders,
  },
  in_review_1: { plan: planners, recall: ['handler'], approve: ['head'], return: ['head'], preview: insiders },
  in_review_2: { plan: planners, recall: ['handler'], approve: ['reviewer'], return: ['reviewer'], preview: insiders },
  in_review_3: { plan: planners, recall: ['handler'], approve: ['office'], return: ['office'], preview: insiders },
  approved: {
    plan: planners,
    edit: writers,
    schedule: releasers,
    publish: releasers,
    discard: writers,
    preview: insiders,
  },
  scheduled: { plan: planners, schedule: releasers, unschedule: releasers, publish: releasers, preview: insiders },
  published: {
    edit: writers,
    withdraw: ['office'],
    link: ['office'],
    unlink: ['office'],
    channel: writers,
    preview: insiders,
  },
  redraft: {
    plan: planners,
    edit: writers,
    determine: keepers,
    withdraw: ['office'],
    link: ['office'],
    unlink: ['office'],
    channel: writers,
    preview: insiders,
  },
  held_on_request: { edit: writers, discard: writers, link: writers, unlink: writers, preview: insiders },
  held_withheld: { edit: writers, discard: writers, link: writers, unlink: writers, preview: insiders },
  withdrawn: { edit: writers, link: writers, unlink: writers, channel: writers, preview: insiders },
  discarded: {},
};
