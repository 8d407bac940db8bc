import type { DraftInput } from '@openzone/contracts';
import {
  discard,
  determine,
  publish,
  readState,
  review,
  saveDraft,
  schedule,
  submit,
  withdraw,
} from '../../src/engines/publication/index.ts';
import type { Person } from '../../src/base/identity/index.ts';
import type { Database, Tx } from '../../src/platform/db/index.ts';
import { allPrinciples, draft, makeDocument, proactive, type TestZone } from './zone.ts';

/** Every state a document can be in; `in_review_2` waits for the secrecy reviewer, `in_review_3` for the disclosure office. */
export const situations = [
  'draft',
  'determined',
  'in_review_1',
  'in_review_2',
  'in_review_3',
  'returned',
  'approved',
  'scheduled',
  'published',
  'redraft',
  'held_on_request',
  'held_withheld',
  'withdrawn',
  'discarded',
] as const;
export type Situation = (typeof situations)[number];

export interface MakeOptions {
  /** What the text says; of `redraft` what its public version says. */
  readonly content?: Partial<DraftInput>;
  /** What the newer, unpublished version of `redraft` says. */
  readonly newer?: Partial<DraftInput>;
  readonly reviewComment?: string;
}

/** Makes a document of the zone's bureau and takes it where the situation says, by the ordinary commands. @returns its id */
export async function makeAt(
  db: Database,
  zone: TestZone,
  situation: Situation,
  options: MakeOptions = {},
): Promise<string> {
  const { content = {} } = options;
  const { handler, head, reviewer, office } = zone.people;
  const comment = options.reviewComment ?? '意见';
  const act = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.transaction(zone.siteId, work);
  const revision = async (tx: Tx, id: string): Promise<number> => (await readState(tx, id)).revision;
  const approveBy = (id: string, people: readonly Person[]): Promise<void> =>
    act(async (tx) => {
      for (const person of people) {
        await review(tx, person, id, {
          decision: 'approve',
          comment,
          confirmed: [...allPrinciples],
          revision: await revision(tx, id),
        });
      }
    });

  switch (situation) {
    case 'draft':
    case 'determined':
    case 'approved':
    case 'published':
      return makeDocument(db, zone, situation, content);
    case 'in_review_1':
      return makeDocument(db, zone, 'in_review', content);
    case 'in_review_2':
    case 'in_review_3': {
      const id = await makeDocument(db, zone, 'in_review', content);
      await approveBy(id, situation === 'in_review_2' ? [head] : [head, reviewer]);
      return id;
    }
    case 'returned': {
      const id = await makeDocument(db, zone, 'in_review', content);
      await act(async (tx) =>
        review(tx, head, id, { decision: 'return', comment, confirmed: [], revision: await revision(tx, id) }),
      );
      return id;
    }
    case 'scheduled': {
      const id = await makeDocument(db, zone, 'approved', content);
      const at = new Date(Date.now() + 86_400_000);
      await act(async (tx) => schedule(tx, office, id, { revision: await revision(tx, id), at }, new Date()));
      return id;
    }
    case 'redraft': {
      const id = await makeDocument(db, zone, 'published', content);
      const newer = { ...content, title: `${content.title ?? ''}修订稿`, ...options.newer };
      await act(async (tx) => saveDraft(tx, handler, id, { ...draft(zone, newer), revision: await revision(tx, id) }));
      return id;
    }
    case 'held_on_request':
    case 'held_withheld': {
      const id = await makeDocument(db, zone, 'draft', content);
      const determination =
        situation === 'held_on_request'
          ? ({
              attribute: 'ON_REQUEST',
              article: '13.2',
              ground: null,
              reason: '只对特定的人有用',
              evidence: {},
            } as const)
          : ({
              attribute: 'WITHHELD',
              article: '16.2',
              ground: 'DELIBERATIVE',
              reason: '讨论中的过程稿',
              evidence: { situation: '讨论记录' },
            } as const);
      await act(async (tx) => {
        await determine(tx, handler, id, { ...determination, revision: await revision(tx, id) });
        await submit(tx, handler, id, { revision: await revision(tx, id) });
      });
      await approveBy(id, [head, reviewer, office]);
      return id;
    }
    case 'withdrawn': {
      const id = await makeDocument(db, zone, 'published', content);
      await act(async (tx) => withdraw(tx, office, id, { revision: await revision(tx, id), reason: '数据有误' }));
      return id;
    }
    case 'discarded': {
      const id = await makeDocument(db, zone, 'draft', content);
      await act(async (tx) => discard(tx, handler, id, { revision: await revision(tx, id), reason: '不再需要' }));
      return id;
    }
  }
}

/** Takes a document on to the public from wherever it stands, by the ordinary commands; what is held or withdrawn is edited first. */
export async function bringToPublic(
  db: Database,
  zone: TestZone,
  id: string,
  content: Partial<DraftInput> = {},
): Promise<void> {
  const { handler, head, reviewer, office } = zone.people;
  const byRole: Readonly<Record<string, Person>> = {
    UNIT_HEAD: head,
    SECRECY_REVIEWER: reviewer,
    DISCLOSURE_OFFICE: office,
  };
  for (;;) {
    const stage = await db.transaction(zone.siteId, async (tx) => {
      const state = await readState(tx, id);
      const { revision } = state;
      const step = state.openReview?.steps[state.openReview.currentStep - 1] ?? '';
      if (state.stage === 'held' || state.stage === 'withdrawn')
        await saveDraft(tx, handler, id, { ...draft(zone, content), changedDate: '2026-03-03', revision });
      else if (state.stage === 'draft') await determine(tx, handler, id, { ...proactive, revision });
      else if (state.stage === 'determined') await submit(tx, handler, id, { revision });
      else if (state.stage === 'in_review')
        await review(tx, byRole[step] ?? office, id, {
          decision: 'approve',
          comment: '',
          confirmed: [...allPrinciples],
          revision,
        });
      else if (state.stage === 'approved' || state.stage === 'scheduled') await publish(tx, office, id, { revision });
      return state.stage;
    });
    if (stage === 'published') return;
    if (stage === 'discarded') throw new Error('what is discarded never becomes public');
  }
}
