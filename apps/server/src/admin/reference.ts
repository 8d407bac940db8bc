import { Reference, type Role, type UnitRef } from '@openzone/contracts';
import { listUnits, type Unit } from '../base/identity/index.ts';
import { readSetting } from '../base/sites/index.ts';
import { defaultReviewSequences, listAllColumns } from '../engines/publication/index.ts';
import type { Server } from '../platform/http/index.ts';
import { asking, type SessionDeps } from './session.ts';

const refOf = ({ id, code, name, nameEn, shortName, parentId }: Unit): UnitRef => ({
  id,
  code,
  name,
  nameEn,
  shortName,
  parentId,
});

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
        units: units.filter(({ state }) => state === 'ACTIVE').map(refOf),
        otherUnits: units.filter(({ state }) => state !== 'ACTIVE').map(refOf),
        columns: await listAllColumns(reading),
        reviewSequences: { editor: [...sequences.editor], import: [...sequences.import] },
      };
    });
  });
}
