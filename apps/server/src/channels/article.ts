import { channelRules } from '@openzone/contracts';
import { cleanPicture, type FileStore } from '../base/files/index.ts';
import { readState } from '../engines/publication/index.ts';
import { findDocument, findPicture } from '../engines/publication/public/index.ts';
import type { Database } from '../platform/db/index.ts';
import { AppError } from '../platform/errors.ts';
import { withPicturesAt } from '../platform/html/index.ts';
import { ChannelProblem, type Article, type SentChannel } from './domain.ts';
import { requireWechatPictures, shownIn } from './pictures.ts';
import { isApproved, listTexts, type AccountRow } from './reader.ts';

export interface ArticleDeps {
  readonly db: Database;
  readonly files: Pick<FileStore, 'read'>;
  /** Public address of the site. */
  readonly baseUrl: string;
}

/** Words for the channel, made from what is public at this moment and what was approved; never from a draft. */
export async function makeArticle(
  { db, files, baseUrl }: ArticleDeps,
  siteId: number,
  documentId: string,
  channel: SentChannel,
  account: Pick<AccountRow, 'author' | 'cover'>,
): Promise<Article> {
  const { document, own, facts } = await db.read(siteId, async (reading) => {
    const { code } = await readState(reading, documentId);
    const texts = await listTexts(reading, documentId);
    const found = await findDocument(reading, code);
    const shown = channel === 'WECHAT' && found !== undefined ? shownIn(found.bodyHtml) : [];
    const all = await Promise.all(shown.map((one) => findPicture(reading, code, one)));
    return {
      document: found,
      own: texts.find((text) => text.channel === channel),
      facts: all.filter((one) => one !== undefined),
    };
  });
  if (document === undefined) {
    throw new ChannelProblem(
      'NOT_PUBLIC',
      { zh: '文件已不公开，不再发送。', en: 'The document is not public any more and is not sent.' },
      'person',
    );
  }
  if (own !== undefined && !isApproved(own)) {
    throw new ChannelProblem(
      'NOT_APPROVED',
      {
        zh: '渠道文字或图片刚刚改过，还没有核准。请先核准，再重试。',
        en: 'Words or picture have just been changed and are not approved. Have them approved, then try again.',
      },
      'person',
    );
  }
  const rule = channelRules[channel];
  const title = own?.title === undefined || own.title === '' ? document.title : own.title;
  if (channel === 'WECHAT' && [...title].length > rule.title) {
    throw new ChannelProblem(
      'TITLE_TOO_LONG',
      {
        zh: `标题有 ${[...title].length} 字，微信最多 ${rule.title} 字。请在文件的“渠道文字”中为微信另写标题，核准后重试。`,
        en: `The title has ${[...title].length} characters, WeChat takes ${rule.title}. Write one for WeChat on the document’s page, have it approved, and try again.`,
      },
      'person',
    );
  }
  const link = `${baseUrl}/d/${document.code}`;
  const text = own?.body === undefined || own.body === '' ? short(title, rule.body) : own.body;
  const html = channel === 'WECHAT' ? htmlOf(own?.body ?? '', document.bodyHtml, document.abstract, rule.body) : '';
  const shown = shownIn(html);
  const pictures = facts.filter((one) => shown.includes(one.sha256));
  requireWechatPictures(pictures);
  const sha256 = own?.picture ?? (channel === 'WECHAT' ? account.cover : null);
  const bytes = sha256 === null ? undefined : await files.read(sha256);
  return {
    title,
    text,
    html,
    pictures: pictures.map((one) => ({ ...one, read: () => bytesOf(files, one.sha256) })),
    digest: short(document.abstract === '' ? document.bodyText : document.abstract, 120),
    author: short(account.author, 16),
    link,
    picture: bytes === undefined ? null : pictureOf(bytes),
  };
}

async function bytesOf(files: ArticleDeps['files'], sha256: string): Promise<Uint8Array> {
  const bytes = await files.read(sha256);
  if (bytes !== undefined) return bytes;
  throw new ChannelProblem(
    'PICTURE_MISSING',
    {
      zh: '正文中的一张图片在文件库里找不到。请运维核对文件库后重试。',
      en: 'A picture of the text is missing from the files; have the operator look, then try again.',
    },
    'person',
  );
}

const short = (text: string, most: number): string => {
  const all = [...text.trim()];
  return all.length <= most ? all.join('') : `${all.slice(0, most - 1).join('')}…`;
};

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const paragraphs = (text: string): string =>
  text
    .split(/\n+/u)
    .map((line) => `<p>${escapeHtml(line)}</p>`)
    .join('');

/** As long as the addresses that WeChat gives to pictures are, so that a text still fits when they stand in it. */
const addressLength = 200;

/** Links lead nowhere within WeChat and are left out with their words kept; what is too long is told shortly, with the link to the whole. */
function htmlOf(own: string, bodyHtml: string, abstract: string, most: number): string {
  if (own !== '') return paragraphs(own);
  const whole = bodyHtml.replaceAll(/<\/?a\b[^>]*>/giu, '');
  if (withPicturesAt(whole, () => 'x'.repeat(addressLength)).length <= most) return whole;
  return `${abstract === '' ? '' : paragraphs(abstract)}<p>全文请点击“阅读原文”。</p>`;
}

const names = {
  'image/png': 'cover.png',
  'image/gif': 'cover.gif',
  'image/jpeg': 'cover.jpg',
  'image/webp': 'cover.webp',
} as const;

/** The picture alone: where it was taken, with what and by whom stays here (S12). */
function pictureOf(original: Buffer): Article['picture'] {
  try {
    const { bytes, mediaType } = cleanPicture(original);
    return { bytes, name: names[mediaType], mediaType };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new ChannelProblem(
      'PICTURE_REFUSED',
      {
        zh: `封面图不能发送：${error.text.zh}请换一张后重试。`,
        en: `The cover cannot be sent: ${error.text.en} Choose another and try again.`,
      },
      'person',
    );
  }
}
