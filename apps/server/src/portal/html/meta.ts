import type { PublicDocument } from '../../engines/publication/public/index.ts';
import { languages, languageTags, localPath, shanghaiMinute, type Language } from '../../platform/i18n/index.ts';
import { absolute, href, type PageContext } from '../context.ts';
import type { ColumnNode } from '../structure.ts';

/** What a page says about itself in its head. */
export interface PageMeta {
  readonly title: string;
  readonly description?: string | undefined;
  readonly column?: ColumnNode | undefined;
  readonly article?: PublicDocument | undefined;
  /** Objects of schema.org without `@context`. */
  readonly data?: readonly Readonly<Record<string, unknown>>[] | undefined;
  readonly feed?: { readonly title: string; readonly path: string } | undefined;
  /** Not for search engines: previews, errors, results of searches, demonstration documents. */
  readonly noIndex?: boolean | undefined;
  /** Shown where no script may run. */
  readonly still?: boolean | undefined;
  /** An asset with a script of this page's own. */
  readonly script?: string | undefined;
}

export type MetaTag = readonly [name: string, content: string];

/**
 * The page tags of the government website rules (《政府网站发展指引》, annex on page tags): names are exact and
 * case-sensitive, and no tag is empty. Values stay as the site keeps them, in Chinese, whatever the language of the page.
 */
export function pageTags(context: PageContext, meta: PageMeta): MetaTag[] {
  const { profile } = context.site;
  const tags: MetaTag[] = [
    ['SiteName', profile.name],
    ['SiteDomain', profile.domain],
    ['SiteIDCode', profile.siteIdCode],
  ];
  if (meta.column !== undefined) {
    const { name, description, keywords, columnType } = meta.column;
    tags.push(
      ['ColumnName', name],
      ['ColumnDescription', description === '' ? name : description],
      ['ColumnKeywords', keywords === '' ? name : keywords],
      ['ColumnType', columnType === '' ? name : columnType],
    );
  }
  const article = meta.article;
  if (article !== undefined) {
    tags.push(
      ['ArticleTitle', article.title],
      ['PubDate', shanghaiMinute(article.listedAt)],
      ['ContentSource', article.source === '' ? article.issuingAgency : article.source],
      ['Keywords', article.subjectWords.join('，')],
      ['Author', article.issuingAgency],
      ['Description', article.abstract],
      ['Url', absolute(context, `/d/${article.code}`)],
    );
  }
  return tags.filter(([, content]) => content.trim() !== '');
}

export function canonical(context: PageContext): string {
  return absolute(context, href(context, context.address));
}

function turnedOff({ structure }: PageContext, language: Language): boolean {
  return !structure.look.languages.includes(language);
}

/** The same page in the other languages; `x-default` is Simplified. */
export function alternates(context: PageContext): { tag: string; url: string }[] {
  const all = languages
    .filter((language) => !turnedOff(context, language))
    .map((language) => ({
      tag: languageTags[language],
      url: absolute(context, localPath(language, context.address)),
    }));
  return [...all, { tag: 'x-default', url: absolute(context, context.address) }];
}

/** JSON for a data block in a page: `<` cannot end the block, nor can the line separators break a parser. */
export function dataBlock(objects: readonly Readonly<Record<string, unknown>>[]): string {
  const escapes: Readonly<Record<string, string>> = { '<': '\\u003c', '\u2028': '\\u2028', '\u2029': '\\u2029' };
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': objects }).replace(
    /[<\u2028\u2029]/g,
    (character) => escapes[character] ?? character,
  );
}
