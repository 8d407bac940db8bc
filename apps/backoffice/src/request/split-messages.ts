import type { Label, RelatedRequest } from '@openzone/contracts';
import { say, type Catalogue } from '../i18n/messages.ts';

/** Splitting a request, and the requests tied to it. */
export const splitMessages = {
  whole: say('申请人要的是：', 'The applicant asks for:'),
  part: (n: number) => say(`第 ${n} 件`, `Part ${n}`),
  asks: say('这一件要的是', 'What this part asks for'),
  unit: say('承办单位', 'Unit in charge'),
  sameUnit: say('与原件相同', 'As the whole'),
  add: say('再加一件', 'Add a part'),
  remove: (n: number) => say(`去掉第 ${n} 件`, `Remove part ${n}`),
  related: say('相关联的申请', 'Requests tied to this one'),
} satisfies Catalogue;

export const relationLabels: Readonly<Record<RelatedRequest['relation'], Label>> = {
  PART: say('由本件拆出', 'part of this one'),
  WHOLE: say('本件由它拆出', 'this one is a part of it'),
  SIBLING: say('由同一件拆出', 'another part of the same request'),
  MERGED_INTO: say('本件并入它', 'this one was merged into it'),
  MERGED_FROM: say('它并入本件', 'merged into this one'),
};
