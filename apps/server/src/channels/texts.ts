import { createHash } from 'node:crypto';
import {
  channelRules,
  type ChannelTextApproval,
  type ChannelTextInput,
  type DocumentChannels,
  type OtherChannel,
} from '@openzone/contracts';
import { holds, type Person } from '../base/identity/index.ts';
import {
  documentNotFound,
  mayAct,
  mayKeepBlocking,
  mayReadFile,
  planChannel,
  readState,
  searchWords,
  seesWork,
  type DocumentState,
  type WordFinding,
} from '../engines/publication/index.ts';
import type { Reading, Tx } from '../platform/db/index.ts';
import { AppError, conflict, forbidden, invalid } from '../platform/errors.ts';
import { isSent } from './domain.ts';
import { syncDocument } from './follower.ts';
import { wechatPictureTroubles } from './pictures.ts';
import {
  isApproved,
  listDeliveriesOf,
  listDocumentsWithPicture,
  listPlaces,
  listTasks,
  listTexts,
  listWorkingPictures,
  type TextRow,
} from './reader.ts';
import { printedChannels } from './sheet.ts';
import { withTitles } from './titles.ts';
import { approveText, moveDelivery, saveText } from './writer.ts';

/** Words of their own for a channel. They become public too, so a second person approves them. */

/** Whoever plans its publication or records its channels writes its words. */
function mayWrite(person: Person, state: DocumentState): boolean {
  return mayAct('plan', person, state) || mayAct('channel', person, state);
}

/** Who may be the second person for the words of a unit's document, unless they wrote them. */
export function mayApproveChannelText(person: Person, unitId: string): boolean {
  return holds(person, 'UNIT_HEAD', unitId) || holds(person, 'SECRECY_REVIEWER') || holds(person, 'DISCLOSURE_OFFICE');
}

function mayApprove(
  person: Person,
  state: DocumentState,
  text: Pick<TextRow, 'writtenById' | 'title' | 'body' | 'picture' | 'approvedBy'>,
): boolean {
  return !isApproved(text) && text.writtenById !== person.id && mayApproveChannelText(person, state.unitId);
}

/** Whether it is a picture for a channel of a document whose work this person sees: nobody approves what they cannot look at. */
export async function mayReadChannelPicture(reading: Reading, person: Person, sha256: string): Promise<boolean> {
  for (const documentId of await listDocumentsWithPicture(reading, sha256))
    if (seesWork(person, await readState(reading, documentId))) return true;
  return false;
}

export async function readDocumentChannels(
  reading: Reading,
  person: Person,
  documentId: string,
): Promise<DocumentChannels> {
  const state = await readState(reading, documentId);
  if (!seesWork(person, state)) throw documentNotFound();
  const isPublic = state.publicVersionId !== null && state.withdrawnAt === null;
  const texts = [];
  for (const row of await listTexts(reading, documentId)) {
    const { writtenById: _id, writtenAt, sendAt, ...text } = row;
    const findings = isApproved(row) ? [] : await searchWords(reading, state, partsOf(row));
    texts.push({
      ...text,
      writtenAt: writtenAt.toISOString(),
      sendAt: sendAt?.toISOString() ?? null,
      mayApprove: mayApprove(person, state, row),
      findings: findings.map(({ secret: _secret, ...finding }) => finding),
      printable: isPublic && isApproved(row) && printedChannels.includes(row.channel),
    });
  }
  return {
    texts,
    deliveries: await withTitles(reading, await listDeliveriesOf(reading, documentId)),
    tasks: await withTitles(reading, await listTasks(reading, { documentId })),
    mayWrite: mayWrite(person, state),
    troubles: await troublesOf(reading, documentId),
  };
}

/** What would keep it from a channel it is planned for, told before anything is sent. */
async function troublesOf(reading: Reading, documentId: string): Promise<DocumentChannels['troubles']> {
  const place = (await listPlaces(reading, documentId)).find(({ channel }) => channel === 'WECHAT');
  const own = (await listTexts(reading, documentId)).find(({ channel }) => channel === 'WECHAT');
  if (place?.state !== 'planned' || (own?.body ?? '') !== '') return [];
  const pictures = await listWorkingPictures(reading, documentId);
  return wechatPictureTroubles(pictures).map((text) => ({ channel: 'WECHAT', text }));
}

/** Writes the words, plans the channel, and, when the document is public, lets it go out once they are approved. */
export async function writeChannelText(
  tx: Tx,
  person: Person,
  documentId: string,
  channel: OtherChannel,
  input: ChannelTextInput,
): Promise<void> {
  const state = await readState(tx, documentId);
  if (!seesWork(person, state)) throw documentNotFound();
  if (!mayWrite(person, state)) throw refusal();
  const clean = checkText(channel, input);
  await requirePicture(tx, person, documentId, channel, clean.picture);
  if (!(await saveText(tx, documentId, channel, clean, person.id))) throw changed();
  await planChannel(tx, documentId, channel, person.id);
  if (isSent(channel))
    await moveDelivery(tx, documentId, channel, clean.sendAt === null ? null : new Date(clean.sendAt));
  await syncDocument(tx, documentId);
}

/** A picture that goes out is one the writer may see, or the one that is there already. */
async function requirePicture(
  reading: Reading,
  person: Person,
  documentId: string,
  channel: OtherChannel,
  picture: string | null,
): Promise<void> {
  if (picture === null || (await mayReadFile(reading, person, picture))) return;
  if ((await listTexts(reading, documentId)).some((one) => one.channel === channel && one.picture === picture)) return;
  throw invalid(
    'ATTACHMENT_UNKNOWN',
    'picture',
    '图片不存在，或您无权使用，请重新上传。',
    'There is no such picture, or you may not use it; upload it again.',
  );
}

function partsOf({ title, body }: Pick<TextRow, 'title' | 'body'>) {
  return [
    { key: 'title', text: title },
    { key: 'body', text: body },
  ].filter(({ text }) => text !== '');
}

/** The second person's word, on words that were searched for personal data as everything that becomes public is (S12). */
export async function approveChannelText(
  tx: Tx,
  person: Person,
  documentId: string,
  channel: OtherChannel,
  input: ChannelTextApproval,
): Promise<void> {
  const state = await readState(tx, documentId);
  if (!seesWork(person, state)) throw documentNotFound();
  const text = (await listTexts(tx, documentId)).find((one) => one.channel === channel);
  if (text === undefined || !mayApprove(person, state, text)) {
    throw forbidden(
      '渠道文字须由撰写人以外的单位负责人、保密审查员或政务公开工作机构核准。',
      'Words for a channel are approved by the head of the unit, a secrecy reviewer or the disclosure office, and not by who wrote them.',
    );
  }
  if (text.revision !== input.revision) throw changed();
  const findings = (await searchWords(tx, state, partsOf(text))).filter(({ blocking }) => blocking);
  const keptReason = input.keepReason?.trim() ?? '';
  if (findings.length > 0) await requireKept(tx, person, findings, keptReason);
  const approval = {
    by: person.id,
    searchedSha256: createHash('sha256').update(`${text.title}\n${text.body}`).digest('hex'),
    blocking: findings.length,
    keptReason: findings.length === 0 ? '' : keptReason,
  };
  if ((await approveText(tx, documentId, channel, input.revision, approval)) === 0) throw changed();
  await syncDocument(tx, documentId);
}

/** Personal data goes out with a reason only, and a mark of state secrecy with none (Regulation art. 14). */
async function requireKept(
  reading: Reading,
  person: Person,
  findings: readonly WordFinding[],
  reason: string,
): Promise<void> {
  const isSecret = findings.some(({ secret }) => secret);
  if (!isSecret && reason.length >= 2 && (await mayKeepBlocking(reading, person))) return;
  const kinds = [...new Map(findings.map(({ kind, label }) => [kind, label])).values()];
  const [zh, en] = [kinds.map((label) => label.zh).join('、'), kinds.map((label) => label.en).join(', ')];
  throw new AppError({
    id: 'CHANNEL_TEXT_PERSONAL_DATA',
    status: 409,
    field: 'keepReason',
    text: isSecret
      ? {
          zh: `渠道文字中有国家秘密标志（${zh}），不能核准。请撰写人去掉后重新提交。`,
          en: `These words bear a mark of state secrecy (${en}) and cannot be approved; whoever wrote them takes it out.`,
        }
      : {
          zh: `渠道文字中有须处理的内容（${zh}）。请撰写人去掉或遮盖；确应保留的，由有权决定的人核准并写明理由。`,
          en: `These words hold what must be settled first (${en}). Take it out or mask it; if it is to stay, somebody who may decide that approves and says why.`,
        },
  });
}

function refusal() {
  return forbidden(
    '您不能更改这份文件的渠道安排，请由本单位经办人、负责人或政务公开工作机构办理。',
    'You may not change the channels of this document; its unit or the disclosure office does.',
  );
}

function changed() {
  return conflict(
    'CHANNEL_TEXT_CHANGED',
    '渠道文字刚刚被别人修改过，没有覆盖。请刷新后核对。',
    'Somebody else has changed these words; nothing was overwritten. Reload and look.',
  );
}

function checkText(channel: OtherChannel, input: ChannelTextInput): ChannelTextInput {
  const rule = channelRules[channel];
  const title = input.title.trim();
  const body = input.body.trim();
  for (const [field, text, most] of [
    ['title', title, rule.title],
    ['body', body, rule.body],
  ] as const) {
    const length = [...text].length;
    if (length > most) {
      throw invalid(
        'CHANNEL_TEXT_TOO_LONG',
        field,
        `现有 ${length} 字，这个渠道最多 ${most} 字，请缩短。`,
        `It has ${length} characters; this channel takes at most ${most}.`,
      );
    }
  }
  if (channel === 'WEIBO' && /#[^#]+#/u.test(body)) {
    throw invalid(
      'CHANNEL_TEXT_TOPIC',
      'body',
      '微博分享不能含“#话题#”，请去掉。',
      'Weibo takes no “#topic#” here; leave it out.',
    );
  }
  if (input.sendAt !== null && Number.isNaN(Date.parse(input.sendAt))) {
    throw invalid(
      'INVALID_DATE',
      'sendAt',
      '发送时间不是有效的时间，请重新选择。',
      'The time is none that exists; choose again.',
    );
  }
  return { ...input, title, body };
}
