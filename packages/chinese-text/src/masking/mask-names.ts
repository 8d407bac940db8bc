import { surnameOf } from '../personal-data/names/index.ts';
import type { NameStyle } from './styles.ts';

const NUMBERING = '甲乙丙丁戊己庚辛壬癸';

/** The characters of a name that count: 张 三 and 张三 are one person. */
export function nameKey(name: string): string {
  return name.replace(/\s/gu, '');
}

/** The mask of a name by itself. */
export function maskName(name: string, style: NameStyle): string {
  const bare = nameKey(name);
  const surname = surnameOf(bare);
  const given = Array.from(bare.slice(surname.length)).length;
  switch (style) {
    case 'surname-mou':
      return `${surname}某`;
    case 'surname-mou-length':
      return surname + '某'.repeat(Math.min(2, Math.max(1, given)));
    case 'surname-stars':
      return surname + '*'.repeat(Math.max(1, given));
    case 'last-character': {
      const characters = Array.from(bare);
      return '*'.repeat(Math.max(1, characters.length - 1)) + (characters.at(-1) ?? '');
    }
    case 'mou-mou':
      return '某某';
    default:
      return style satisfies never;
  }
}

/**
 * Masks for all names of a document, by name: the same person always gets the same mask. With `distinguish`, persons whose
 * masks would be alike are told apart in the order in which they appear: 张某甲, 张某乙.
 */
export function maskNames(names: readonly string[], style: NameStyle, distinguish: boolean): Map<string, string> {
  const keys = [...new Set(names.map(nameKey))];
  const masks = new Map(keys.map((key) => [key, maskName(key, style)]));
  if (!distinguish) return masks;
  const groups = new Map<string, string[]>();
  for (const key of keys) {
    // 张某 and 张某某 would be taken for two spellings of one person, so they are told apart as well.
    const alike =
      style === 'last-character'
        ? (masks.get(key) ?? '')
        : (masks.get(key) ?? '').replace(/某+$/u, '某').replace(/\*+$/u, '*');
    groups.set(alike, [...(groups.get(alike) ?? []), key]);
  }
  for (const [mask, group] of groups) {
    if (group.length > 1) group.forEach((key, index) => masks.set(key, numbered(mask, index)));
  }
  return masks;
}

function numbered(mask: string, index: number): string {
  const sign = NUMBERING.charAt(index % NUMBERING.length);
  const round = Math.floor(index / NUMBERING.length);
  return `${mask}${sign}${round === 0 ? '' : round + 1}`;
}
