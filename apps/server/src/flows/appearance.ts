import {
  isThemeColor,
  leastContrast,
  sitePictureBytes,
  themeContrast,
  usualHome,
  usualLook,
  type Appearance,
  type AppearanceView,
  type SitePicture,
} from '@openzone/contracts';
import type { Person } from '../base/identity/index.ts';
import {
  addPicture,
  findPicture,
  listSiteChanges,
  lockLook,
  picturesOf,
  publishLook,
  readLook,
  readPicture,
  readProfile,
  saveLookDraft,
  textsOf,
} from '../base/sites/index.ts';
import { listAllColumns } from '../engines/publication/index.ts';
import type { Reading, Tx } from '../platform/db/index.ts';
import { AppError, conflict, forbidden, invalid } from '../platform/errors.ts';
import { mayKeepSite } from './policy.ts';

function requireKeeper(person: Person): void {
  if (mayKeepSite(person)) return;
  throw forbidden(
    '站点外观由系统管理员或政务公开工作机构维护。',
    'The appearance of the site is kept by the administrator or the disclosure office.',
  );
}

/** @throws AppError FORBIDDEN: what is being prepared is not public */
export async function viewAppearance(reading: Reading, person: Person): Promise<AppearanceView> {
  requireKeeper(person);
  const { revision, live, draft, draftBy, draftAt } = await readLook(reading);
  return {
    revision,
    live: { texts: textsOf(await readProfile(reading)), ...(live ?? usualLook) },
    draft,
    draftBy,
    draftAt: draftAt?.toISOString() ?? null,
    changes: await listSiteChanges(reading, 'appearance', 'site'),
  };
}

/** @throws AppError FORBIDDEN, APPEARANCE_CHANGED, and those of `checkAppearance` */
export async function prepareAppearance(
  tx: Tx,
  person: Person,
  revision: number,
  appearance: Appearance,
): Promise<void> {
  requireKeeper(person);
  await requireRevision(tx, revision);
  await checkAppearance(tx, appearance);
  await saveLookDraft(tx, appearance, person);
}

/** Throws away what was prepared. */
export async function discardAppearance(tx: Tx, person: Person, revision: number): Promise<void> {
  requireKeeper(person);
  await requireRevision(tx, revision);
  await saveLookDraft(tx, null, person);
}

/** Shows what was prepared to everybody. It is checked once more: a column or a colour rule may have changed meanwhile. */
export async function makeAppearanceLive(tx: Tx, person: Person, revision: number, note: string): Promise<void> {
  requireKeeper(person);
  await requireRevision(tx, revision);
  const { draft } = await readLook(tx);
  if (draft === null) {
    throw conflict(
      'APPEARANCE_NOT_PREPARED',
      '没有待上线的草稿。请先修改并保存草稿。',
      'Nothing was prepared. Change something and save the draft first.',
    );
  }
  await checkAppearance(tx, draft);
  await publishLook(tx, person, note);
}

async function requireRevision(tx: Tx, revision: number): Promise<void> {
  await lockLook(tx);
  if ((await readLook(tx)).revision === revision) return;
  throw conflict(
    'APPEARANCE_CHANGED',
    '站点外观刚被他人修改。您填写的内容还在页面上，请刷新对照后再保存。',
    'Somebody else has just changed the appearance. What you typed is still on the page; reload, compare and save again.',
  );
}

/** @throws AppError naming the field; also for a file that is brought in */
export async function checkAppearance(reading: Reading, appearance: Appearance): Promise<void> {
  const { languages, color } = appearance;
  if (!languages.includes('zh-hans')) {
    throw invalid(
      'LANGUAGE_NEEDED',
      'languages',
      '简体中文是本站的语言，不能停用。',
      'Simplified Chinese is the language of the site and stays on.',
    );
  }
  if (color !== null && !isThemeColor(color)) {
    const figure = themeContrast(color).toFixed(2);
    throw invalid(
      'COLOR_TOO_PALE',
      'color',
      `主题色 ${color} 的对比度为 ${figure}:1，低于 ${leastContrast}:1，文字看不清。请选深一些的颜色。`,
      `The colour ${color} has a contrast of ${figure}:1, below ${leastContrast}:1: text could not be read. Choose a darker one.`,
    );
  }
  checkBanners(appearance);
  await checkPictures(reading, appearance);
  await checkHome(reading, appearance);
}

function checkBanners({ banners }: Appearance): void {
  const backwards = banners.findIndex(({ from, until }) => Date.parse(from) >= Date.parse(until));
  if (backwards < 0) return;
  throw invalid(
    'BANNER_BACKWARDS',
    `banners.${backwards}.until`,
    `第 ${backwards + 1} 条公告的结束时间须晚于开始时间。`,
    `Announcement ${backwards + 1} must end after it begins.`,
  );
}

async function checkPictures(reading: Reading, appearance: Appearance): Promise<void> {
  for (const id of picturesOf(appearance)) {
    if ((await findPicture(reading, id)) !== undefined) continue;
    const mark = appearance.marks.findIndex(({ picture }) => picture === id);
    throw invalid(
      'PICTURE_UNKNOWN',
      mark < 0 ? 'logo.picture' : `marks.${mark}.picture`,
      '图片不在本站。请重新上传。',
      'The picture is not on this site. Upload it again.',
    );
  }
}

async function checkHome(reading: Reading, { home }: Appearance): Promise<void> {
  // What the program's own arrangement shows is found by what a column is for, whatever its key.
  const keys = new Set([
    ...(await listAllColumns(reading)).map(({ key }) => key),
    ...usualHome.flatMap(({ column }) => column ?? []),
  ]);
  for (const [index, block] of home.entries()) {
    const earlier = home
      .slice(0, index)
      .some(({ kind, column }) => kind === block.kind && (kind !== 'column' || column === block.column));
    if (earlier) {
      throw invalid(
        'BLOCK_TWICE',
        `home.${index}`,
        `首页第 ${index + 1} 块与前面的重复，请删去一块。`,
        `Block ${index + 1} of the home page stands there twice; remove one.`,
      );
    }
    if (block.kind !== 'column' || (block.column !== null && keys.has(block.column))) continue;
    throw invalid(
      'BLOCK_COLUMN_UNKNOWN',
      `home.${index}.column`,
      `首页第 ${index + 1} 块的栏目不存在，请另选一个。`,
      `The column of block ${index + 1} does not exist; choose another.`,
    );
  }
}

/** Takes a logo or mark: PNG or JPEG by its content, whatever it is called. @throws AppError FORBIDDEN, PICTURE_REFUSED */
export async function keepPicture(tx: Tx, person: Person, bytes: Buffer): Promise<SitePicture> {
  requireKeeper(person);
  const read = readPicture(bytes);
  if (read === undefined || read.width < 1 || read.height < 1 || Math.max(read.width, read.height) > 4_000) {
    throw refused(
      '只能用 PNG 或 JPEG 图片，边长不超过 4000 像素。',
      'Use a PNG or JPEG picture of at most 4,000 pixels a side.',
    );
  }
  if (bytes.byteLength > sitePictureBytes) {
    const kilobytes = sitePictureBytes / 1024;
    throw refused(
      `图片超过 ${kilobytes} KB，每个页面都要加载它。请压缩或缩小后再上传。`,
      `The picture is larger than ${kilobytes} KB, and every page loads it. Make it smaller.`,
    );
  }
  return { id: await addPicture(tx, { ...read, bytes }, person), width: read.width, height: read.height };
}

function refused(zh: string, en: string): AppError {
  return new AppError({ id: 'PICTURE_REFUSED', status: 415, field: 'file', text: { zh, en } });
}
