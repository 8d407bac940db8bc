import type { CaseSources } from '../systems/annual-report/index.ts';
import { requestProcedure } from '../systems/information-requests/index.ts';
import { remedyProcedure } from '../systems/review-and-litigation/index.ts';

/** The procedures whose cases the annual report counts. */
export const reportSources: CaseSources<(typeof requestProcedure)['facts']> = {
  requests: requestProcedure,
  feeOf: ({ fee }) =>
    fee === null || fee.waived || fee.paidOn === null ? undefined : { amount: fee.amount, paidOn: fee.paidOn },
  remedies: remedyProcedure.key,
};
