import type { FindingKind } from '../personal-data/kinds.ts';

/** How a name is masked: 张某某 (as long as the name), 张某, 张**, *三 (all but the last), 某某. */
export type NameStyle = 'surname-mou-length' | 'surname-mou' | 'surname-stars' | 'last-character' | 'mou-mou';

/** How one kind is masked. All of it can be written down as JSON, for a site's settings. */
export type MaskStyle =
  /** Keep some characters at both ends; `stars`: as many as were hidden, or a fixed number, which hides the length too. */
  | { readonly type: 'keep'; readonly start: number; readonly end: number; readonly stars: 'same' | number }
  /** Names. `distinguish`: different persons who would get the same mask become 张某甲, 张某乙. */
  | { readonly type: 'name'; readonly style: NameStyle; readonly distinguish: boolean }
  /** Keep the administrative division; street, estate, village and everything finer become 某. */
  | { readonly type: 'address'; readonly keep: 'county' | 'town' | 'none' }
  /** Keep the year, the year and the month, or nothing of a date. */
  | { readonly type: 'date'; readonly keep: 'year' | 'month' | 'none' }
  /** Keep the area code and the last digits. */
  | { readonly type: 'landline'; readonly end: number }
  /** Keep the first character of what is before the @ and the domain. */
  | { readonly type: 'email' }
  /** The kind in brackets: [身份证号]. */
  | { readonly type: 'label' }
  /** One block for each character. */
  | { readonly type: 'block'; readonly character: string }
  /** Always the same words. */
  | { readonly type: 'text'; readonly text: string }
  /** Leave it as it is: the finding blocks or informs, a person rewrites the sentence. */
  | { readonly type: 'none' };

export type MaskStyles = Readonly<Record<FindingKind, MaskStyle>>;

const keep = (start: number, end: number, stars: 'same' | number = 'same'): MaskStyle => ({
  type: 'keep',
  start,
  end,
  stars,
});
const none: MaskStyle = { type: 'none' };

/** The styles in use among public bodies: 张某某, 3206********1234, 138****5678, 某小区. */
export const DEFAULT_MASK_STYLES: MaskStyles = {
  'person-name': { type: 'name', style: 'surname-mou-length', distinguish: true },
  'identity-number': keep(4, 4, 8),
  'mobile-phone': keep(3, 4),
  landline: { type: 'landline', end: 2 },
  email: { type: 'email' },
  address: { type: 'address', keep: 'county' },
  'birth-date': { type: 'date', keep: 'year' },
  'bank-card': keep(4, 4),
  'bank-account': keep(4, 4),
  'credit-code': keep(4, 4),
  'licence-plate': keep(2, 2),
  passport: keep(1, 3),
  'travel-permit': keep(1, 3),
  'residence-permit': keep(3, 3),
  'military-id': keep(0, 2),
  'driver-file': keep(2, 2),
  'medical-record': keep(0, 2),
  'disability-certificate': keep(4, 2, 8),
  'welfare-certificate': keep(0, 2),
  'social-security-number': keep(2, 2),
  'student-number': keep(2, 2),
  'examinee-number': keep(2, 2),
  'online-account': keep(1, 1),
  health: { type: 'text', text: '（健康状况略）' },
  'secret-mark': none,
  'work-secret-mark': none,
  'blocking-term': none,
};
