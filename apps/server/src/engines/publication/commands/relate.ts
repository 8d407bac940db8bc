import type { Channel, ChannelInput, LinkKind } from '@openzone/contracts';
import type { Person } from '../../../base/identity/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { forbidden, invalid } from '../../../platform/errors.ts';
import { checkDay } from '../domain.ts';
import { maySee, requireAction } from '../policy.ts';
import { documentNotFound, lockDocument, readState } from '../reader.ts';
import { deleteLink, insertEvent, insertLink, insertPlannedChannel, saveChannel } from '../writer.ts';

/** Says how this document stands to another; a repeal or amendment shows on the other once this one is public. */
export async function link(
  tx: Tx,
  person: Person,
  documentId: string,
  input: { readonly kind: LinkKind; readonly toDocumentId: string },
): Promise<void> {
  const state = await lockDocument(tx, documentId);
  requireAction('link', person, state);
  if (input.toDocumentId === documentId)
    throw invalid('LINK_TO_ITSELF', 'toDocumentId', '不能关联到文件自身。', 'A document cannot be linked to itself.');
  const other = await readState(tx, input.toDocumentId);
  if (!maySee(person, other)) throw documentNotFound();
  await insertLink(tx, documentId, input.toDocumentId, input.kind, person.id);
  await insertEvent(tx, {
    documentId,
    versionId: null,
    kind: 'link',
    from: state.stage,
    to: state.stage,
    comment: `${input.kind} /d/${other.code}`,
    by: person.id,
  });
}

export async function unlink(
  tx: Tx,
  person: Person,
  documentId: string,
  input: { readonly kind: LinkKind; readonly toDocumentId: string },
): Promise<void> {
  const state = await lockDocument(tx, documentId);
  requireAction('link', person, state);
  const removed = await deleteLink(tx, documentId, input.toDocumentId, input.kind);
  if (removed > 0)
    await insertEvent(tx, {
      documentId,
      versionId: null,
      kind: 'unlink',
      from: state.stage,
      to: state.stage,
      comment: input.kind,
      by: person.id,
    });
}

/** Records where else the item appeared; an item counts once however many channels carry it (S14). */
export async function recordChannel(
  tx: Tx,
  person: Person,
  documentId: string,
  channel: Channel,
  input: ChannelInput,
): Promise<void> {
  const state = await lockDocument(tx, documentId);
  requireAction('channel', person, state);
  if (channel === 'WEB') {
    throw forbidden(
      '网站渠道的状态随发布和撤回自动变化，不能手工填写。',
      'The state of the website follows publication and withdrawal; it is not typed.',
    );
  }
  if (input.state === 'published' && input.publishedOn === null) {
    throw invalid(
      'CHANNEL_DATE_MISSING',
      'publishedOn',
      '请填写在该渠道发布的日期。',
      'Give the day it appeared on that channel.',
    );
  }
  if (input.publishedOn !== null) checkDay('publishedOn', input.publishedOn);
  await saveChannel(tx, documentId, channel, input, person.id);
  await insertEvent(tx, {
    documentId,
    versionId: null,
    kind: 'channel',
    from: state.stage,
    to: state.stage,
    comment: `${channel} ${input.state}`,
    by: person.id,
  });
}

/** What came of a channel, as the program found out or a person said; `by` planned it or said so. */
export async function recordChannelResult(
  tx: Tx,
  documentId: string,
  channel: Channel,
  input: ChannelInput,
  by: string,
): Promise<void> {
  const state = await lockDocument(tx, documentId);
  await saveChannel(tx, documentId, channel, input, by);
  await insertEvent(tx, {
    documentId,
    versionId: null,
    kind: 'channel',
    from: state.stage,
    to: state.stage,
    comment: `${channel} ${input.state}`,
    by,
  });
}

/** Plans a channel on which the document does not stand yet. */
export async function planChannel(tx: Tx, documentId: string, channel: Channel, by: string): Promise<void> {
  const state = await lockDocument(tx, documentId);
  if (!(await insertPlannedChannel(tx, documentId, channel, by))) return;
  await insertEvent(tx, {
    documentId,
    versionId: null,
    kind: 'channel',
    from: state.stage,
    to: state.stage,
    comment: `${channel} planned`,
    by,
  });
}
