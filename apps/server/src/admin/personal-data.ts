import {
  FileBeside,
  FindingDecision,
  FindingMark,
  PersonalDataQuery,
  PersonalDataReport,
  PersonalDataReview,
  PersonalDataSettingsInput,
  PersonalDataSettingsView,
  PersonalDataTrial,
  PersonalDataTrialInput,
  VersionContent,
} from '@openzone/contracts';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Person } from '../base/identity/index.ts';
import {
  decideOnFindings,
  inspectDocument,
  makeMaskedCopy,
  markByHand,
  openFileBeside,
  openOriginal,
  openOriginalFile,
  prepareMaskedCopy,
  readPersonalData,
  readPersonalDataReport,
  readPersonalDataRules,
  screenWorking,
  tryPersonalDataSettings,
  writePersonalDataSettings,
} from '../engines/publication/index.ts';
import type { Tx } from '../platform/db/index.ts';
import type { Server } from '../platform/http/index.ts';
import type { FileStore } from '../base/files/index.ts';
import type { ExtractService } from '../base/files/extract/index.ts';
import type { RedactService } from '../base/files/redact/index.ts';
import { notFound } from '../platform/errors.ts';
import { asking, type SessionDeps } from './session.ts';

/** What looking into attachments and cleaning them needs. */
export interface PersonalDataDeps extends SessionDeps {
  readonly files: FileStore;
  readonly extract: ExtractService;
  readonly redact: RedactService;
}

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const ByVersion = Type.Object({ id: Type.String({ format: 'uuid' }), number: Type.Integer({ minimum: 1 }) });
const ByAttachment = Type.Object({
  id: Type.String({ format: 'uuid' }),
  number: Type.Integer({ minimum: 1 }),
  position: Type.Integer({ minimum: 1, maximum: 200 }),
});
const AtRevision = Type.Object({ revision: Type.Integer({ minimum: 1 }) });
const Purpose = Type.Object({ purpose: Type.String({ maxLength: 500 }) });

/** 个人信息核查: what was found in a document, what is decided on it, the masked copy, and what stands in all that is public. */
export function registerPersonalData(app: Server, deps: PersonalDataDeps): void {
  const path = '/documents/:id/personal-data';
  const answer = { params: ById, response: { 200: PersonalDataReview }, tags: ['personal-data'] };

  async function act(
    request: FastifyRequest<{ Params: { id: string } }>,
    work: (tx: Tx, person: Person, id: string) => Promise<void>,
  ): Promise<PersonalDataReview> {
    const { person, site } = await asking(deps, request);
    const { id } = request.params;
    await deps.db.transaction(site.id, (tx) => work(tx, person, id));
    return deps.db.read(site.id, (reading) => readPersonalData(reading, person, id));
  }

  app.get(path, { schema: answer }, async (request) => {
    const { person, site } = await asking(deps, request);
    return deps.db.read(site.id, (reading) => readPersonalData(reading, person, request.params.id));
  });

  app.post(`${path}/search`, { schema: { ...answer, body: AtRevision } }, async (request) => {
    const { person, site } = await asking(deps, request);
    const { id } = request.params;
    // The right is asked for before any work is done, and again with the search.
    await deps.db.transaction(site.id, (tx) => screenWorking(tx, person, id, request.body));
    await inspectDocument(deps, site.id, id, true);
    return act(request, (tx) => screenWorking(tx, person, id, request.body));
  });

  app.post(
    `${path}/decisions`,
    { schema: { ...answer, body: Type.Intersect([FindingDecision, AtRevision]) } },
    async (request) => act(request, (tx, person, id) => decideOnFindings(tx, person, id, request.body)),
  );

  app.post(
    `${path}/marks`,
    { schema: { ...answer, body: Type.Intersect([FindingMark, AtRevision]) } },
    async (request) => act(request, (tx, person, id) => markByHand(tx, person, id, request.body)),
  );

  app.post(`${path}/copy`, { schema: { ...answer, body: AtRevision } }, async (request) => {
    const { person, site } = await asking(deps, request);
    const { id } = request.params;
    const prepared = await prepareMaskedCopy(deps, site.id, person, id, request.body);
    return act(request, (tx) => makeMaskedCopy(tx, person, id, request.body, { ...prepared, files: deps.files }));
  });

  app.post(
    '/documents/:id/versions/:number/original',
    { schema: { params: ByVersion, body: Purpose, response: { 200: VersionContent }, tags: ['personal-data'] } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      const { id, number } = request.params;
      return deps.db.transaction(site.id, (tx) => openOriginal(tx, person, id, number, request.body.purpose));
    },
  );

  app.post(
    '/documents/:id/versions/:number/attachments/:position/original',
    { schema: { params: ByAttachment, body: Purpose, tags: ['personal-data'] } },
    async (request, reply) => {
      const { person, site } = await asking(deps, request);
      const { id, number, position } = request.params;
      const file = await deps.db.transaction(site.id, (tx) =>
        openOriginalFile(tx, person, id, number, position, request.body.purpose),
      );
      const opened = await deps.files.open(file.sha256);
      if (opened === undefined) throw notFound({ zh: '这个附件', en: 'This attachment' });
      return reply
        .headers({
          'content-type': file.mediaType,
          'content-length': String(opened.size),
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
          'content-security-policy': "default-src 'none'; sandbox",
          'x-content-type-options': 'nosniff',
          'cache-control': 'private, no-store',
        })
        .send(opened.stream);
    },
  );

  app.post(
    '/documents/:id/versions/:number/attachments/:position/beside',
    { schema: { params: ByAttachment, body: Purpose, response: { 200: FileBeside }, tags: ['personal-data'] } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      const { id, number, position } = request.params;
      return deps.db.transaction(site.id, (tx) =>
        openFileBeside(tx, person, id, number, position, request.body.purpose),
      );
    },
  );

  registerSettings(app, deps);

  app.get(
    '/personal-data',
    { schema: { querystring: PersonalDataQuery, response: { 200: PersonalDataReport }, tags: ['personal-data'] } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return deps.db.read(site.id, (reading) => readPersonalDataReport(reading, person, request.query));
    },
  );
}

/** What is looked for, what keeps back, how it is masked and who decides. */
function registerSettings(app: Server, deps: PersonalDataDeps): void {
  const view = { response: { 200: PersonalDataSettingsView }, tags: ['settings'] };
  app.get('/settings/personal-data', { schema: view }, async (request) => {
    const { person, site } = await asking(deps, request);
    return deps.db.read(site.id, (reading) => readPersonalDataRules(reading, person));
  });

  app.put('/settings/personal-data', { schema: { ...view, body: PersonalDataSettingsInput } }, async (request) => {
    const { person, site } = await asking(deps, request);
    await deps.db.transaction(site.id, (tx) => writePersonalDataSettings(tx, person, request.body));
    return deps.db.read(site.id, (reading) => readPersonalDataRules(reading, person));
  });

  const trial = { body: PersonalDataTrialInput, response: { 200: PersonalDataTrial }, tags: ['settings'] };
  app.post('/settings/personal-data/try', { schema: trial }, async (request) => {
    const { person } = await asking(deps, request);
    return tryPersonalDataSettings(person, request.body);
  });
}
