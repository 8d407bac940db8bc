import { TextLossInput, TextLossNote, WordText, type TextLoss } from '@openzone/contracts';
import { Type } from 'typebox';
import { cleanPicture } from '../base/files/index.ts';
import { AppError, invalid } from '../platform/errors.ts';
import { sanitizeBody } from '../platform/html/index.ts';
import type { Server } from '../platform/http/index.ts';
import { dropLosses, keepLosses, readLosses } from '../systems/writing/index.ts';
import { keepPicture, type FileDeps } from './files.ts';
import { readPart } from './imports.ts';
import { asking } from './session.ts';

const tags = ['writing'];
const Id = Type.String({ format: 'uuid' });
const ById = Type.Object({ id: Id });
const list = { 200: Type.Array(TextLossNote) };

/** Word documents as the text of a draft, and the lists of what did not come through. */
export function registerWord(app: Server, deps: FileDeps): void {
  app.post('/word-text', { schema: { response: { 200: WordText }, tags } }, async (request) => {
    const { person, site } = await asking(deps, request);
    const part = await request.file();
    if (part === undefined) throw invalid('FILE_MISSING', 'file', '请选择 Word 文档。', 'Choose a Word document.');
    const bytes = await readPart(part, deps.maxUploadBytes);
    const { draft } = await deps.extract.extract({ name: part.filename, bytes, forWriting: true });
    if (draft === undefined) throw notWord(part.filename);
    const losses: TextLoss[] = draft.losses.map(({ id, zh, en }) => ({ id, zh, en }));
    const kept = new Map<string, string>();
    for (const [index, picture] of draft.pictures.entries()) {
      const place = await placed(() => keepPicture(deps, site.id, person.id, cleanPicture(picture.bytes)));
      if (place !== undefined) kept.set(String(index + 1), place);
    }
    const missing = draft.pictures.length - kept.size;
    if (missing > 0) losses.push(picturesLost(missing));
    const html = draft.html.replace(/<img\b[^>]*?>/g, (tag) => {
      const place = kept.get(/\ssrc="word-picture:(\d+)"/.exec(tag)?.[1] ?? '');
      return place === undefined ? '' : `<img ${/\salt="[^"]+"/.exec(tag)?.[0].trim() ?? ''} ${place}>`;
    });
    return { title: draft.title.slice(0, 500), bodyHtml: sanitizeBody(html).html, pictures: kept.size, losses };
  });

  app.get('/documents/:id/losses', { schema: { params: ById, response: list, tags } }, async (request) => {
    const { person, site } = await asking(deps, request);
    return deps.db.read(site.id, (reading) => readLosses(reading, person, request.params.id));
  });

  app.post(
    '/documents/:id/losses',
    { schema: { params: ById, body: TextLossInput, response: list, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return deps.db.transaction(site.id, async (tx) => {
        await keepLosses(tx, person, request.params.id, request.body);
        return readLosses(tx, person, request.params.id);
      });
    },
  );

  app.delete(
    '/documents/:id/losses/:lossId',
    { schema: { params: Type.Object({ id: Id, lossId: Id }), response: list, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return deps.db.transaction(site.id, async (tx) => {
        await dropLosses(tx, person, request.params.id, request.params.lossId);
        return readLosses(tx, person, request.params.id);
      });
    },
  );
}

/** Attributes that name a picture by its content; undefined for one that a page cannot show. */
async function placed(
  keep: () => Promise<{ readonly sha256: string; readonly width: number; readonly height: number }>,
): Promise<string | undefined> {
  try {
    const { sha256, width, height } = await keep();
    return `src="picture:${sha256}" width="${width}" height="${height}"`;
  } catch (error) {
    if (error instanceof AppError && error.status < 500) return undefined;
    throw error;
  }
}

const lostPictures = 'PICTURES';

function picturesLost(count: number): TextLoss {
  return {
    id: lostPictures,
    zh: `${count} 张图片没有带入：网页不能显示这种格式，或者太大。请另存为 PNG 或 JPG 再插入。`,
    en: `${count} picture(s) were left out: a page cannot show them, or they are too large. Save them as PNG or JPG and insert them.`,
  };
}

function notWord(name: string): AppError {
  return new AppError({
    id: 'WORD_TYPE_REFUSED',
    status: 415,
    field: 'file',
    text: {
      zh: `“${name}”不是 Word 文档（.docx）。旧的 .doc 或 WPS 文件，请先另存为 .docx 再上传。`,
      en: `“${name}” is not a Word document (.docx). Save an old .doc or WPS file as .docx first.`,
    },
  });
}
