import { Column, ColumnInput, Reference, type Role } from '@openzone/contracts';
import { Type } from 'typebox';
import { nameSubject } from '../base/audit/index.ts';
import { listUnits } from '../base/identity/index.ts';
import { readSetting } from '../base/sites/index.ts';
import { defaultReviewSequences, listAllColumns, putColumn } from '../engines/publication/index.ts';
import { notFound } from '../platform/errors.ts';
import type { Server } from '../platform/http/index.ts';
import { asking, type SessionDeps } from './session.ts';

export function registerReference(app: Server, deps: SessionDeps): void {
  app.get('/reference', { schema: { response: { 200: Reference }, tags: ['reference'] } }, async (request) => {
    const { site } = await asking(deps, request);
    return deps.db.read(site.id, async (reading) => {
      const units = await listUnits(reading);
      const sequences = await readSetting<{ readonly editor: readonly Role[]; readonly import: readonly Role[] }>(
        reading,
        'reviewSequences',
        defaultReviewSequences,
      );
      return {
        units: units.map(({ id, code, name, nameEn, shortName, parentId }) => ({
          id,
          code,
          name,
          nameEn,
          shortName,
          parentId,
        })),
        columns: await listAllColumns(reading),
        reviewSequences: { editor: [...sequences.editor], import: [...sequences.import] },
      };
    });
  });

  app.get('/columns', { schema: { response: { 200: Type.Array(Column) }, tags: ['columns'] } }, async (request) => {
    const { site } = await asking(deps, request);
    return deps.db.read(site.id, (reading) => listAllColumns(reading));
  });

  app.post(
    '/columns',
    { schema: { body: ColumnInput, response: { 201: Column }, tags: ['columns'] } },
    async (request, reply) => {
      const { person, site } = await asking(deps, request);
      const id = await deps.db.transaction(site.id, async (tx) => {
        const made = await putColumn(tx, person, null, request.body);
        nameSubject(made);
        return made;
      });
      return reply.status(201).send(await one(site.id, id));
    },
  );

  app.put(
    '/columns/:id',
    {
      schema: {
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
        body: ColumnInput,
        response: { 200: Column },
        tags: ['columns'],
      },
    },
    async (request) => {
      const { person, site } = await asking(deps, request);
      await one(site.id, request.params.id);
      await deps.db.transaction(site.id, (tx) => putColumn(tx, person, request.params.id, request.body));
      return one(site.id, request.params.id);
    },
  );

  async function one(siteId: number, id: string): Promise<Column> {
    const [column] = await deps.db.read(siteId, (reading) => listAllColumns(reading, id));
    if (column === undefined) throw notFound({ zh: '这个栏目', en: 'This column' });
    return column;
  }
}
