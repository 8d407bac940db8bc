import type { Banner } from '@openzone/contracts';
import type { Site } from '../base/sites/index.ts';
import { languageTags, localPath, type Language } from '../platform/i18n/index.ts';
import type { AssetUrls } from './assets.ts';
import { termInEnglish, type Messages } from './messages/index.ts';
import type { ColumnNode, SiteStructure, TermLevels } from './structure.ts';

export const displays = ['standard', 'elder', 'contrast'] as const;
/** How the visitor wants pages shown: standard, large and plain for older readers, or high contrast. */
export type Display = (typeof displays)[number];

/** What every page is rendered with. */
export interface PageContext {
  readonly site: Site;
  readonly origin: string;
  readonly language: Language;
  readonly display: Display;
  /** The canonical address without the language prefix, with its query. */
  readonly address: string;
  readonly m: Messages;
  readonly structure: SiteStructure;
  /** The announcements of the moment. */
  readonly banners: readonly Banner[];
  readonly assets: AssetUrls;
}

/** The address of a page of this site in the visitor's language. */
export function href(context: PageContext, path: string): string {
  return localPath(context.language, path);
}

export function absolute(context: PageContext, path: string): string {
  return context.origin + path;
}

export function siteName(context: PageContext): string {
  const { name, nameEn } = context.site.profile;
  return context.language === 'en' && nameEn !== '' ? nameEn : name;
}

export function named(context: PageContext, thing: { readonly name: string; readonly nameEn: string }): string {
  return context.language === 'en' && thing.nameEn !== '' ? thing.nameEn : thing.name;
}

/** What a unit was called on a day. */
function namesOn(context: PageContext, id: string, day: string) {
  const names = context.structure.unitById.get(id)?.names ?? [];
  return names.findLast(({ from }) => from === null || from <= day) ?? names[0];
}

/** The unit of what was written on `day`, by the name it had then. */
export function unitNamed(context: PageContext, id: string, fallback: string, day: string): string {
  const names = namesOn(context, id, day);
  return names === undefined ? fallback : named(context, names);
}

/** The short name of a unit on a day, for lists that are all of one zone. */
export function unitShort(context: PageContext, id: string, fallback: string, day: string): string {
  const names = namesOn(context, id, day);
  if (names === undefined) return fallback;
  return context.language === 'en' || names.shortName === '' ? named(context, names) : names.shortName;
}

/** An official term such as 通知 in the visitor's language. */
export function term(context: PageContext, value: string): string {
  if (context.language !== 'en') return value;
  return context.structure.termNames.get(value) ?? termInEnglish(value);
}

/** A topic or genre with the one above it, as official forms write it. */
export function termPath(context: PageContext, levels: TermLevels, value: string): string {
  const above = levels.above.get(value);
  return above === undefined ? term(context, value) : `${term(context, above)} / ${term(context, value)}`;
}

/** `lang` for what stays Chinese on an English page; undefined where the page's own language holds. */
export function originalLang(context: PageContext): string | undefined {
  return context.language === 'en' ? languageTags['zh-hans'] : undefined;
}

/** Columns that another page shows better have their address there. */
export function columnHref(context: PageContext, column: ColumnNode): string {
  return href(context, column.key === 'disclosure' ? '/open-government' : `/c/${column.key}`);
}

export function pictureHref({ structure }: PageContext, id: string): string {
  return structure.look.pictures + id;
}

/** What the site says in Chinese and, where it gives it, in English. */
export function said(context: PageContext, zh: string, en: string): string {
  return context.language === 'en' && en !== '' ? en : zh;
}
