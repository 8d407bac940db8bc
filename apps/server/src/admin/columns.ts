import {
  Column,
  ColumnInput,
  ColumnMerge,
  ColumnMergePreview,
  ColumnMove,
  ColumnUpdate,
  SiteChange,
} from '@openzone/contracts';
import { Type } from 'typebox';
import { nameSubject } from '../base/audit/index.ts';
import {
  listAllColumns,
  listColumnChanges,
  mergeColumn,
  moveColumn,
  previewMerge,
  putColumn,
} from '../engines/publication/index.ts';
import { notFound } from '../platform/errors.ts';
import type { Server } from '../platform/http/index.ts';
import { asking, type SessionDeps } from './session.ts';

const tags = ['columns'];
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });

/** The tree of columns of the site. */
export function registerColumns(app: Server, deps: SessionDeps): void {
  app.get('/columns', { schema: { response: { 200: Type.Array(Column) }, tags } }, async (request) => {
    const { site } = await asking(deps, request);
    return deps.db.read(site.id, (reading) => listAllColumns(reading));
  });

  app.post('/columns', { schema: { body: ColumnInput, response: { 201: Column }, tags } }, async (request, reply) => {
    const { person, site } = await asking(deps, request);
    const id = await deps.db.transaction(site.id, async (tx) => {
      const made = await putColumn(tx, person, null, request.body);
      nameSubject(made);
      return made;
    });
    return reply.status(201).send(await one(site.id, id));
  });

  app.put(
    '/columns/:id',
    { schema: { params: ById, body: ColumnUpdate, response: { 200: Column }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      const { id } = request.params;
      await deps.db.transaction(site.id, (tx) => putColumn(tx, person, id, request.body));
      return one(site.id, id);
    },
  );

  app.post(
    '/columns/:id/move',
    { schema: { params: ById, body: ColumnMove, response: { 200: Type.Array(Column) }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      await deps.db.transaction(site.id, (tx) => moveColumn(tx, person, request.params.id, request.body));
      return deps.db.read(site.id, (reading) => listAllColumns(reading));
    },
  );

  app.get(
    '/columns/:id/merge',
    {
      schema: {
        params: ById,
        querystring: Type.Object({ intoId: Type.String({ format: 'uuid' }) }),
        response: { 200: ColumnMergePreview },
        tags,
      },
    },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return deps.db.read(site.id, (reading) => previewMerge(reading, person, request.params.id, request.query.intoId));
    },
  );

  app.post(
    '/columns/:id/merge',
    { schema: { params: ById, body: ColumnMerge, response: { 200: Type.Array(Column) }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      await deps.db.transaction(site.id, (tx) => mergeColumn(tx, person, request.params.id, request.body));
      return deps.db.read(site.id, (reading) => listAllColumns(reading));
    },
  );

  app.get(
    '/columns/:id/changes',
    { schema: { params: ById, response: { 200: Type.Array(SiteChange) }, tags } },
    async (request) => {
      const { site } = await asking(deps, request);
      await one(site.id, request.params.id);
      return deps.db.read(site.id, (reading) => listColumnChanges(reading, request.params.id));
    },
  );

  async function one(siteId: number, id: string): Promise<Column> {
    const [column] = await deps.db.read(siteId, (reading) => listAllColumns(reading, id));
    if (column === undefined) throw notFound({ zh: '这个栏目', en: 'This column' });
    return column;
  }
}
