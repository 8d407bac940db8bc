import { RegisterImportQuery, RegisterImportReport } from '@openzone/contracts';
import type { Person } from '../base/identity/index.ts';
import type { Site } from '../base/sites/index.ts';
import { invalid } from '../platform/errors.ts';
import type { Server } from '../platform/http/index.ts';
import { registerTemplate } from '../systems/information-requests/index.ts';
import { readPart } from './imports.ts';
import { asking, type SessionDeps } from './session.ts';

export interface RequestImportDeps extends SessionDeps {
  readonly importRegister: (
    site: Site,
    person: Person,
    file: { readonly name: string; readonly bytes: Buffer },
    query: RegisterImportQuery,
  ) => Promise<RegisterImportReport>;
  readonly maxUploadBytes: number;
}

const tags = ['requests'];

/** Registers of past requests: `/api/admin/requests/imports`. */
export function registerRequestImports(app: Server, deps: RequestImportDeps): void {
  app.get('/requests/imports/template', { schema: { tags } }, async (request, reply) => {
    await asking(deps, request);
    return reply
      .headers({
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('依申请公开登记簿模板.xlsx')}`,
      })
      .send(await registerTemplate());
  });

  app.post(
    '/requests/imports',
    { schema: { querystring: RegisterImportQuery, response: { 200: RegisterImportReport }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      const part = await request.file();
      if (part === undefined)
        throw invalid('FILE_MISSING', 'file', '请选择登记簿文件。', 'Choose the file of the register.');
      const bytes = await readPart(part, deps.maxUploadBytes);
      return deps.importRegister(site, person, { name: part.filename, bytes }, request.query);
    },
  );
}
