import { AppearanceDraftInput, AppearanceRevision, AppearanceView, SitePicture } from '@openzone/contracts';
import { Type } from 'typebox';
import type { Person } from '../base/identity/index.ts';
import { findPicture } from '../base/sites/index.ts';
import {
  discardAppearance,
  keepPicture,
  makeAppearanceLive,
  mayKeepSite,
  prepareAppearance,
  viewAppearance,
} from '../flows/index.ts';
import { forbidden, invalid, notFound } from '../platform/errors.ts';
import type { Server } from '../platform/http/index.ts';
import { readPart } from './imports.ts';
import { asking, type SessionDeps } from './session.ts';

export interface AppearanceDeps extends SessionDeps {
  readonly maxUploadBytes: number;
  /** Drops what this process keeps of the site's pages; other processes hear of it from the database. */
  readonly siteChanged: (siteId: number) => void;
  /** A link that shows what is being prepared on the public site, and until when. */
  readonly makeLookPreview: (siteId: number) => { readonly path: string; readonly expiresAt: Date };
}

const tags = ['site'];
const Preview = Type.Object({ url: Type.String(), expiresAt: Type.String() });

/** The appearance of the public site: prepared, previewed, then live. */
export function registerAppearance(app: Server, deps: AppearanceDeps): void {
  const response = { 200: AppearanceView };

  app.get('/site/appearance', { schema: { response, tags } }, async (request) => {
    const { person, site } = await asking(deps, request);
    return deps.db.read(site.id, (reading) => viewAppearance(reading, person));
  });

  app.put('/site/appearance/draft', { schema: { body: AppearanceDraftInput, response, tags } }, async (request) => {
    const { person, site } = await asking(deps, request);
    const { revision, appearance } = request.body;
    await deps.db.transaction(site.id, (tx) => prepareAppearance(tx, person, revision, appearance));
    return deps.db.read(site.id, (reading) => viewAppearance(reading, person));
  });

  app.post('/site/appearance/discard', { schema: { body: AppearanceRevision, response, tags } }, async (request) => {
    const { person, site } = await asking(deps, request);
    await deps.db.transaction(site.id, (tx) => discardAppearance(tx, person, request.body.revision));
    return deps.db.read(site.id, (reading) => viewAppearance(reading, person));
  });

  const Live = Type.Object({ ...AppearanceRevision.properties, note: Type.String({ maxLength: 500 }) });
  app.post('/site/appearance/live', { schema: { body: Live, response, tags } }, async (request) => {
    const { person, site } = await asking(deps, request);
    const { revision, note } = request.body;
    await deps.db.transaction(site.id, (tx) => makeAppearanceLive(tx, person, revision, note.trim()));
    deps.siteChanged(site.id);
    return deps.db.read(site.id, (reading) => viewAppearance(reading, person));
  });

  app.post('/site/appearance/preview', { schema: { response: { 200: Preview }, tags } }, async (request) => {
    const { person, site } = await asking(deps, request);
    await deps.db.read(site.id, (reading) => viewAppearance(reading, person));
    const { path, expiresAt } = deps.makeLookPreview(site.id);
    return { url: path, expiresAt: expiresAt.toISOString() };
  });

  registerPictures(app, deps);
}

function requireKeeper(person: Person): void {
  if (mayKeepSite(person)) return;
  throw forbidden('站点图片由维护站点的人上传和查看。', 'Pictures of the site are kept by those who keep the site.');
}

function registerPictures(app: Server, deps: AppearanceDeps): void {
  app.post('/site/pictures', { schema: { response: { 201: SitePicture }, tags } }, async (request, reply) => {
    const { person, site } = await asking(deps, request);
    requireKeeper(person);
    const part = await request.file();
    if (part === undefined) throw invalid('FILE_MISSING', 'file', '请选择要上传的文件。', 'Choose a file to upload.');
    const bytes = await readPart(part, deps.maxUploadBytes);
    const kept = await deps.db.transaction(site.id, (tx) => keepPicture(tx, person, bytes));
    return reply.status(201).send(kept);
  });

  const ById = Type.Object({ picture: Type.String({ maxLength: 64 }) });
  app.get('/site/pictures/:picture', { schema: { params: ById, tags } }, async (request, reply) => {
    const { person, site } = await asking(deps, request);
    requireKeeper(person);
    const picture = await deps.db.read(site.id, (reading) => findPicture(reading, request.params.picture));
    if (picture === undefined) throw notFound({ zh: '这张图片', en: 'This picture' });
    return reply.headers({ 'content-type': picture.mediaType }).send(picture.bytes);
  });
}
