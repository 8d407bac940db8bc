import { documents } from './screens/documents.ts';
import { frame } from './screens/frame.ts';
import { importing } from './screens/importing.ts';
import { lists } from './screens/lists.ts';
import { personalData } from './screens/personal-data.ts';
import { publishing } from './screens/publishing.ts';
import { writing } from './screens/writing.ts';

export { wordsOf } from './screens/screen.ts';
export type { OfficeWords, Screen, Visit } from './screens/screen.ts';

/** Every screen of the back office, and the states that matter, in groups that may be visited side by side. */
export const screens = {
  'frame, lists, imports': [...frame, ...lists, ...importing],
  writing,
  documents,
  'personal data': personalData,
  publishing,
} as const;
