import { channelLabels, type ChannelSheetQuery, type OtherChannel } from '@openzone/contracts';
import type { Person } from '../base/identity/index.ts';
import { checkDay, documentNotFound, readState, seesWork } from '../engines/publication/index.ts';
import { findDocument } from '../engines/publication/public/index.ts';
import type { Reading } from '../platform/db/index.ts';
import { conflict, invalid } from '../platform/errors.ts';
import type { OfficialDocument } from '../platform/print/index.ts';
import { isApproved, listTexts } from './reader.ts';

/** Channels that are served with paper. */
export const printedChannels: readonly OtherChannel[] = ['GAZETTE', 'PRESS', 'BROADCAST', 'BOARD'];

/**
 * A sheet ready for print: number, title, the approved words or else the public text, the place of the seal, and from when until when it is
 * posted. Only of what is public.
 */
export async function readSheet(
  reading: Reading,
  person: Person,
  documentId: string,
  channel: OtherChannel,
  { from, until }: ChannelSheetQuery,
  baseUrl: string,
): Promise<OfficialDocument> {
  const state = await readState(reading, documentId);
  if (!seesWork(person, state)) throw documentNotFound();
  const document = await findDocument(reading, state.code);
  const own = (await listTexts(reading, documentId)).find((text) => text.channel === channel);
  if (document === undefined || !printedChannels.includes(channel) || (own !== undefined && !isApproved(own))) {
    throw conflict(
      'SHEET_NOT_READY',
      '文件公开、渠道文字核准以后才能打印送出。',
      'It is printed once the document is public and the words of the channel are approved.',
    );
  }
  const days = postedFrom(from, until);
  const words = own === undefined || own.body === '' ? document.bodyText : own.body;
  return {
    heading: document.issuingAgency,
    title: own === undefined || own.title === '' ? document.title : own.title,
    ...(document.documentNumber === null ? {} : { number: document.documentNumber }),
    body: words
      .split(/\n+/u)
      .map((text) => text.trim())
      .filter((text) => text !== '')
      .map((text) => ({ kind: 'paragraph', text })),
    signature: { agency: document.issuingAgency, date: document.writtenDate, seal: 'placeholder' },
    footnote: [channelLabels[channel].zh, days].filter((part) => part !== '').join('　'),
    verification: { url: `${baseUrl}/d/${document.code}`, caption: '扫码查看公开原文' },
  };
}

function postedFrom(from: string | undefined, until: string | undefined): string {
  const first = from === undefined ? '' : checkDay('from', from);
  const last = until === undefined ? '' : checkDay('until', until);
  if (first !== '' && last !== '' && last < first) {
    throw invalid(
      'DATE_ORDER',
      'until',
      '截止日期早于开始日期，请核对。',
      'The last day is before the first; check both.',
    );
  }
  if (first === '' && last === '') return '';
  return `自 ${first === '' ? '　　　　' : first} 至 ${last === '' ? '　　　　' : last}`;
}
