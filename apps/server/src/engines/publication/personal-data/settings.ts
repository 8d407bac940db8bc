import { createHash } from 'node:crypto';
import type {
  PersonalDataSettingsFile,
  PersonalDataSettingsInput,
  PersonalDataSettingsView,
  PersonalDataTrial,
  PersonalDataTrialInput,
} from '@openzone/contracts';
import { FINDING_KINDS, findingKinds, type FindingKind } from '@openzone/chinese-text/personal-data';
import { HIDDEN_KINDS } from '@openzone/redaction/kinds';
import type { Person } from '../../../base/identity/index.ts';
import { writeSetting } from '../../../base/sites/index.ts';
import type { Reading, Tx } from '../../../platform/db/index.ts';
import { conflict, forbidden, invalid } from '../../../platform/errors.ts';
import { mayManageColumns } from '../policy.ts';
import { labelOfPlace, UNREADABLE, type PlaceKind } from './attachments/rules.ts';
import { exampleOf, presetsOf, sampleOf } from './mask-presets.ts';
import {
  exemptionOf,
  isFindingKind,
  maskParts,
  readPersonalDataSettings,
  search,
  SECRET_MARK,
  type PersonalDataSettings,
} from './rules.ts';
import { lockSettings } from './writer.ts';

/** What is listed, what blocks, how it is masked, and the site's own lists, as the settings screen shows them. */
export async function viewPersonalDataSettings(reading: Reading): Promise<PersonalDataSettingsView> {
  const settings = await readPersonalDataSettings(reading);
  const { off, blocking, placesOff, blockingPlaces, styles } = settings;
  const modeOf = (kind: string, none: readonly string[], block: readonly string[]) =>
    none.includes(kind) ? ('off' as const) : block.includes(kind) ? ('block' as const) : ('list' as const);
  return {
    kinds: findingKinds.map((kind) => ({
      kind,
      label: FINDING_KINDS[kind].label,
      group: FINDING_KINDS[kind].group,
      mode: modeOf(kind, off, blocking),
      fixed: kind === SECRET_MARK,
      sample: sampleOf(kind),
      style: styles[kind] ?? 'standard',
      styles: stylesToChoose(kind, styles[kind]),
    })),
    places: placeKinds.map((kind) => ({
      kind,
      label: labelOfPlace(kind),
      mode: modeOf(kind, placesOff, blockingPlaces),
    })),
    blockingTerms: [...settings.blockingTerms],
    knownNames: [...settings.knownNames],
    notNames: [...settings.notNames],
    unitMayKeep: settings.unitMayKeep,
    fingerprint: fingerprintOf(settings),
  };
}

/** The same for the screen. The lists hold names, so only those see them who keep them. */
export async function readPersonalDataRules(reading: Reading, person: Person): Promise<PersonalDataSettingsView> {
  requireKeeper(person);
  return viewPersonalDataSettings(reading);
}

/** Each result once: styles that do the same to the sample need no choosing between, but what is chosen stays in the list. */
function stylesToChoose(kind: FindingKind, chosen = 'standard'): { id: string; example: string }[] {
  const all = Object.entries(presetsOf(kind)).map(([id, style]) => ({ id, example: exampleOf(kind, style) }));
  const current = all.find(({ id }) => id === chosen);
  return all.filter(
    (one, index) =>
      one === current ||
      (one.example !== current?.example && all.findIndex(({ example }) => example === one.example) === index),
  );
}

const placeKinds: readonly PlaceKind[] = [UNREADABLE, ...HIDDEN_KINDS];

function byCode(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

/** Names what was on the screen, so that nobody overwrites what another has set. */
function fingerprintOf(settings: PersonalDataSettings): string {
  const { blocking, off, blockingPlaces, placesOff, blockingTerms, knownNames, notNames, styles, unitMayKeep } =
    settings;
  const kinds = [blocking, off, blockingPlaces, placesOff].map((list: readonly string[]) => list.toSorted(byCode));
  const said = [
    kinds,
    blockingTerms,
    knownNames,
    notNames,
    Object.entries(styles).toSorted(([one], [other]) => byCode(one, other)),
    unitMayKeep,
  ];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 16);
}

/** Puts other rules in force: everything public is searched anew by them, and what is worked on at its next step. */
export async function writePersonalDataSettings(
  tx: Tx,
  person: Person,
  input: PersonalDataSettingsInput,
): Promise<void> {
  requireKeeper(person);
  // Two who save at once: the second waits, and then finds that the rules are others.
  await lockSettings(tx);
  if (fingerprintOf(await readPersonalDataSettings(tx)) !== input.fingerprint) {
    throw conflict(
      'PERSONAL_DATA_SETTINGS_CHANGED',
      '核查规则刚刚被其他人修改过，您的修改没有覆盖它。请刷新后重新修改。',
      'Somebody else has changed these rules; yours did not overwrite them. Reload and change them again.',
    );
  }
  if (input.kinds.find(({ kind }) => kind === SECRET_MARK)?.mode !== 'block') {
    throw invalid(
      'SECRET_MARK_BLOCKS',
      'kinds',
      '国家秘密标志必须阻止发布，不能关闭（条例第十四条）。',
      'A mark of state secrecy always keeps a document back; it cannot be switched off (art. 14).',
    );
  }
  await writeSetting(tx, 'personalData', settingsOf(input));
}

/** What rules that are not in force yet would find in these words, and make of them. Nothing is written down. */
export function tryPersonalDataSettings(person: Person, input: PersonalDataTrialInput): PersonalDataTrial {
  requireKeeper(person);
  const settings = settingsOf(input);
  const parts = [{ key: 'body', text: input.text }];
  const found = search(parts, '', settings);
  const [masked] = maskParts(parts, found, settings);
  return {
    masked: masked?.text ?? '',
    findings: found.map(({ kind, start, end, blocking, exemption }) => ({
      kind,
      label: FINDING_KINDS[kind].label,
      start,
      end,
      blocking,
      exemption: exemption === undefined ? null : (exemptionOf(exemption.rule)?.title ?? null),
    })),
  };
}

function requireKeeper(person: Person): void {
  if (mayManageColumns(person)) return;
  throw forbidden(
    '个人信息核查规则由系统管理员或政务公开工作机构维护。',
    'The rules of the search for personal data are kept by administrators and the disclosure office.',
  );
}

function settingsOf(input: Omit<PersonalDataSettingsInput, 'fingerprint'>): PersonalDataSettings {
  const kinds = new Map(input.kinds.map((one) => [one.kind, one]));
  const places = new Map(input.places.map((one) => [one.kind, one.mode]));
  const chosen = findingKinds.map((kind) => [kind, kinds.get(kind)?.style] as const);
  return {
    // Deny by default: what is not named blocks.
    blocking: findingKinds.filter((kind) => (kinds.get(kind)?.mode ?? 'block') === 'block'),
    off: findingKinds.filter((kind) => kinds.get(kind)?.mode === 'off'),
    blockingPlaces: placeKinds.filter((kind) => (places.get(kind) ?? 'block') === 'block'),
    placesOff: placeKinds.filter((kind) => places.get(kind) === 'off'),
    blockingTerms: listed(input.blockingTerms),
    knownNames: listed(input.knownNames),
    notNames: listed(input.notNames),
    styles: knownStyles(chosen),
    unitMayKeep: input.unitMayKeep,
  };
}

/** Styles that are as usual need no mention, and what is no style of a kind counts for nothing. */
function knownStyles(chosen: readonly (readonly [FindingKind, string | undefined])[]): PersonalDataSettings['styles'] {
  const styles: Partial<Record<FindingKind, string>> = {};
  for (const [kind, style] of chosen)
    if (style !== undefined && style !== 'standard' && Object.hasOwn(presetsOf(kind), style)) styles[kind] = style;
  return styles;
}

/** Each word once, without space around it. */
function listed(words: readonly string[]): string[] {
  return [...new Set(words.map((word) => word.trim()).filter((word) => word !== ''))];
}

/** For the file of the site. */
export async function exportPersonalDataSettings(reading: Reading): Promise<PersonalDataSettingsFile> {
  const { styles, ...settings } = await readPersonalDataSettings(reading);
  return {
    blocking: [...settings.blocking],
    off: [...settings.off],
    blockingPlaces: [...settings.blockingPlaces],
    placesOff: [...settings.placesOff],
    blockingTerms: [...settings.blockingTerms],
    knownNames: [...settings.knownNames],
    notNames: [...settings.notNames],
    styles: { ...styles },
    unitMayKeep: settings.unitMayKeep,
  };
}

/** From the file of a site. Kinds that this version does not know are left out: it cannot look for them. */
export async function importPersonalDataSettings(tx: Tx, file: PersonalDataSettingsFile): Promise<void> {
  const isPlace = (kind: string): kind is PlaceKind => placeKinds.some((known) => known === kind);
  const settings: PersonalDataSettings = {
    ...file,
    blocking: file.blocking.filter(isFindingKind),
    off: file.off.filter(isFindingKind).filter((kind) => kind !== SECRET_MARK),
    blockingPlaces: file.blockingPlaces.filter(isPlace),
    placesOff: file.placesOff.filter(isPlace),
    blockingTerms: listed(file.blockingTerms),
    knownNames: listed(file.knownNames),
    notNames: listed(file.notNames),
    styles: knownStyles(findingKinds.map((kind) => [kind, file.styles[kind]])),
  };
  if (fingerprintOf(settings) !== fingerprintOf(await readPersonalDataSettings(tx)))
    await writeSetting(tx, 'personalData', settings);
}
