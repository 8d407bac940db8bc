import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import {
  CalendarChangeInput,
  CalendarView,
  ClockChoices,
  NumberingInput,
  PersonalDataSettingsFile,
  Retention,
  Role,
  SignInSettingsFile,
  SiteLook,
  sitePictureBytes,
  type Appearance,
  type Column,
} from '@openzone/contracts';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import { changeCalendar, changePolicy, listCalendarChanges, type StoredChange } from '../base/calendars/index.ts';
import {
  importUnits,
  listUnitActs,
  listUnits,
  type Unit,
  type UnitAct,
  type UnitActInFile,
} from '../base/identity/index.ts';
import {
  addPicture,
  findPicture,
  findSiteByKey,
  picturesOf,
  publishLook,
  readLook,
  readPicture,
  readProfile,
  readSetting,
  saveLookDraft,
  saveSite,
  textsOf,
  writeSetting,
  type Site,
  type SiteProfile,
} from '../base/sites/index.ts';
import {
  defaultReviewSequences,
  exportPersonalDataSettings,
  importColumns,
  importPersonalDataSettings,
  importTerms,
  listAllColumns,
  readNumbering,
  readTerms,
  type ImportedColumn,
} from '../engines/publication/index.ts';
import type { Database, Reading, Tx } from '../platform/db/index.ts';
import { AppError } from '../platform/errors.ts';
import { checkAppearance } from './appearance.ts';
import { importSignInSettings, readSignInSettings } from './sign-in-settings.ts';

/** How a site is set up, as one file: what an operator needs to begin a second zone. No documents, no people, no secrets. */

const short = Type.String({ maxLength: 2_000 });
const nullable = Type.Union([short, Type.Null()]);

const UnitEntry = Type.Object({
  code: Type.String({ minLength: 1, maxLength: 60 }),
  parent: nullable,
  name: short,
  nameEn: short,
  shortName: short,
  agencyCode: short,
  disclosureCapacity: Type.Enum(['OWN_NAME', 'VIA_COMMITTEE', 'VIA_PARENT_GOV', 'NONE']),
  duties: short,
  head: short,
  address: short,
  officeHours: short,
  phone: short,
  position: Type.Integer(),
});

/** What happened to the units, in the order it was recorded; units by their codes. */
const UnitActEntry = Type.Object({
  unit: short,
  kind: Type.Enum(['CREATED', 'RENAMED', 'MOVED', 'CAPACITY', 'MERGED', 'DISSOLVED']),
  effectiveOn: nullable,
  ground: short,
  name: nullable,
  nameEn: nullable,
  shortName: nullable,
  parent: nullable,
  disclosureCapacity: Type.Union([Type.Enum(['OWN_NAME', 'VIA_COMMITTEE', 'VIA_PARENT_GOV', 'NONE']), Type.Null()]),
  successor: nullable,
  posts: Type.Union([Type.Enum(['MOVE', 'END']), Type.Null()]),
});

const ColumnEntry = Type.Object({
  key: Type.String({ pattern: '^[a-z][a-z0-9-]{1,60}$' }),
  parent: nullable,
  name: short,
  nameEn: short,
  description: short,
  keywords: short,
  columnType: short,
  position: Type.Integer({ minimum: 0 }),
  updateEveryDays: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]),
  updateMonthDay: nullable,
  updateBasis: short,
  article: short,
  responsibleUnit: nullable,
  units: Type.Array(short),
  defaultGenre: nullable,
  defaultTopic: nullable,
  retention: Retention,
  active: Type.Boolean(),
});

const TermEntry = Type.Object({
  name: short,
  nameEn: short,
  /** Not in files of earlier versions, which know one level. */
  parent: Type.Optional(nullable),
  active: Type.Boolean(),
  position: Type.Integer(),
});

/** Pictures come along, so that one file is the whole site. */
const PictureEntry = Type.Object({ id: short, bytes: Type.String({ maxLength: sitePictureBytes * 2 }) });
const AppearanceEntry = Type.Object({ look: SiteLook, pictures: Type.Array(PictureEntry, { maxItems: 20 }) });

const days = Type.Optional(CalendarChangeInput.properties.addHolidays);
const CalendarEntry = Type.Object({
  changes: Type.Object({
    addHolidays: days,
    addMakeupWorkdays: days,
    removeHolidays: days,
    removeMakeupWorkdays: days,
    extendTo: Type.Optional(CalendarView.properties.to),
    extendFrom: Type.Optional(CalendarView.properties.from),
  }),
  policy: Type.Union([Type.Partial(ClockChoices), Type.Null()]),
  basis: short,
});
type CalendarEntry = Static<typeof CalendarEntry>;

const SiteFile = Type.Object({
  format: Type.Literal('openzone-site'),
  version: Type.Literal(1),
  key: Type.String({ pattern: '^[a-z][a-z0-9-]{1,30}$' }),
  /** How it looks; absent: as the program has it. */
  appearance: Type.Optional(AppearanceEntry),
  profile: Type.Record(Type.String(), Type.Union([short, Type.Boolean()])),
  units: Type.Array(UnitEntry),
  /** Not in files of earlier versions. */
  unitActs: Type.Optional(Type.Array(UnitActEntry)),
  columns: Type.Array(ColumnEntry),
  terms: Type.Object({ topic: Type.Array(TermEntry), genre: Type.Array(TermEntry) }),
  numbering: Type.Object({
    index: NumberingInput.properties.index,
    patterns: Type.Array(Type.Object({ unit: nullable, pattern: short })),
  }),
  reviewSequences: Type.Object({ editor: Type.Array(Role), import: Type.Array(Role) }),
  /** What was announced or decided since the national calendar, oldest first; not in files of earlier versions. */
  calendar: Type.Optional(Type.Array(CalendarEntry, { maxItems: 1_000 })),
  /** Not in files of earlier versions. */
  signIn: Type.Optional(SignInSettingsFile),
  personalData: Type.Optional(PersonalDataSettingsFile),
});
type SiteFile = Static<typeof SiteFile>;

/** The site as a file. Units are named by their codes and columns by their keys, so that it means the same elsewhere. */
export async function exportSite(reading: Reading, site: Site): Promise<SiteFile> {
  const acts = (await listUnitActs(reading)).toSorted((a, b) => a.number - b.number);
  // A unit that was planned and called off never was.
  const calledOff = new Set(
    acts.filter(({ kind, revokedAt }) => kind === 'CREATED' && revokedAt !== null).map(({ unitId }) => unitId),
  );
  const units = (await listUnits(reading)).filter(({ id }) => !calledOff.has(id));
  const columns = (await listAllColumns(reading)).filter(({ mergedInto }) => mergedInto === null);
  const terms = await readTerms(reading);
  const { index, patterns } = await readNumbering(reading);
  const sequences = await readSetting<typeof defaultReviewSequences>(
    reading,
    'reviewSequences',
    defaultReviewSequences,
  );
  const appearance = await exportAppearance(reading);
  const calendar = (await listCalendarChanges(reading)).map(calendarEntry);
  const signIn = await readSignInSettings(reading);
  const personalData = await exportPersonalDataSettings(reading);
  const codeOf = (id: string | null) => units.find((unit) => unit.id === id)?.code ?? null;
  const own = (kind: 'topic' | 'genre') =>
    terms[kind]
      .filter(({ revision }) => revision > 0)
      .map(({ name, nameEn, parent, active, position }) => ({ name, nameEn, parent, active, position }));
  return {
    format: 'openzone-site',
    version: 1,
    key: site.key,
    ...(appearance === undefined ? {} : { appearance }),
    profile: { ...site.profile },
    units: units.map((unit) => unitEntry(unit, codeOf(unit.parentId))),
    unitActs: acts.filter(({ revokedAt }) => revokedAt === null).map((act) => unitActEntry(act, codeOf)),
    columns: columns.map((column) => columnEntry(column, columns, codeOf)),
    terms: { topic: own('topic'), genre: own('genre') },
    numbering: { index, patterns: patterns.map(({ unitId, pattern }) => ({ unit: codeOf(unitId), pattern })) },
    reviewSequences: { editor: [...sequences.editor], import: [...sequences.import] },
    calendar,
    signIn: { ...signIn, secondFactorRoles: [...signIn.secondFactorRoles] },
    personalData,
  };
}

async function exportAppearance(reading: Reading): Promise<Static<typeof AppearanceEntry> | undefined> {
  const { live: look } = await readLook(reading);
  if (look === null) return undefined;
  const pictures: Static<typeof PictureEntry>[] = [];
  for (const id of picturesOf(look)) {
    const picture = await findPicture(reading, id);
    if (picture !== undefined) pictures.push({ id, bytes: picture.bytes.toString('base64') });
  }
  return { look, pictures };
}

/** The same way as in the back office: prepared, checked, live. What is live already stays as it is. */
async function importAppearance(tx: Tx, { look, pictures }: Static<typeof AppearanceEntry>): Promise<void> {
  for (const { bytes: text } of pictures) {
    const bytes = Buffer.from(text, 'base64');
    const read = readPicture(bytes);
    if (read !== undefined) await addPicture(tx, { ...read, bytes }, null);
  }
  const { live } = await readLook(tx);
  if (isDeepStrictEqual(live, look)) return;
  const appearance: Appearance = { texts: textsOf(await readProfile(tx)), ...look };
  await checkAppearance(tx, appearance);
  await saveLookDraft(tx, appearance, null);
  await publishLook(tx, null, '');
}

function calendarEntry({ changes, policy, basis }: StoredChange): CalendarEntry {
  const { extendTo, extendFrom } = changes;
  const lists: CalendarEntry['changes'] = {};
  for (const name of ['addHolidays', 'addMakeupWorkdays', 'removeHolidays', 'removeMakeupWorkdays'] as const) {
    const listed = changes[name];
    if (listed !== undefined) lists[name] = [...listed];
  }
  return {
    changes: {
      ...lists,
      ...(extendTo === undefined ? {} : { extendTo }),
      ...(extendFrom === undefined ? {} : { extendFrom }),
    },
    policy: policy === null ? null : { ...policy },
    basis,
  };
}

/** Adds those of the file that the site does not have yet, each once, in their order; what the site has stays, as changes always do. */
async function importCalendar(tx: Tx, entries: readonly CalendarEntry[]): Promise<void> {
  const there = (await listCalendarChanges(tx)).map(calendarEntry);
  for (const entry of entries) {
    const at = there.findIndex((one) => isDeepStrictEqual(one, entry));
    if (at >= 0) {
      there.splice(at, 1);
      continue;
    }
    const { changes, policy, basis } = entry;
    if (policy === null) await changeCalendar(tx, { changes, basis, by: null });
    else {
      const expected = (await listCalendarChanges(tx)).at(-1)?.number ?? 0;
      await changePolicy(tx, { policy, basis, by: null, expected });
    }
  }
}

function unitEntry(unit: Unit, parent: string | null): Static<typeof UnitEntry> {
  const { code, name, nameEn, shortName, agencyCode, disclosureCapacity, duties, head, address, officeHours, phone, position } = unit; // prettier-ignore
  return { code, parent, name, nameEn, shortName, agencyCode, disclosureCapacity, duties, head, address, officeHours, phone, position }; // prettier-ignore
}

function unitActEntry(act: UnitAct, codeOf: (id: string | null) => string | null): UnitActInFile {
  const { unitId, parentId, successorId, kind, effectiveOn, ground, name, nameEn, shortName, disclosureCapacity, posts } = act; // prettier-ignore
  const codes = { unit: codeOf(unitId) ?? '', parent: codeOf(parentId), successor: codeOf(successorId) };
  return { ...codes, kind, effectiveOn, ground, name, nameEn, shortName, disclosureCapacity, posts };
}

function columnEntry(
  column: Column,
  columns: readonly Column[],
  codeOf: (id: string | null) => string | null,
): Static<typeof ColumnEntry> {
  const { id: _id, parentId, responsibleUnitId, unitIds, mergedInto: _m, revision: _r, publicCount: _p, newestOn: _n, ...rest } = column; // prettier-ignore
  return {
    ...rest,
    parent: columns.find((one) => one.id === parentId)?.key ?? null,
    responsibleUnit: codeOf(responsibleUnitId),
    units: unitIds.flatMap((id) => codeOf(id) ?? []),
  };
}

/** @throws AppError SITE_FILE_WRONG */
export async function readSiteFile(path: string): Promise<SiteFile> {
  let data: unknown;
  try {
    data = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw wrongFile(path, error instanceof Error ? error.message : String(error));
  }
  if (Value.Check(SiteFile, data)) return data;
  const [first] = Value.Errors(SiteFile, data);
  throw wrongFile(path, `${first?.instancePath ?? ''} ${first?.message ?? ''}`.trim());
}

function wrongFile(path: string, what: string): AppError {
  return new AppError({
    id: 'SITE_FILE_WRONG',
    status: 400,
    text: {
      zh: `${path} 不是站点文件，或内容有误（${what}）。请用 openzone site export 导出的文件。`,
      en: `${path} is no site file, or is not right (${what}). Use one written by openzone site export.`,
    },
  });
}

/**
 * Makes a site from a file, or brings one that exists up to it: what the file names is set, nothing else is touched and nothing is
 * removed. @returns what was there to set
 */
export async function importSite(
  db: Database,
  file: SiteFile,
  { key, hosts }: { readonly key: string; readonly hosts: readonly string[] },
): Promise<{ readonly siteId: number; readonly units: number; readonly columns: number }> {
  if ((await findSiteByKey(db, key)) !== undefined && hosts.length === 0) throw hostsMissing(key);
  const profile = { ...emptyProfile, ...file.profile };
  const siteId = await saveSite(db, { key, hosts, isDefault: false, profile });
  await db.transaction(siteId, async (tx) => {
    const idOf = await importUnits(
      tx,
      parentsFirst(file.units, ({ code }) => code),
      file.unitActs ?? [],
    );
    const columns = parentsFirst(file.columns, (column) => column.key).map(
      ({ responsibleUnit, units, ...column }): ImportedColumn => ({
        ...column,
        responsibleUnitId: responsibleUnit === null ? null : (idOf.get(responsibleUnit) ?? null),
        unitIds: units.flatMap((code) => idOf.get(code) ?? []),
      }),
    );
    await importColumns(tx, columns);
    const withLevel = (terms: readonly Static<typeof TermEntry>[]) =>
      terms.map((term) => ({ ...term, parent: term.parent ?? null }));
    await importTerms(tx, { topic: withLevel(file.terms.topic), genre: withLevel(file.terms.genre) });
    await writeSetting(tx, 'indexNumber', file.numbering.index);
    const patterns = file.numbering.patterns.map(({ unit, pattern }) => ({
      unitId: unit === null ? null : (idOf.get(unit) ?? null),
      pattern,
    }));
    await writeSetting(tx, 'documentNumbers', patterns);
    await writeSetting(tx, 'reviewSequences', file.reviewSequences);
    if (file.appearance !== undefined) await importAppearance(tx, file.appearance);
    if (file.calendar !== undefined) await importCalendar(tx, file.calendar);
    if (file.signIn !== undefined) await importSignInSettings(tx, file.signIn);
    if (file.personalData !== undefined) await importPersonalDataSettings(tx, file.personalData);
  });
  return { siteId, units: file.units.length, columns: file.columns.length };
}

const emptyProfile: SiteProfile = {
  name: '',
  nameEn: '',
  shortName: '',
  motto: '',
  mottoEn: '',
  description: '',
  domain: '',
  siteIdCode: '',
  icpNumber: '',
  policeNumber: '',
  sponsor: '',
  operator: '',
  address: '',
  postcode: '',
  phone: '',
  email: '',
  demonstration: false,
};

function hostsMissing(key: string): AppError {
  return new AppError({
    id: 'SITE_HOSTS_MISSING',
    status: 400,
    text: {
      zh: `站点 ${key} 已存在。更新它须用 --host 写明它的域名，以免域名被清空。`,
      en: `The site ${key} exists. To bring it up to the file name its hosts with --host, so that they are not lost.`,
    },
  });
}

/** Each after the one it stands under; one whose parent is not in the list stands at the top. */
function parentsFirst<T extends { readonly parent: string | null }>(
  entries: readonly T[],
  keyOf: (entry: T) => string,
): T[] {
  const under = new Map<string | null, T[]>();
  const known = new Set(entries.map(keyOf));
  for (const entry of entries) {
    const parent = entry.parent !== null && known.has(entry.parent) ? entry.parent : null;
    under.set(parent, [...(under.get(parent) ?? []), entry]);
  }
  const visit = (parent: string | null): T[] =>
    (under.get(parent) ?? []).flatMap((entry) => [entry, ...visit(keyOf(entry))]);
  return visit(null);
}
