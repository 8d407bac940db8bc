import type { Channel, ChannelInput, ColumnInput, LinkKind } from '@openzone/contracts';
import { listUnits, type Person } from '../../../base/identity/index.ts';
import { sql, type Tx } from '../../../platform/db/index.ts';
import { conflict, forbidden, invalid } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { checkDay } from '../domain.ts';
import { mayManageColumns, maySee, requireAction } from '../policy.ts';
import { documentNotFound, lockDocument, readState } from '../reader.ts';
import { deleteLink, insertEvent, insertLink, saveChannel, saveColumn } from '../writer.ts';

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

/** Makes or changes a column. @returns its id */
export async function putColumn(tx: Tx, person: Person, id: string | null, input: ColumnInput): Promise<string> {
  if (!mayManageColumns(person))
    throw forbidden(
      '只有政务公开工作机构和管理员可以调整栏目。',
      'Only the disclosure office and administrators may change columns.',
    );
  const clash = await tx.row<{ id: string }>(
    sql`select id from site_column where key = ${input.key} and id is distinct from ${id}::uuid`,
  );
  if (clash !== undefined)
    throw conflict(
      'COLUMN_KEY_TAKEN',
      `栏目标识“${input.key}”已被使用，请换一个。`,
      `The key “${input.key}” is taken; choose another.`,
    );
  if (id !== null && input.parentId !== null) {
    const circle = await tx.row(sql`
      with recursive up as (
        select id, parent_id from site_column where id = ${input.parentId}::uuid
        union select c.id, c.parent_id from site_column c join up on c.id = up.parent_id)
      select id from up where id = ${id}::uuid`);
    if (circle !== undefined)
      throw invalid(
        'COLUMN_CIRCLE',
        'parentId',
        '上级栏目不能是它自己或它的下级。',
        'A column cannot stand under itself or its own descendants.',
      );
  }
  await checkColumnReferences(tx, input);
  const columnId = id ?? newId();
  await saveColumn(tx, columnId, { ...input, name: input.name.trim(), nameEn: input.nameEn.trim() });
  return columnId;
}

async function checkColumnReferences(tx: Tx, input: ColumnInput): Promise<void> {
  if (
    input.parentId !== null &&
    (await tx.row(sql`select id from site_column where id = ${input.parentId}::uuid`)) === undefined
  ) {
    throw invalid(
      'COLUMN_UNKNOWN',
      'parentId',
      '上级栏目不存在，请重新选择。',
      'That parent column does not exist; choose again.',
    );
  }
  const units = await listUnits(tx);
  if (input.responsibleUnitId !== null && !units.some((unit) => unit.id === input.responsibleUnitId)) {
    throw invalid(
      'UNIT_UNKNOWN',
      'responsibleUnitId',
      '责任单位不存在，请重新选择。',
      'That unit does not exist; choose again.',
    );
  }
}
