import type { DeliveryAct } from '@openzone/contracts';
import type { Person } from '../base/identity/index.ts';
import { recordChannelResult } from '../engines/publication/index.ts';
import { zonedToday } from '@openzone/calendar';
import type { Tx } from '../platform/db/index.ts';
import { conflict, invalid, notFound } from '../platform/errors.ts';
import { findDelivery, findTask } from './reader.ts';
import { requireKeeper } from './settings.ts';
import { closeTask, resumeDelivery } from './writer.ts';

/** What people do about channels: sendings that wait for them, and what no interface can take back. */

export async function actOnDelivery(tx: Tx, person: Person, id: string, input: DeliveryAct, now: Date): Promise<void> {
  requireKeeper(person);
  const delivery = await findDelivery(tx, id);
  if (delivery === undefined) throw notFound({ zh: '这次发送', en: 'This sending' });
  if (delivery.step !== 'person') {
    throw conflict(
      'DELIVERY_MOVED_ON',
      '这次发送已经不在等人处理，请刷新后查看。',
      'This sending no longer waits for a person; reload.',
    );
  }
  const { documentId, channel } = delivery;
  if (input.act === 'RETRY') return resumeDelivery(tx, id, delivery.resume ?? 'waiting');
  if (input.act === 'DROP') {
    await recordChannelResult(
      tx,
      documentId,
      channel,
      { state: 'failed', publishedOn: null, reference: '' },
      person.id,
    );
    return resumeDelivery(tx, id, 'cancelled');
  }
  const url = input.url.trim();
  if (!/^https?:\/\/\S+$/u.test(url)) {
    throw invalid(
      'CHANNEL_ADDRESS_MISSING',
      'url',
      '请填写已发出内容的网址（以 http:// 或 https:// 开头）。',
      'Give the address where it is to be seen (http:// or https://).',
    );
  }
  await recordChannelResult(
    tx,
    documentId,
    channel,
    { state: 'published', publishedOn: zonedToday(now), reference: url },
    person.id,
  );
  return resumeDelivery(tx, id, 'published', url);
}

/** Says that what a revision or withdrawal left behind has been seen to. */
export async function finishTask(tx: Tx, person: Person, id: string, input: { readonly note: string }): Promise<void> {
  requireKeeper(person);
  const task = await findTask(tx, id);
  if (task === undefined) throw notFound({ zh: '这项事项', en: 'This task' });
  const note = input.note.trim();
  if (note.length < 2) {
    throw invalid('REASON_MISSING', 'note', '请写明怎样处理的。', 'Say what was done.');
  }
  if (task.isDone) throw conflict('TASK_DONE', '这项事项已经办结。', 'This has been done already.');
  await closeTask(tx, id, note, person.id);
  if (task.kind === 'WITHDRAW')
    await recordChannelResult(
      tx,
      task.documentId,
      task.channel,
      { state: 'withdrawn', publishedOn: null, reference: '' },
      person.id,
    );
}
