import type { DraftInput } from '@openzone/contracts';
import type { Person } from '../base/identity/index.ts';
import { createDocument, determine, findDocuments, readState, review, submit } from '../engines/publication/index.ts';
import { readSiteKeys, type SiteKeys } from '../systems/legacy-files/index.ts';
import type { Database, Tx } from '../platform/db/index.ts';
import type { DemoDocument } from './material/types.ts';
import { DEMO_TODAY, zoneOf } from './material/zone.ts';
import { requirePerson } from './people.ts';
import { keepStarterWords } from './starter-words.ts';

const confirmed: ('REVIEW_FIRST' | 'ITEM_BY_ITEM' | 'RESPONSIBLE')[] = ['REVIEW_FIRST', 'ITEM_BY_ITEM', 'RESPONSIBLE'];

/** Documents typed in the editor that are still on their way, or are held and never go public. */
export async function writeWorkInHand(db: Database, siteId: number, documents: readonly DemoDocument[]): Promise<void> {
  const keys = await db.read(siteId, readSiteKeys);
  const [any] = documents;
  if (any !== undefined) {
    const zone = zoneOf(any.zone);
    await db.transaction(siteId, async (tx) =>
      keepStarterWords(tx, await requirePerson(tx, zone, 'DISCLOSURE_OFFICE')),
    );
  }
  for (const document of documents) await db.transaction(siteId, (tx) => write(tx, keys, document));
}

function draftOf(document: DemoDocument, keys: SiteKeys): DraftInput {
  const column = (key: string): string => {
    const id = keys.columns.get(key);
    if (id === undefined) throw new Error(`demonstration material: no column ${key}`);
    return id;
  };
  return {
    unitId: keys.units.get(document.unit)?.id ?? '',
    columnId: column(document.column),
    extraColumnIds: document.extraColumns.map(column),
    title: document.title,
    bodyHtml: document.bodyHtml,
    abstract: document.abstract,
    documentNumber: document.documentNumber ?? null,
    genre: document.genre ?? null,
    subjectCategory: document.subjectCategory,
    issuingAgency: document.issuingAgency,
    jointIssuers: [...(document.jointIssuers ?? [])],
    writtenDate: document.writtenDate,
    changedDate: null,
    effectiveDate: document.effectiveDate ?? null,
    expiredDate: document.expiredDate ?? null,
    declaredValidity: 'IN_FORCE',
    subjectWords: [...document.subjectWords],
    source: document.issuingAgency,
    changeNote: '',
    attachments: [],
  };
}

async function write(tx: Tx, keys: SiteKeys, document: DemoDocument): Promise<void> {
  const zone = zoneOf(document.zone);
  const office = await requirePerson(tx, zone, 'DISCLOSURE_OFFICE');
  const handler = await requirePerson(tx, zone, 'HANDLER', document.unit);
  const { items } = await findDocuments(tx, office, { q: document.title.slice(0, 100) }, DEMO_TODAY);
  if (items.some((item) => item.title === document.title)) return;
  const id = await createDocument(tx, handler, draftOf(document, keys), { origin: 'editor', demonstration: true });
  const at = async (): Promise<{ revision: number }> => ({ revision: (await readState(tx, id)).revision });
  const approve = async (person: Person): Promise<void> =>
    review(tx, person, id, { ...(await at()), decision: 'approve', comment: '', confirmed });
  const { attribute } = document;
  if (attribute === undefined) return;
  await determine(tx, handler, id, {
    ...(await at()),
    attribute: attribute.kind,
    article: attribute.article,
    ground: attribute.kind === 'WITHHELD' ? attribute.ground : null,
    reason: attribute.reason,
    evidence: attribute.kind === 'WITHHELD' ? { ...attribute.evidence } : {},
  });
  if (document.stage === 'determined' || document.stage === 'draft') return;
  await submit(tx, handler, id, await at());
  await approve(await requirePerson(tx, zone, 'UNIT_HEAD', document.unit));
  if (document.stage === 'in_review') return;
  const reviewer = await requirePerson(tx, zone, 'SECRECY_REVIEWER');
  if (document.stage === 'returned') {
    await review(tx, reviewer, id, {
      ...(await at()),
      decision: 'return',
      comment: document.returnComment ?? '请补充后重新提交。',
      confirmed: [],
    });
    return;
  }
  await approve(reviewer);
  await approve(office);
}
