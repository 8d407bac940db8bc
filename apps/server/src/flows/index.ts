/** Small reactions across systems: what two of them do together and neither may know of the other. */
export { draftFromAnswer } from './publish-answer.ts';
