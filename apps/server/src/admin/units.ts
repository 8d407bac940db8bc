import { NewUnitInput, UnitChangeInput, UnitMoves, UnitsView } from '@openzone/contracts';
import { Type } from 'typebox';
import { nameSubject } from '../base/audit/index.ts';
import { mayManageUnits, type UnitChange } from '../base/identity/index.ts';
import {
  cancelUnitChange,
  changeUnit,
  openUnit,
  previewUnitMoves,
  readUnitTree,
  requireUnitKeeper,
} from '../flows/index.ts';
import { invalid } from '../platform/errors.ts';
import type { Server } from '../platform/http/index.ts';
import { newId } from '../platform/ids.ts';
import { asking, type Asking, type SessionDeps } from './session.ts';

const tags = ['units'];
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });

async function viewUnits(deps: SessionDeps, { site, person }: Asking): Promise<UnitsView> {
  const { units, acts } = await deps.db.read(site.id, readUnitTree);
  return {
    units: units.map((unit) => {
      const { id, code, parentId, name, nameEn, shortName, agencyCode, disclosureCapacity, state, endedOn, successorId } = unit; // prettier-ignore
      return { id, code, parentId, name, nameEn, shortName, agencyCode, disclosureCapacity, state, endedOn, successorId }; // prettier-ignore
    }),
    acts: acts.map(({ number: _n, nameEn: _e, shortName: _s, recordedAt, settledAt, revokedAt, ...act }) => ({
      ...act,
      recordedAt: recordedAt.toISOString(),
      settledAt: settledAt?.toISOString() ?? null,
      revokedAt: revokedAt?.toISOString() ?? null,
    })),
    mayManage: mayManageUnits(person),
  };
}

/** @throws AppError 400 naming what the kind of change needs */
function readChange(input: UnitChangeInput): UnitChange {
  const { kind } = input;
  switch (kind) {
    case 'RENAMED': {
      if (input.name === undefined || input.name.trim() === '') throw missing('name', '新名称', 'the new name');
      return { kind, name: input.name, nameEn: input.nameEn ?? '', shortName: input.shortName ?? '' };
    }
    case 'MOVED':
      if (input.parentId === undefined) throw missing('parentId', '上级单位', 'the unit above');
      return { kind, parentId: input.parentId };
    case 'CAPACITY':
      if (input.disclosureCapacity === undefined)
        throw missing('disclosureCapacity', '公开职责', 'in whose name it discloses');
      return { kind, disclosureCapacity: input.disclosureCapacity };
    case 'MERGED':
      if (input.successorId === undefined || input.successorId === null)
        throw missing('successorId', '并入的单位', 'the unit it is merged into');
      return { kind, successorId: input.successorId, posts: input.posts ?? 'MOVE' };
    case 'DISSOLVED':
      return { kind, successorId: input.successorId ?? null, posts: input.posts ?? 'MOVE' };
  }
}

function missing(field: string, zh: string, en: string) {
  return invalid('UNIT_CHANGE_INCOMPLETE', field, `请填写${zh}。`, `Give ${en}.`);
}

/** 机构: the tree of units, its history, and what is to come. */
export function registerUnits(app: Server, deps: SessionDeps): void {
  const { clock } = deps.identity;
  const answer = { 200: UnitsView };

  app.get('/units', { schema: { response: answer, tags } }, async (request) =>
    viewUnits(deps, await asking(deps, request)),
  );

  app.post('/units', { schema: { body: NewUnitInput, response: { 201: UnitsView }, tags } }, async (request, reply) => {
    const asked = await asking(deps, request);
    const { effectiveOn, ground, ...unit } = request.body;
    const id = newId();
    nameSubject(id);
    const rest = { duties: '', head: '', address: '', officeHours: '', phone: '' };
    await deps.db.transaction(asked.site.id, (tx) =>
      openUnit(tx, asked.person, clock, { ...unit, ...rest, id }, { effectiveOn, ground }),
    );
    return reply.status(201).send(await viewUnits(deps, asked));
  });

  app.post(
    '/units/:id/changes',
    { schema: { params: ById, body: UnitChangeInput, response: answer, tags } },
    async (request) => {
      const asked = await asking(deps, request);
      const { effectiveOn, ground } = request.body;
      await deps.db.transaction(asked.site.id, (tx) => {
        requireUnitKeeper(asked.person);
        return changeUnit(tx, asked.person, clock, request.params.id, readChange(request.body), {
          effectiveOn,
          ground,
        });
      });
      return viewUnits(deps, asked);
    },
  );

  app.get('/units/:id/moves', { schema: { params: ById, response: { 200: UnitMoves }, tags } }, async (request) => {
    const { site, person } = await asking(deps, request);
    requireUnitKeeper(person);
    return deps.db.read(site.id, (reading) => previewUnitMoves(reading, request.params.id));
  });

  app.delete('/unit-changes/:id', { schema: { params: ById, response: answer, tags } }, async (request) => {
    const asked = await asking(deps, request);
    await deps.db.transaction(asked.site.id, (tx) => cancelUnitChange(tx, asked.person, request.params.id));
    return viewUnits(deps, asked);
  });
}
