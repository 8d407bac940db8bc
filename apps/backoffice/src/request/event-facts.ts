import { outcomeRules, serviceMannerLabels, type Label, type RequestEvent } from '@openzone/contracts';
import { say } from '../i18n/messages.ts';
import { fieldsOf, isFormAct, type ActField, type HandedItem, type PartValues } from './act-fields.ts';
import { noticeChannelLabels, reasonWords } from './notice-words.ts';

export interface EventFact {
  readonly name: string;
  readonly label: Label;
  readonly value: string | number | Label | { readonly day: string };
}

const words: Readonly<Record<string, Label>> = {
  CONSENT: say('同意公开', 'consents'),
  PARTIAL: say('部分同意', 'consents in part'),
  REFUSE: say('不同意公开', 'refuses'),
  ITEMS: say('按件', 'by items'),
  PAGES: say('按量（页）', 'by pages'),
  LEGAL: say('合法性', 'lawful'),
  SECRECY: say('保密', 'secrecy'),
  ...serviceMannerLabels,
};
const YES = say('是', 'yes');

/** What an event recorded, in the words of its form; what was left empty is left out. */
export function eventFacts({ kind, data }: Pick<RequestEvent, 'kind' | 'data'>): EventFact[] {
  if (kind === 'ANSWER_DRAFTED') return labelled('outcome', say('处理结果', 'Outcome'), outcomeOf(data['outcome']));
  if (kind === 'CALENDAR_RECOMPUTED')
    return [
      ...labelled('before', say('原到期日', 'Due before'), dayOf(data['before'])),
      ...labelled('after', say('现到期日', 'Due now'), dayOf(data['after'])),
      ...labelled('basis', say('依据', 'Basis'), textOf(data['basis'])),
      ...labelled('calendar', say('工作日历', 'Calendar'), textOf(data['calendar'])),
    ];
  if (kind === 'SPLIT_FROM') return labelled('number', say('原件', 'Split off'), textOf(data['number']));
  if (kind === 'NOTICE_FAILED')
    return [
      ...labelled('channel', say('方式', 'By'), channelOf(data['channel'])),
      ...labelled(
        'reason',
        say('原因', 'Why'),
        typeof data['reason'] === 'string' ? reasonWords(data['reason']) : null,
      ),
    ];
  if (kind === 'NOTICE_RESENT' || kind === 'PUBLICATION_DRAFTED') return [];
  if (kind === 'RATED')
    return [
      ...labelled('stars', say('星级', 'Stars'), textOf(data['stars'])),
      ...labelled('comment', say('评价', 'Comment'), textOf(data['comment'])),
    ];
  if (!isFormAct(kind)) return labelled('note', say('说明', 'Note'), textOf(data['note']));
  return fieldsOf(kind).flatMap(([name, field]) => labelled(name, field.label, valueOf(field, data[name])));
}

function labelled(name: string, label: Label, value: EventFact['value'] | null): EventFact[] {
  return value === null ? [] : [{ name, label, value }];
}

function valueOf({ control }: ActField, value: unknown): EventFact['value'] | null {
  switch (control) {
    case 'day':
      return dayOf(value);
    case 'yes':
      return value === true ? YES : null;
    case 'checks':
      return Array.isArray(value) && value.length > 0 ? joined(value) : null;
    case 'opinion':
    case 'basis':
    case 'manner':
    case 'handed':
      return typeof value === 'string' ? (words[value] ?? value) : null;
    case 'items':
      return itemsOf(value);
    case 'parts':
      return partsOf(value);
    // The list of events does not carry the name that belongs to it; the head of the page has it.
    case 'person':
      return null;
    // These are ids; the page knows their names.
    case 'letter':
    case 'file':
      return textOf(value);
    case 'words':
    case 'line':
    case 'newParty':
    case 'party':
    case 'consulted':
    case 'asked':
    case 'record':
    case 'unit':
    case 'number':
    case 'workdays':
      return textOf(value);
  }
}

/** What each part asks for, numbered. */
function partsOf(value: unknown): string | null {
  if (!Array.isArray(value)) return null;
  const lines = (value as readonly PartValues[]).map(({ description }, index) => `${index + 1}. ${description}`);
  return lines.length === 0 ? null : lines.join('\n');
}

function channelOf(value: unknown): Label | null {
  return Object.entries(noticeChannelLabels).find(([channel]) => channel === value)?.[1] ?? null;
}

/** What was handed over, by title and index number. */
function itemsOf(value: unknown): string | null {
  if (!Array.isArray(value)) return null;
  const lines = (value as readonly HandedItem[]).map(({ title, indexNumber }) =>
    `${title ?? ''} ${indexNumber ?? ''}`.trim(),
  );
  return lines.length === 0 ? null : lines.join('\n');
}

function joined(values: readonly unknown[]): Label {
  const known = values.map((value) => words[String(value)] ?? say(String(value), String(value)));
  return say(known.map(({ zh }) => zh).join('、'), known.map(({ en }) => en).join(', '));
}

function dayOf(value: unknown): { readonly day: string } | null {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value) ? { day: value } : null;
}

function textOf(value: unknown): string | number | null {
  return (typeof value === 'string' && value !== '') || typeof value === 'number' ? value : null;
}

function outcomeOf(value: unknown): Label | null {
  return Object.entries(outcomeRules).find(([outcome]) => outcome === value)?.[1].label ?? null;
}
