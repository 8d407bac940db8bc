import type { Channel } from '@openzone/contracts';
import {
  createDocument,
  determine,
  publish,
  readState,
  recordChannel,
  review,
  submit,
} from '../../src/engines/publication/index.ts';
import { loadPastRows } from '../../bench/load-past.ts';
import { allPrinciples, draft, type TestZone } from './zone.ts';
import type { TestServer } from './server.ts';

/** Documents as they came in from the years before the platform. */
export interface Past {
  readonly on: string;
  /** 成文日期, when it was not the day of publication. */
  readonly made?: string;
  readonly columnId?: string;
  /** Article of the determination. */
  readonly article?: string;
  /** Where it came from when that was not the website; its label stands as the source. */
  readonly from?: { readonly channel: Exclude<Channel, 'WEB'>; readonly source: string };
}

/** Takes each the ordinary way of an import: written and determined by the office, reviewed and published by another person. */
export async function publishPast(server: TestServer, zone: TestZone, items: readonly Past[]): Promise<string[]> {
  const { office, reviewer } = zone.people;
  const made: string[] = [];
  for (let at = 0; at < items.length; at += 50) {
    await server.database.app.transaction(zone.siteId, async (tx) => {
      for (const [index, item] of items.slice(at, at + 50).entries()) {
        const input = draft(zone, {
          title: `${item.on}第${at + index + 1}条信息`,
          writtenDate: item.made ?? item.on,
          columnId: item.columnId ?? zone.columnId,
          source: item.from?.source ?? '',
        });
        const legacy = { publishedOn: item.on, indexNumber: null };
        const id = await createDocument(tx, office, input, { origin: 'import', demonstration: false, legacy });
        const now = async (): Promise<{ revision: number }> => ({ revision: (await readState(tx, id)).revision });
        const article = item.article ?? '20(七)';
        await determine(tx, office, id, {
          attribute: 'PROACTIVE',
          article,
          ground: null,
          reason: '',
          evidence: {},
          ...(await now()),
        });
        await submit(tx, office, id, await now());
        await review(tx, reviewer, id, {
          decision: 'approve',
          comment: '',
          confirmed: [...allPrinciples],
          ...(await now()),
        });
        await publish(tx, reviewer, id, await now());
        if (item.from !== undefined)
          await recordChannel(tx, office, id, item.from.channel, {
            state: 'published',
            publishedOn: item.on,
            reference: '',
          });
        made.push(id);
      }
    });
  }
  return made;
}

/** Many more of them, written past the procedure. `of` says how many came from where; the website's own have no source. */
export async function loadPast(
  server: TestServer,
  zone: TestZone,
  year: number,
  of: readonly { readonly count: number; readonly from?: Past['from'] }[],
): Promise<void> {
  const { siteId, unitId, columnId, people } = zone;
  await loadPastRows({ url: server.database.url, siteId, unitId, columnId, by: people.office.id }, year, of);
}
