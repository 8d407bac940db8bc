import type { Page } from 'playwright-core';
import { accountMessages } from '../../../../backoffice/src/account/messages.ts';
import { shellMessages } from '../../../../backoffice/src/app/messages.ts';
import { channelMessages } from '../../../../backoffice/src/channels/messages.ts';
import { columnsMessages } from '../../../../backoffice/src/columns/messages.ts';
import { actMessages } from '../../../../backoffice/src/document/act-messages.ts';
import { documentsMessages } from '../../../../backoffice/src/documents/messages.ts';
import { erasureMessages } from '../../../../backoffice/src/document/erasure-messages.ts';
import { marginMessages } from '../../../../backoffice/src/margin/messages.ts';
import { documentMessages } from '../../../../backoffice/src/document/messages.ts';
import { helpPageMessages } from '../../../../backoffice/src/help/messages.ts';
import { common } from '../../../../backoffice/src/i18n/common.ts';
import { speak, type Language } from '../../../../backoffice/src/i18n/messages.ts';
import { batchMessages, importMessages, rowMessages } from '../../../../backoffice/src/imports/messages.ts';
import { bulkMessages, listMessages } from '../../../../backoffice/src/lists/messages.ts';
import { planMessages } from '../../../../backoffice/src/document/plan-messages.ts';
import { publishingMessages } from '../../../../backoffice/src/publishing/messages.ts';
import { personalDataMessages } from '../../../../backoffice/src/personal-data/messages.ts';
import { personalDataSettingsMessages } from '../../../../backoffice/src/personal-data-settings/messages.ts';
import { peopleMessages } from '../../../../backoffice/src/people/messages.ts';
import { unitsMessages } from '../../../../backoffice/src/units/messages.ts';
import { editorMessages } from '../../../../backoffice/src/rich-text/messages.ts';
import { assignMessages } from '../../../../backoffice/src/requests/assign-messages.ts';
import { reviewSettingsMessages } from '../../../../backoffice/src/review-settings/messages.ts';
import { calendarMessages, settingsMessages } from '../../../../backoffice/src/settings/messages.ts';
import { signInSettingsMessages } from '../../../../backoffice/src/settings/sign-in-messages.ts';
import { letterMessages } from '../../../../backoffice/src/letters/messages.ts';
import { remedyListMessages } from '../../../../backoffice/src/remedies/list-messages.ts';
import { trailMessages } from '../../../../backoffice/src/trail/messages.ts';
import { signInMessages } from '../../../../backoffice/src/sign-in/messages.ts';
import { documentWords } from '../../../../backoffice/src/ui/vocabulary.ts';
import { timeLimitsMessages } from '../../../../backoffice/src/time-limits/messages.ts';
import { workMessages } from '../../../../backoffice/src/work/messages.ts';
import { writingSettingsMessages } from '../../../../backoffice/src/writing-settings/messages.ts';
import { writeMessages } from '../../../../backoffice/src/write/messages.ts';
import type { OfficeSeed } from '../office-seed.ts';

export const wordsOf = (language: Language) => ({
  account: speak(accountMessages, language),
  assign: speak(assignMessages, language),
  people: speak(peopleMessages, language),
  units: speak(unitsMessages, language),
  shell: speak(shellMessages, language),
  channels: speak(channelMessages, language),
  columns: speak(columnsMessages, language),
  act: speak(actMessages, language),
  document: speak(documentMessages, language),
  documents: speak(documentsMessages, language),
  lists: speak(listMessages, language),
  bulk: speak(bulkMessages, language),
  erasure: speak(erasureMessages, language),
  margin: speak(marginMessages, language),
  common: speak(common, language),
  help: speak(helpPageMessages, language),
  batch: speak(batchMessages, language),
  imports: speak(importMessages, language),
  row: speak(rowMessages, language),
  editor: speak(editorMessages, language),
  calendar: speak(calendarMessages, language),
  plan: speak(planMessages, language),
  publishing: speak(publishingMessages, language),
  personalData: speak(personalDataMessages, language),
  personalDataSettings: speak(personalDataSettingsMessages, language),
  reviewSettings: speak(reviewSettingsMessages, language),
  settings: speak(settingsMessages, language),
  signIn: speak(signInMessages, language),
  signInSettings: speak(signInSettingsMessages, language),
  trail: speak(trailMessages, language),
  letters: speak(letterMessages, language),
  remedyList: speak(remedyListMessages, language),
  timeLimits: speak(timeLimitsMessages, language),
  vocabulary: speak(documentWords, language),
  work: speak(workMessages, language),
  writingSettings: speak(writingSettingsMessages, language),
  write: speak(writeMessages, language),
});
export type OfficeWords = ReturnType<typeof wordsOf>;

export interface Visit {
  readonly page: Page;
  readonly words: OfficeWords;
  readonly seed: OfficeSeed;
  /** Opens an address under `/office`. */
  readonly go: (address: string) => Promise<void>;
  /** A button of the screen or, where one is open, of the topmost dialog. */
  readonly press: (name: string) => Promise<void>;
}

/** A screen in one of its states, as one person sees it. */
export interface Screen {
  readonly name: string;
  readonly who: 'handler' | 'reviewer' | 'office' | 'admin' | 'stranger' | undefined;
  /** What exists on a phone only. */
  readonly phone?: boolean;
  readonly visit: (visit: Visit) => Promise<void>;
}
