import { Type, type Static } from 'typebox';
import { SiteChange } from './site-changes.ts';

/** How a site looks and what it says about itself: `/api/admin/site/appearance`. */

/** What stands between `title` texts and a page: at most so many characters, and no line of its own. */
const line = (maxLength: number) => Type.String({ maxLength });
/** Of another site, or an address of this one. Empty: none. */
const WebAddress = Type.String({ maxLength: 500, pattern: '^($|https?://[^\\s"<>]+$|/(?!/)[^\\s"<>]*$)' });
/** SHA-256 of the picture. */
const PictureId = Type.String({ pattern: '^[0-9a-f]{64}$' });

export const SiteLanguage = Type.Enum(['zh-hans', 'zh-hant', 'en']);
export type SiteLanguage = Static<typeof SiteLanguage>;

/** Names, footer facts and contact. */
export const SiteTexts = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 60 }),
  nameEn: line(120),
  shortName: line(20),
  motto: line(40),
  mottoEn: line(80),
  description: line(300),
  /** 政府网站标识码: ten digits. */
  siteIdCode: Type.String({ pattern: '^([0-9]{10})?$' }),
  icpNumber: line(60),
  policeNumber: line(60),
  sponsor: line(60),
  operator: line(60),
  address: line(120),
  postcode: Type.String({ pattern: '^([0-9]{6})?$' }),
  phone: line(60),
  email: Type.String({ maxLength: 120, pattern: '^([^\\s@]+@[^\\s@]+)?$' }),
});
export type SiteTexts = Static<typeof SiteTexts>;

export const Banner = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 40 }),
  tone: Type.Enum(['notice', 'warning']),
  zh: Type.String({ minLength: 1, maxLength: 120 }),
  en: line(240),
  url: WebAddress,
  /** Shown from this moment until before that one. */
  from: Type.String({ format: 'date-time' }),
  until: Type.String({ format: 'date-time' }),
});
export type Banner = Static<typeof Banner>;

export const FooterMark = Type.Object({
  kind: Type.Enum(['PARTY_GOVERNMENT', 'SITE_ID', 'POLICE', 'ELDER_FRIENDLY', 'BARRIER_FREE', 'OTHER']),
  picture: Type.Union([PictureId, Type.Null()]),
  /** What the mark says: its text, and the alternative text of its picture. */
  label: Type.String({ minLength: 1, maxLength: 60 }),
  labelEn: line(120),
  url: WebAddress,
});
export type FooterMark = Static<typeof FooterMark>;

const FriendlyLink = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 60 }),
  nameEn: line(120),
  url: Type.String({ maxLength: 500, pattern: '^https?://[^\\s"<>]+$' }),
});
export const LinkGroup = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 30 }),
  nameEn: line(60),
  links: Type.Array(FriendlyLink, { maxItems: 60 }),
});
export type LinkGroup = Static<typeof LinkGroup>;

export const HomeBlock = Type.Object({
  kind: Type.Enum(['shortcuts', 'newest', 'five', 'statutory', 'links', 'column']),
  /** Key of the column of a `column` block. */
  column: Type.Union([line(60), Type.Null()]),
  /** Documents shown, where the block shows some (of `five`: of each kind). */
  items: Type.Integer({ minimum: 1, maximum: 20 }),
  /** Two that follow one another stand side by side where there is room. */
  half: Type.Boolean(),
});
export type HomeBlock = Static<typeof HomeBlock>;

/** How the site looks. The texts live with the site's profile. */
export const SiteLook = Type.Object({
  languages: Type.Array(SiteLanguage, { minItems: 1, maxItems: 3, uniqueItems: true }),
  /** `#rrggbb`; null: the program's own. */
  color: Type.Union([Type.String({ pattern: '^#[0-9a-f]{6}$' }), Type.Null()]),
  logo: Type.Union([
    Type.Object({
      picture: PictureId,
      /** What it shows, for those who do not see it. */
      alt: Type.String({ minLength: 1, maxLength: 120 }),
      altEn: line(120),
    }),
    Type.Null(),
  ]),
  banners: Type.Array(Banner, { maxItems: 10 }),
  marks: Type.Array(FooterMark, { maxItems: 10 }),
  links: Type.Array(LinkGroup, { maxItems: 12 }),
  home: Type.Array(HomeBlock, { minItems: 1, maxItems: 30 }),
});
export type SiteLook = Static<typeof SiteLook>;

export const Appearance = Type.Object({ texts: SiteTexts, ...SiteLook.properties });
export type Appearance = Static<typeof Appearance>;

export const AppearanceView = Type.Object({
  revision: Type.Integer({ minimum: 0 }),
  live: Appearance,
  /** What is being prepared; null: nothing. */
  draft: Type.Union([Appearance, Type.Null()]),
  draftBy: Type.String(),
  draftAt: Type.Union([Type.String(), Type.Null()]),
  /** What went live, the newest first. */
  changes: Type.Array(SiteChange),
});
export type AppearanceView = Static<typeof AppearanceView>;

/** The one that was seen. */
export const AppearanceRevision = Type.Object({ revision: Type.Integer({ minimum: 0 }) });
export const AppearanceDraftInput = Type.Object({ ...AppearanceRevision.properties, appearance: Appearance });
export type AppearanceDraftInput = Static<typeof AppearanceDraftInput>;

export const SitePicture = Type.Object({ id: PictureId, width: Type.Integer(), height: Type.Integer() });
export type SitePicture = Static<typeof SitePicture>;

/** Bytes of one picture: marks and logos are small, and every page loads them. */
export const sitePictureBytes = 300 * 1024;

/** The arrangement a site begins with. */
export const usualHome: readonly HomeBlock[] = [
  { kind: 'shortcuts', column: null, items: 6, half: false },
  { kind: 'newest', column: null, items: 6, half: true },
  { kind: 'column', column: 'notices', items: 6, half: true },
  { kind: 'five', column: null, items: 3, half: false },
  { kind: 'statutory', column: null, items: 15, half: false },
  { kind: 'column', column: 'policies', items: 6, half: true },
  { kind: 'column', column: 'interpretation', items: 5, half: true },
  { kind: 'links', column: null, items: 20, half: false },
];

export const usualLook: SiteLook = {
  languages: ['zh-hans', 'zh-hant', 'en'],
  color: null,
  logo: null,
  banners: [],
  marks: [],
  links: [],
  home: [...usualHome],
};
