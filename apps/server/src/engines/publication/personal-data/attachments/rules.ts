import { describe, isHiddenKind, type HiddenKind } from '@openzone/redaction/kinds';
import type { FileInspection } from '../../../../base/files/index.ts';
import type { Text } from '../../../../platform/errors.ts';

/** A file nobody could read stands among the hidden places: a person has to look at it. */
export const UNREADABLE = 'unreadable';

export type PlaceKind = HiddenKind | typeof UNREADABLE;

/**
 * Hidden places that keep a version from being published until somebody has decided, unless the site says otherwise: where people
 * hide words from the reader, and what no program can read. Properties and traces of editing are listed and go with the public copy.
 */
export const defaultBlockingPlaces: readonly PlaceKind[] = [
  UNREADABLE,
  'scanned-page',
  'comment',
  'tracked-change',
  'hidden-text',
  'white-text',
  'tiny-text',
  'hidden-shape',
  'embedded-object',
  'imported-part',
  'cropped-picture',
  'hidden-sheet',
  'hidden-row',
  'hidden-column',
  'filtered-row',
  'hidden-format',
  'covered-cell',
  'pivot-cache',
  'external-link',
  'connection',
  'scenario',
  'unused-string',
  'covered-text',
  'invisible-text',
  'outside-page',
  'old-revision',
  'attachment',
  'annotation',
  'hidden-layer',
  'location',
];

export function labelOfPlace(kind: string, action: 'removed' | 'look' = 'removed'): Text {
  if (isHiddenKind(kind)) return describe(kind, action);
  return {
    zh: '文件不能自动检查，请打开查看',
    en: 'The file cannot be checked by program: open it and look',
  };
}

/** Hidden places of one kind in one file: decided on together, since the public copy is cleaned of a kind or not. */
export interface HiddenGroup {
  readonly kind: PlaceKind;
  readonly places: number;
  readonly action: 'removed' | 'look';
  readonly blocking: boolean;
}

/** @param isPrivate whether words hold personal data of a kind that blocks: a hidden place with such words blocks whatever it is */
export function groupHidden(
  inspection: FileInspection,
  { blockingPlaces, placesOff }: Readonly<Record<'blockingPlaces' | 'placesOff', readonly string[]>>,
  isPrivate: (words: string) => boolean,
): HiddenGroup[] {
  if (inspection.problem !== null && placesOff.includes(UNREADABLE)) return [];
  if (inspection.problem !== null)
    return [{ kind: UNREADABLE, places: 1, action: 'look', blocking: blockingPlaces.includes(UNREADABLE) }];
  const groups = new Map<HiddenKind, HiddenGroup>();
  for (const { kind, count, action, text } of inspection.hidden) {
    if (placesOff.includes(kind) && !isPrivate(text)) continue;
    const known = groups.get(kind);
    groups.set(kind, {
      kind,
      places: (known?.places ?? 0) + count,
      // What a program can take out of some places only, a person looks at.
      action: known?.action === 'look' ? 'look' : action,
      blocking: (known?.blocking ?? blockingPlaces.includes(kind)) || isPrivate(text),
    });
  }
  return [...groups.values()];
}

/** Formats of which a copy can be made with words replaced. */
export function isMaskable(format: FileInspection['format']): boolean {
  return format === 'docx' || format === 'xlsx' || format === 'pdf' || format === 'text';
}
