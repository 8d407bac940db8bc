import { FindAnswer, FindQuery, requestStateLabels, stageLabels, type Found } from '@openzone/contracts';
import { findPeople, listUnits, type Person } from '../base/identity/index.ts';
import type { Site } from '../base/sites/index.ts';
import { listAllColumns, walkDocuments } from '../engines/publication/index.ts';
import { today, type Clock } from '../platform/clock.ts';
import type { Server } from '../platform/http/index.ts';
import type { RequestDesk } from '../systems/information-requests/index.ts';
import { asking, type SessionDeps } from './session.ts';

export interface FindDeps extends SessionDeps {
  readonly clock: Clock;
  readonly requests: RequestDesk;
}

const most = { documents: 8, requests: 6, others: 5 } as const;

/** Quick-find: of everything that has a name, what this person may see. Each part asks the same query as its list. */
export function registerFind(app: Server, deps: FindDeps): void {
  app.get(
    '/find',
    { schema: { querystring: FindQuery, response: { 200: FindAnswer }, tags: ['work'] } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      const q = request.query.q.trim();
      return { items: q === '' ? [] : await find(deps, site, person, q) };
    },
  );
}

async function find(deps: FindDeps, site: Site, person: Person, q: string): Promise<Found[]> {
  const named = await deps.db.read(site.id, async (reading) => {
    const query = { q, pageSize: most.documents };
    const { items } = await walkDocuments(reading, person, query, today(deps.clock));
    const units = await listUnits(reading);
    const unitName = (id: string): string => units.find((unit) => unit.id === id)?.name ?? '';
    return [
      ...items.map((item): Found => ({
        kind: 'DOCUMENT',
        id: item.id,
        title: plain(item.title),
        detail: joined([item.documentNumber, item.unitName], stageLabels[item.stage]),
        path: item.actions.length > 0 ? `/documents/${item.id}` : `/documents?q=${encodeURIComponent(item.title)}`,
      })),
      ...units
        .filter(({ name, nameEn, shortName, code }) => has(q, name, nameEn, shortName, code))
        .slice(0, most.others)
        .map(({ id, name, nameEn, code }): Found => ({
          kind: 'UNIT',
          id,
          title: { zh: name, en: nameEn },
          detail: plain(code),
          path: `/documents?unitId=${id}`,
        })),
      ...(await listAllColumns(reading))
        .filter(({ name, nameEn, key, keywords }) => has(q, name, nameEn, key, keywords))
        .slice(0, most.others)
        .map(({ id, name, nameEn, key }): Found => ({
          kind: 'COLUMN',
          id,
          title: { zh: name, en: nameEn },
          detail: plain(key),
          path: `/documents?columnId=${id}`,
        })),
      ...(await findPeople(reading, q, most.others)).map(({ id, displayName, unitId }): Found => ({
        kind: 'PERSON',
        id,
        title: plain(displayName),
        detail: plain(unitName(unitId)),
        path: `/documents?unitId=${unitId}`,
      })),
    ];
  });
  const requests = await deps.requests.list(site, person, { q, view: 'all', pageSize: most.requests });
  const found = requests.items.map(({ id, number, summary, state }): Found => ({
    kind: 'REQUEST',
    id,
    title: plain(summary === '' ? number : summary),
    detail: joined([number], requestStateLabels[state]),
    path: `/requests/${id}`,
  }));
  return [
    ...named.filter(({ kind }) => kind === 'DOCUMENT'),
    ...found,
    ...named.filter(({ kind }) => kind !== 'DOCUMENT'),
  ];
}

const plain = (words: string): Found['title'] => ({ zh: words, en: words });

function joined(parts: readonly (string | null)[], last: Found['title']): Found['title'] {
  const words = parts.filter((part) => part !== null && part !== '');
  return { zh: [...words, last.zh].join(' · '), en: [...words, last.en].join(' · ') };
}

function has(q: string, ...names: readonly string[]): boolean {
  const typed = q.toLowerCase();
  return names.some((name) => name.toLowerCase().includes(typed));
}
