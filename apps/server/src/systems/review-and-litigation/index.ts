/** S09 复议与诉讼: review and litigation linked to the request they are about, with the figures of table 四. */
export { createRemedyDesk } from './desk.ts';
export type { RemedyDeps, RemedyDesk } from './desk.ts';
export { remedyProcedure } from './procedure.ts';
