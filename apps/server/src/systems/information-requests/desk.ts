import type {
  ActInput,
  ExtensionPreview,
  IdentityView,
  IntakeInput,
  LetterInput,
  LetterPreview,
  RequestAct,
  RequestDetail,
  LetterPage,
  LetterQuery,
  RequestPage,
  RequestQuery,
  RequestReceipt,
  RequestStatistics,
} from '@openzone/contracts';
import { listHandlers, type Person } from '../../base/identity/index.ts';
import type { Site } from '../../base/sites/index.ts';
import {
  addAttachments,
  countWaiting,
  findCase,
  fold,
  inChain,
  listAttachments,
  listCases,
  listPapers,
  listDocuments,
  listReadings,
  noSuchCase,
  readEvents,
  readRow,
  recordReading,
  type CaseFile,
} from '../../engines/cases/index.ts';
import type { Reading } from '../../platform/db/index.ts';
import { forbidden, notFound } from '../../platform/errors.ts';
import { officerActs } from './acts.ts';
import type { RequestDeps } from './deps.ts';
import { listItem, readDetail } from './detail.ts';
import { contextOf } from './context.ts';
import { previewExtension } from './extension.ts';
import { registerRequest } from './intake.ts';
import { composeLetter, openIdentity, previewLetter, printLetter } from './letters.ts';
import { requestListStates, requestProcedure } from './procedure.ts';
import type { Upload } from './public-door.ts';
import { soonDay } from './remind.ts';
import { knownKind } from './settings.ts';
import { endedUnreceived, readStatistics } from './statistics.ts';
import { suggestPublic } from './suggest.ts';
import { sealUploads } from './uploads.ts';
import { noUsage, usageOf } from './usage.ts';
import { listRequestWork, type RequestWork } from './work.ts';

/** What officers do with requests. Each call is one officer's on one site; what they may not know of does not exist for them. */
export interface RequestDesk {
  register(site: Site, person: Person, input: IntakeInput): Promise<RequestReceipt>;
  list(site: Site, person: Person, query: RequestQuery): Promise<RequestPage>;
  /** The letters made from requests this person may know of. */
  letters(site: Site, person: Person, query: LetterQuery): Promise<LetterPage>;
  /** What waits for this person, the most urgent first, and how many there are. */
  work(site: Site, person: Person): Promise<{ items: RequestWork[]; count: number }>;
  detail(site: Site, person: Person, id: string): Promise<RequestDetail>;
  act(site: Site, person: Person, id: string, kind: RequestAct, input: ActInput): Promise<RequestDetail>;
  /** Who asks. The reading is recorded with its purpose. */
  identity(site: Site, person: Person, id: string, purpose: string): Promise<IdentityView>;
  readings(site: Site, person: Person, id: string): Promise<IdentityView['readings']>;
  attach(site: Site, person: Person, id: string, upload: Upload): Promise<RequestDetail>;
  /** A file of the case; evidence of identity only for a purpose, which is recorded. */
  attachment(
    site: Site,
    person: Person,
    id: string,
    attachmentId: string,
    purpose: string,
  ): Promise<{ name: string; mediaType: string; bytes: Buffer }>;
  letter(
    site: Site,
    person: Person,
    id: string,
    documentId: string,
    format: 'pdf' | 'docx',
  ): Promise<{ name: string; bytes: Uint8Array }>;
  /** Makes a letter of this kind from the case as it stands. @throws AppError LETTER_INCOMPLETE, KIND_UNKNOWN */
  compose(site: Site, person: Person, id: string, letter: LetterInput): Promise<RequestDetail>;
  preview(site: Site, person: Person, id: string, letter: LetterInput): Promise<LetterPreview>;
  /**
   * The day an extension would lead to, judged as the act itself is.
   * @throws AppError as `act` does: EXTENSION_TOO_LONG, EXTENSION_TWICE, EXTENSION_AFTER_DUE, FORBIDDEN …
   */
  extension(site: Site, person: Person, id: string, query: { workdays: number; on: string }): Promise<ExtensionPreview>;
  handlers(site: Site, person: Person, unitId: string): Promise<{ id: string; displayName: string }[]>;
  statistics(site: Site, person: Person, from: string, to: string): Promise<RequestStatistics>;
}

export function createRequestDesk(deps: RequestDeps): RequestDesk {
  const { db } = deps;

  async function detail(site: Site, person: Person, id: string): Promise<RequestDetail> {
    return db.read(site.id, async (reading) =>
      readDetail(reading, person, id, await contextOf(deps, reading), (description) =>
        suggestPublic(deps.publicDb, site.id, description),
      ),
    );
  }

  return {
    register: (site, person, input) => registerRequest(deps, site, person, input),
    list: (site, person, query) => db.read(site.id, (reading) => readList(deps, reading, person, query)),
    letters: (site, person, query) => db.read(site.id, (reading) => readLetters(reading, person, query)),
    work: (site, person) => db.read(site.id, (reading) => listRequestWork(deps, reading, person)),
    detail,
    async act(site, person, id, kind, input) {
      await officerActs(deps, site, person, id, kind, input);
      return detail(site, person, id);
    },
    async identity(site, person, id, purpose) {
      const identity = await db.transaction(site.id, async (tx) => {
        const file = await seen(tx, person, id);
        return openIdentity(deps, tx, person, site.id, file, purpose);
      });
      return { identity, readings: await readingsOf(deps, site, person, id) };
    },
    readings: (site, person, id) => readingsOf(deps, site, person, id),
    async attach(site, person, id, upload) {
      const sealed = await sealUploads(deps, site.id, [upload]);
      await db.transaction(site.id, async (tx) => {
        const file = await seen(tx, person, id);
        if (!inChain(person, file)) throw notYourFile();
        await addAttachments(tx, id, file.revision, sealed);
      });
      return detail(site, person, id);
    },
    async attachment(site, person, id, attachmentId, purpose) {
      const found = await db.transaction(site.id, async (tx) => {
        const file = await seen(tx, person, id);
        const one = (await listAttachments(tx, id)).find((row) => row.id === attachmentId);
        if (one === undefined) throw notFound({ zh: '这个文件', en: 'This file' });
        if (one.identity) await recordReading(tx, person, file, `查看证件材料“${one.name}”`, purpose);
        return one;
      });
      return { name: found.name, mediaType: found.mediaType, bytes: await deps.vault.read(site.id, found.vaultId) };
    },
    async letter(site, person, id, documentId, format) {
      const row = await db.transaction(site.id, async (tx) => {
        const file = await seen(tx, person, id);
        const one = (await listDocuments(tx, id)).find((document) => document.id === documentId);
        if (one === undefined) throw notFound({ zh: '这份文书', en: 'This letter' });
        // A letter names the applicant, so whoever opens it reads who asks.
        await recordReading(tx, person, file, '打开文书', one.name);
        return one;
      });
      return { name: `${row.name}.${format}`, bytes: await printLetter(deps, site.id, row, format) };
    },
    async compose(site, person, id, { kind, party }) {
      await db.transaction(site.id, async (tx) => {
        const file = await seen(tx, person, id);
        const after = fold(requestProcedure, await readEvents(tx, id));
        await composeLetter(deps, tx, site, person, await contextOf(deps, tx), { file, after, party }, knownKind(kind));
      });
      return detail(site, person, id);
    },
    preview: (site, person, id, { kind, party }) =>
      db.read(site.id, async (reading) => {
        const file = await seen(reading, person, id);
        const after = fold(requestProcedure, await readEvents(reading, id));
        const context = await contextOf(deps, reading);
        return previewLetter(reading, site, person, context, { file, after, party }, knownKind(kind));
      }),
    extension: (site, person, id, query) =>
      db.read(site.id, async (reading) => previewExtension(reading, await contextOf(deps, reading), person, id, query)),
    handlers: (site, _person, unitId) => db.read(site.id, (reading) => listHandlers(reading, unitId)),
    statistics: (site, person, from, to) => db.read(site.id, (reading) => readStatistics(reading, person, from, to)),
  };
}

const notYourFile = (): Error =>
  forbidden(
    '只有本件的经办人、单位负责人和政务公开工作机构可以添加材料。',
    'Only the case’s handlers, the head of the unit and the disclosure office may add files.',
  );

/** The case, for who may know of it. */
async function seen(reading: Reading, person: Person, id: string): Promise<CaseFile> {
  const row = await readRow(reading, requestProcedure.key, person, id);
  const file = row === undefined ? undefined : await findCase(reading, requestProcedure.key, id);
  if (file === undefined) throw noSuchCase(requestProcedure.name);
  return file;
}

async function readingsOf(
  deps: RequestDeps,
  site: Site,
  person: Person,
  id: string,
): Promise<IdentityView['readings']> {
  return deps.db.read(site.id, async (reading) => {
    await seen(reading, person, id);
    return (await listReadings(reading, id)).map(({ by, at, purpose }) => ({ by, at: at.toISOString(), purpose }));
  });
}

async function readList(
  deps: RequestDeps,
  reading: Reading,
  person: Person,
  query: RequestQuery,
): Promise<RequestPage> {
  const context = await contextOf(deps, reading);
  const { calendar, today } = context;
  const { key } = requestProcedure;
  const { neverReceived, ...rest } = query;
  const filter = neverReceived === undefined ? rest : { ...rest, neverReceived: endedUnreceived[neverReceived] };
  const { items, total, next } = await listCases(reading, key, person, filter, requestListStates, today);
  const counts = await countWaiting(reading, key, person, requestListStates, today, soonDay(today, calendar));
  const usage = await usageOf(reading, items, context);
  return { items: items.map((row) => listItem(row, usage.get(row.id) ?? noUsage, context)), total, next, counts };
}

async function readLetters(reading: Reading, person: Person, query: LetterQuery): Promise<LetterPage> {
  const { items, total, next } = await listPapers(reading, requestProcedure.key, person, query);
  return {
    items: items.map(({ caseId, caseNumber, ...item }) => ({ ...item, requestId: caseId, requestNumber: caseNumber })),
    total,
    next,
  };
}
