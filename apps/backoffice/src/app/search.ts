import {
  channelLabels,
  ChannelStanding,
  stageLabels,
  workKindLabels,
  type Channel,
  type DocumentSort,
  type Stage,
  type WorkKind,
} from '@openzone/contracts';

/** What a screen keeps in its address, read back with suspicion: an address may be typed by hand. */

export function word(value: unknown, most = 100): string | undefined {
  const words = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
  return words === '' || words.length > most ? undefined : words;
}

export function positive(value: unknown, most: number): number | undefined {
  const number = Number(value);
  return Number.isInteger(number) && number >= 1 && number <= most ? number : undefined;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function id(value: unknown): string | undefined {
  return typeof value === 'string' && UUID.test(value) ? value : undefined;
}

export function isStage(value: unknown): value is Stage {
  return typeof value === 'string' && Object.hasOwn(stageLabels, value);
}

/** Leaves out what is undefined, so that the address stays short. */
export function given<T extends Record<string, unknown>>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}

/** Only a path of this program: never another site. */
export function safeNext(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in') ? next : '/';
}

function isWorkKind(value: unknown): value is WorkKind {
  return typeof value === 'string' && Object.hasOwn(workKindLabels, value);
}

export function workSearch(search: Record<string, unknown>) {
  const { kind, late } = search;
  return given({ kind: isWorkKind(kind) ? kind : undefined, late: late === true ? true : undefined });
}

const signInSteps = ['CODE', 'PASSWORD', 'ENROL'] as const;

export function signInSearch(search: Record<string, unknown>) {
  return given({ next: word(search['next'], 1000), step: signInSteps.find((step) => step === search['step']) });
}

export function writeSearch(search: Record<string, unknown>) {
  return given({ id: id(search['id']), columnId: id(search['columnId']) });
}

export function isChannel(value: unknown): value is Channel {
  return typeof value === 'string' && Object.hasOwn(channelLabels, value);
}

const standings: readonly string[] = Object.values(ChannelStanding.enum);

export function isStanding(value: unknown): value is ChannelStanding {
  return typeof value === 'string' && standings.includes(value);
}

/** By what the list of documents can be ordered. */
export const documentSorts = [
  'title',
  '-title',
  'unit',
  '-unit',
  'day',
  '-day',
  'stage',
  '-stage',
  'updated',
  '-updated',
] as const satisfies readonly DocumentSort[];

export function documentsSearch(search: Record<string, unknown>) {
  const stage = search['stage'];
  return given({
    q: word(search['q']),
    stage: isStage(stage) ? stage : undefined,
    unitId: id(search['unitId']),
    columnId: id(search['columnId']),
    channel: isChannel(search['channel']) ? search['channel'] : undefined,
    channelState: isStanding(search['channelState']) ? search['channelState'] : undefined,
    page: positive(search['page'], 10_000),
    pageSize: positive(search['pageSize'], 100),
    sort: documentSorts.find((sort) => sort === search['sort']),
    after: word(search['after'], 600),
  });
}

const ROW_STATES = ['waiting', 'confirmed', 'rejected', 'duplicate'] as const;
export type RowState = (typeof ROW_STATES)[number];

export function importSearch(search: Record<string, unknown>) {
  return given({
    state: ROW_STATES.find((state) => state === search['state']),
    page: positive(search['page'], 10_000),
    pageSize: positive(search['pageSize'], 100),
    row: id(search['row']),
  });
}
