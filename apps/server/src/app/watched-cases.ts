import { requestProcedure } from '../systems/information-requests/index.ts';
import { remedyProcedure } from '../systems/review-and-litigation/index.ts';
import type { WatchedCases } from '../systems/time-limits/index.ts';

/** The procedures whose days the time-limit monitor watches. */
export const watchedCases: readonly WatchedCases[] = [
  { procedure: requestProcedure.key, label: { zh: '依申请公开', en: 'Information requests' }, isRequest: true },
  { procedure: remedyProcedure.key, label: { zh: '复议诉讼', en: 'Review and litigation' }, isRequest: false },
];
