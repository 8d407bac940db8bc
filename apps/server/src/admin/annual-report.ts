import {
  AnnualReportFreeze,
  AnnualReportList,
  AnnualReportParts,
  AnnualReportView,
  FrozenReport,
  PastReportPreview,
  ReportRecords,
  ReportRecordsQuery,
  ReportReturn,
  ReportReturnAct,
  ReportReturnInput,
  ReportReturnList,
  ReportRoundInput,
  ReportScopeQuery,
} from '@openzone/contracts';
import { Type } from 'typebox';
import type { FastifyRequest } from 'fastify';
import { invalid } from '../platform/errors.ts';
import type { Server } from '../platform/http/index.ts';
import type { ReportDesk } from '../systems/annual-report/index.ts';
import { readPart } from './imports.ts';
import { asking, type SessionDeps } from './session.ts';

export interface AnnualReportDeps extends SessionDeps {
  readonly reports: ReportDesk;
  /** Bytes of one upload. */
  readonly maxUploadBytes: number;
}

const Year = Type.Integer({ minimum: 2008, maximum: 2200 });
const ByYear = Type.Object({ year: Year });
const ByVersion = Type.Object({ year: Year, number: Type.Integer({ minimum: 1, maximum: 100_000 }) });
const ByUnit = Type.Object({ year: Year, unitId: Type.String({ format: 'uuid' }) });
const tags = ['annual-reports'];

/** The annual report and what units are asked for it: `/api/admin/annual-reports`, `/api/admin/report-returns`. */
export function registerAnnualReports(app: Server, deps: AnnualReportDeps): void {
  const { reports } = deps;
  const scoped = { params: ByYear, querystring: ReportScopeQuery, tags };

  app.get('/annual-reports', { schema: { response: { 200: AnnualReportList }, tags } }, async (request) => {
    const { person, site } = await asking(deps, request);
    return reports.list(site, person);
  });

  app.get('/annual-reports/:year', { schema: { ...scoped, response: { 200: AnnualReportView } } }, async (request) => {
    const { person, site } = await asking(deps, request);
    return reports.view(site, person, request.params.year, request.query.unitId ?? null);
  });

  app.post(
    '/annual-reports/:year',
    { schema: { ...scoped, response: { 201: AnnualReportView } } },
    async (request, reply) => {
      const { person, site } = await asking(deps, request);
      const { unitId = null } = request.query;
      return reply.status(201).send(await reports.begin(site, person, request.params.year, unitId));
    },
  );

  app.put(
    '/annual-reports/:year',
    { schema: { ...scoped, body: AnnualReportParts, response: { 200: AnnualReportView } } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return reports.write(site, person, request.params.year, request.query.unitId ?? null, request.body);
    },
  );

  app.post(
    '/annual-reports/:year/freeze',
    { schema: { ...scoped, body: AnnualReportFreeze, response: { 200: AnnualReportView } } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return reports.freeze(site, person, request.params.year, request.query.unitId ?? null, request.body);
    },
  );

  app.get(
    '/annual-reports/:year/records',
    { schema: { params: ByYear, querystring: ReportRecordsQuery, response: { 200: ReportRecords }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      const { unitId = null, cell, page = 1, version = null } = request.query;
      return reports.records(site, person, request.params.year, { unitId, cell, page, version });
    },
  );

  app.get(
    '/annual-reports/:year/versions/:number',
    { schema: { params: ByVersion, querystring: ReportScopeQuery, response: { 200: FrozenReport }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      const { year, number } = request.params;
      return reports.version(site, person, year, request.query.unitId ?? null, number);
    },
  );

  app.post(
    '/annual-reports/:year/past/preview',
    { schema: { ...scoped, response: { 200: PastReportPreview } } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      const { unitId = null } = request.query;
      return reports.past(site, person, request.params.year, unitId, await fileOf(request, deps));
    },
  );

  app.post(
    '/annual-reports/:year/past',
    { schema: { ...scoped, response: { 200: AnnualReportView } } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      const { unitId = null } = request.query;
      return reports.keepPast(site, person, request.params.year, unitId, await fileOf(request, deps));
    },
  );

  app.get(
    '/annual-reports/:year/export',
    {
      schema: {
        params: ByYear,
        querystring: Type.Object({
          ...ReportScopeQuery.properties,
          format: Type.Enum(['pdf', 'docx', 'xlsx', 'json']),
        }),
        tags,
      },
    },
    async (request, reply) => {
      const { person, site } = await asking(deps, request);
      const { unitId = null, format } = request.query;
      const file = await reports.download(site, person, request.params.year, unitId, format);
      return reply
        .headers({
          'content-type': file.mediaType,
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        })
        .send(file.bytes);
    },
  );

  app.put(
    '/annual-reports/:year/round',
    { schema: { params: ByYear, body: ReportRoundInput, response: { 200: ReportReturnList }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return reports.ask(site, person, request.params.year, request.body);
    },
  );

  registerReturns(app, deps);
}

async function fileOf(request: FastifyRequest, deps: AnnualReportDeps): Promise<{ name: string; bytes: Buffer }> {
  const part = await request.file();
  if (part === undefined) throw invalid('FILE_MISSING', 'file', '请选择要上传的文件。', 'Choose a file to upload.');
  return { name: part.filename, bytes: await readPart(part, deps.maxUploadBytes) };
}

function registerReturns(app: Server, deps: AnnualReportDeps): void {
  const { reports } = deps;
  app.get(
    '/report-returns',
    {
      schema: {
        querystring: Type.Object({ year: Type.Optional(Year) }),
        response: { 200: ReportReturnList },
        tags,
      },
    },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return reports.returns(site, person, request.query.year ?? null);
    },
  );

  app.get(
    '/report-returns/:year/:unitId',
    { schema: { params: ByUnit, response: { 200: ReportReturn }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return reports.readReturn(site, person, request.params.year, request.params.unitId);
    },
  );

  app.put(
    '/report-returns/:year/:unitId',
    { schema: { params: ByUnit, body: ReportReturnInput, response: { 200: ReportReturn }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return reports.fill(site, person, request.params.year, request.params.unitId, request.body);
    },
  );

  app.post(
    '/report-returns/:year/:unitId/sign',
    { schema: { params: ByUnit, body: ReportReturnAct, response: { 200: ReportReturn }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      const { year, unitId } = request.params;
      return reports.sign(site, person, year, unitId, request.body.revision);
    },
  );

  app.post(
    '/report-returns/:year/:unitId/give-back',
    { schema: { params: ByUnit, body: ReportReturnAct, response: { 200: ReportReturn }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      const { year, unitId } = request.params;
      return reports.giveBack(site, person, year, unitId, request.body.revision, request.body.comment ?? '');
    },
  );
}
