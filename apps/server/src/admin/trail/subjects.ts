import { listCalendarChanges } from '../../base/calendars/index.ts';
import { hidden, type Facts } from '../../base/audit/index.ts';
import { findAccount, listDelegations, listUnitActs, listUnits } from '../../base/identity/index.ts';
import { readLook, readProfile, textsOf } from '../../base/sites/index.ts';
import { findCase, fold, readEvents } from '../../engines/cases/index.ts';
import {
  listAllColumns,
  readNumbering,
  readReviewConfiguration,
  readState,
  viewPersonalDataSettings,
} from '../../engines/publication/index.ts';
import { readLedgerSettings, readSealedSecret, readSignInSettings } from '../../flows/index.ts';
import type { Reading } from '../../platform/db/index.ts';
import { notFound } from '../../platform/errors.ts';
import {
  readClockSettings,
  readLetterTemplate,
  readNoticeSettings,
  readRequestSettings,
  requestProcedure,
} from '../../systems/information-requests/index.ts';
import { reportFacts, returnFacts } from '../../systems/annual-report/index.ts';
import { findRowFacts, readImport } from '../../systems/legacy-files/index.ts';
import { remedyProcedure } from '../../systems/review-and-litigation/index.ts';
import { readTrailSettings } from '../../systems/trail/index.ts';

/** How the trail tells of a kind of thing: by which number people know it, and what of it an act may change. */
export interface SubjectKind {
  readonly label?: (reading: Reading, id: string) => Promise<string>;
  readonly facts?: (reading: Reading, id: string) => Promise<Facts | undefined>;
}

/** Words of a document are told by their field alone: they lie in its versions, from which the law may ask to erase them. */
async function documentFacts(reading: Reading, id: string): Promise<Facts> {
  const state = await readState(reading, id);
  return {
    stage: state.stage,
    unitId: state.unitId,
    columnId: state.columnId,
    extraColumnIds: state.placement.extraColumnIds,
    version: state.workingVersionNumber,
    title: hidden(state.title),
    writtenDate: state.writtenDate,
    attribute: state.determination?.attribute ?? null,
    determination: state.determination?.id ?? null,
    reviewStep: state.openReview?.currentStep ?? null,
    approved: state.approved,
    indexNumber: state.indexNumber,
    scheduledFor: state.scheduledFor?.toISOString() ?? null,
    publicVersion: state.publicVersionId,
    withdrawnAt: state.withdrawnAt?.toISOString() ?? null,
    forced: state.forced,
  };
}

/** Which kinds block is told; the site's lists hold names. */
async function personalDataFacts(reading: Reading): Promise<Facts> {
  const { kinds, places, blockingTerms, knownNames, notNames, unitMayKeep } = await viewPersonalDataSettings(reading);
  return {
    kinds: kinds.map(({ kind, mode, style }) => `${kind} ${mode} ${style}`),
    places: places.map(({ kind, mode }) => `${kind} ${mode}`),
    lists: hidden({ blockingTerms, knownNames, notNames }),
    unitMayKeep,
  };
}

async function caseFacts(reading: Reading, procedure: string, id: string): Promise<Facts | undefined> {
  const file = await findCase(reading, procedure, id);
  if (file === undefined) return undefined;
  const events = await readEvents(reading, id);
  const state =
    procedure === requestProcedure.key ? fold(requestProcedure, events).state : fold(remedyProcedure, events).state;
  return { state, unitId: file.unitId, dueOn: file.dueOn, events: events.length };
}

const caseKind = (procedure: string): SubjectKind => ({
  label: async (reading, id) => (await findCase(reading, procedure, id))?.number ?? '',
  facts: (reading, id) => caseFacts(reading, procedure, id),
});

/** What somebody is and may; how they are known to the program only by whether. */
async function accountFacts(reading: Reading, id: string): Promise<Facts | undefined> {
  const account = await findAccount(reading, id);
  if (account === undefined) return undefined;
  const { displayName, unitId, active, posts, absences, hasFactor, mustChangePassword } = account;
  const delegations = (await listDelegations(reading, id)).filter(({ ended }) => !ended);
  return {
    displayName,
    unitId,
    active,
    posts,
    absences: absences.map(({ from, until }) => ({ from, until })),
    delegations: delegations.map(({ fromId, toId, roles, unitId: unit, from, until }) => ({
      fromId,
      toId,
      roles,
      unit,
      from,
      until,
    })),
    authenticator: hasFactor,
    initial: mustChangePassword,
  };
}

/** What a unit is today, and what is to come of it. */
async function unitFacts(reading: Reading, id: string): Promise<Facts | undefined> {
  const unit = (await listUnits(reading)).find((one) => one.id === id);
  if (unit === undefined) return undefined;
  const { name, parentId, disclosureCapacity, state, endedOn, successorId } = unit;
  const acts = await listUnitActs(reading, id);
  const planned = acts
    .filter(({ settledAt, revokedAt }) => settledAt === null && revokedAt === null)
    .map(({ kind, effectiveOn }) => `${effectiveOn ?? ''} ${kind}`);
  return { name, parentId, disclosureCapacity, state, endedOn, successorId, planned };
}

async function columnFacts(reading: Reading, id: string): Promise<Facts | undefined> {
  const [column] = await listAllColumns(reading, id);
  return column === undefined ? undefined : { ...column };
}

async function calendarFacts(reading: Reading): Promise<Facts> {
  const changes = await listCalendarChanges(reading);
  const last = changes.toSorted((a, b) => a.number - b.number).at(-1);
  return { change: last?.number ?? null, basis: last?.basis ?? null };
}

/** A missing kind has neither label nor facts: the entry then tells the act alone. */
export const subjectKinds: Readonly<Record<string, SubjectKind>> = {
  document: {
    label: async (reading, id) => {
      const { indexNumber, code } = await readState(reading, id);
      return indexNumber ?? code;
    },
    facts: documentFacts,
  },
  account: {
    label: async (reading, id) => (await findAccount(reading, id))?.signInName ?? '',
    facts: accountFacts,
  },
  unit: {
    label: async (reading, id) => (await listUnits(reading)).find((one) => one.id === id)?.code ?? '',
    facts: unitFacts,
  },
  request: caseKind(requestProcedure.key),
  remedy: caseKind(remedyProcedure.key),
  column: {
    label: async (reading, id) => {
      const [column] = await listAllColumns(reading, id);
      if (column === undefined) throw notFound({ zh: '这个栏目', en: 'This column' });
      return column.key;
    },
    facts: columnFacts,
  },
  delegation: {
    facts: async (reading, id) => {
      const one = (await listDelegations(reading, null)).find((delegation) => delegation.id === id);
      if (one === undefined) return undefined;
      const { fromId, toId, roles, unitId, from, until, ended } = one;
      return { fromId, toId, roles, unitId, from, until, ended };
    },
  },
  import: {
    facts: async (reading, id) => {
      const { name, state, filesTotal, rows, documents } = await readImport(reading, id);
      // The name is often a document's title.
      return { name: hidden(name), state, files: filesTotal, rows, documents };
    },
  },
  'import-row': {
    facts: async (reading, id) => {
      const row = await findRowFacts(reading, id);
      return row === undefined ? undefined : { state: row.state, proposal: hidden(row.proposal) };
    },
  },
  'annual-report': {
    label: (_reading, year) => Promise.resolve(year),
    facts: async (reading, year) => {
      const facts = await reportFacts(reading, Number(year));
      return { ...facts, parts: hidden(facts['parts']) };
    },
  },
  'report-return': { facts: returnFacts },
  'letter-template': {
    label: (_reading, id) => Promise.resolve(id),
    facts: async (reading, kind) => ({ template: hidden(await readLetterTemplate(reading, kind)) }),
  },
  'setting-calendar': { facts: calendarFacts },
  'setting-appearance': {
    facts: async (reading) => {
      const { live, draft } = await readLook(reading);
      return { texts: textsOf(await readProfile(reading)), ...live, draft };
    },
  },
  'setting-personal-data': { facts: personalDataFacts },
  'setting-numbering': { facts: async (reading) => ({ ...(await readNumbering(reading)) }) },
  'setting-requests': { facts: async (reading) => ({ ...(await readRequestSettings(reading)) }) },
  'setting-review': {
    facts: async (reading) => {
      const { version, sequences } = await readReviewConfiguration(reading);
      return { version, sequences: sequences.map(({ name, active }) => ({ name: name.zh, active })) };
    },
  },
  'setting-clock': {
    facts: async (reading) => {
      const { policy, version } = await readClockSettings(reading);
      return { ...policy, version };
    },
  },
  'setting-sign-in': {
    facts: async (reading) => {
      const { oidc, ...rest } = await readSignInSettings(reading);
      return { ...rest, ...oidc, clientSecret: hidden(await readSealedSecret(reading)) };
    },
  },
  'setting-trail': { facts: async (reading) => ({ ...(await readTrailSettings(reading)) }) },
  'setting-notices': { facts: async (reading) => ({ ...(await readNoticeSettings(reading)) }) },
  'setting-ledger': { facts: async (reading) => ({ ...(await readLedgerSettings(reading)) }) },
};
