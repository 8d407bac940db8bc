import { FINDING_KINDS, type FindingKind } from '@openzone/chinese-text/personal-data';
import { DEFAULT_MASK_STYLES, maskText, type MaskStyle, type MaskStyles } from '@openzone/chinese-text/masking';

/** The styles a site chooses from for one kind, each by a stable name; `standard` is what holds where nothing was chosen. */
export function presetsOf(kind: FindingKind): Readonly<Record<string, MaskStyle>> {
  const standard = DEFAULT_MASK_STYLES[kind];
  if (FINDING_KINDS[kind].group !== 'personal') return {};
  return { standard, ...variants(standard), label: { type: 'label' }, block: { type: 'block', character: '×' } };
}

function variants(standard: MaskStyle): Readonly<Record<string, MaskStyle>> {
  switch (standard.type) {
    case 'name':
      return {
        'surname-mou': { ...standard, style: 'surname-mou' },
        'surname-stars': { ...standard, style: 'surname-stars' },
        'last-character': { ...standard, style: 'last-character' },
        'mou-mou': { ...standard, style: 'mou-mou' },
      };
    case 'keep':
      return { last: { type: 'keep', start: 0, end: 2, stars: 'same' } };
    case 'address':
      return { town: { type: 'address', keep: 'town' }, none: { type: 'address', keep: 'none' } };
    case 'date':
      return { month: { type: 'date', keep: 'month' }, none: { type: 'date', keep: 'none' } };
    case 'landline':
    case 'email':
    case 'label':
    case 'block':
    case 'text':
    case 'none':
      return {};
    default:
      return standard satisfies never;
  }
}

/** The styles that hold with a site's choices; a choice that is none any more counts as none. */
export function stylesOf(chosen: Readonly<Partial<Record<FindingKind, string>>>): MaskStyles {
  const styles: Record<FindingKind, MaskStyle> = {
    ...DEFAULT_MASK_STYLES,
    // Kinds without a mask of their own are cut out when somebody asks for it.
    'secret-mark': { type: 'text', text: '' },
    'work-secret-mark': { type: 'text', text: '' },
    'blocking-term': { type: 'block', character: '×' },
  };
  for (const kind of Object.keys(FINDING_KINDS) as FindingKind[]) {
    const preset = presetsOf(kind)[chosen[kind] ?? 'standard'];
    if (preset !== undefined) styles[kind] = preset;
  }
  return styles;
}

/** Nobody's: numbers that end in what no check digit gives, and a name as common as can be. */
const SAMPLES: Readonly<Partial<Record<FindingKind, string>>> = {
  'person-name': '张建国',
  'identity-number': '320602198001010000',
  'mobile-phone': '13800000000',
  landline: '0513-80000000',
  email: 'zhang@example.com',
  address: '江苏省南通市崇川区某街道青年路1号3幢201室',
  'birth-date': '1980年1月1日',
  'bank-card': '6222020000000000000',
  'licence-plate': '苏F00000',
  passport: 'E00000000',
  health: '患高血压病',
};

export function sampleOf(kind: FindingKind): string {
  return SAMPLES[kind] ?? 'A1234567890';
}

/** What the sample of a kind becomes. */
export function exampleOf(kind: FindingKind, style: MaskStyle): string {
  const text = sampleOf(kind);
  return maskText(text, [{ kind, start: 0, end: text.length }], { styles: { [kind]: style } }).text;
}
