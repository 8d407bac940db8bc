import { say, type Catalogue } from '../i18n/messages.ts';

/** Assigning several requests at once. */
export const assignMessages = {
  assign: say('分办', 'Assign'),
  tick: (number: string) => say(`选择申请 ${number}`, `Select request ${number}`),
  tickAll: say('选择本页全部申请', 'Select every request of the page'),
  unit: say('承办单位', 'Unit in charge'),
  handler: say('承办人', 'Handler'),
  handlerHint: say('可以不选，由单位自定。', 'May be left to the unit.'),
  note: say('说明', 'Note'),
  undo: (count: number) => say(`交回原承办（${count} 件）`, `Give back (${count})`),
  undoNote: say('撤销批量分办，交回原承办单位', 'The assignment is undone; back to where it was'),
} satisfies Catalogue;
