import type { PublicDocument } from '../../engines/publication/public/index.ts';
import { languageTags } from '../../platform/i18n/index.ts';
import { absolute, href, type PageContext } from '../context.ts';
import type { Crumb } from '../components/lists.tsx';

type Thing = Readonly<Record<string, unknown>>;

/** schema.org/GovernmentOrganization of the site. */
export function organization(context: PageContext): Thing {
  const { profile } = context.site;
  return {
    '@type': 'GovernmentOrganization',
    '@id': absolute(context, '/#organization'),
    name: profile.sponsor === '' ? profile.name : profile.sponsor,
    url: absolute(context, '/'),
    ...(profile.phone === '' ? {} : { telephone: profile.phone }),
    ...(profile.email === '' ? {} : { email: profile.email }),
    ...(profile.address === '' ? {} : { address: profile.address }),
  };
}

export function webSite(context: PageContext): Thing {
  const { profile } = context.site;
  return {
    '@type': 'WebSite',
    '@id': absolute(context, '/#website'),
    name: profile.name,
    alternateName: profile.nameEn,
    url: absolute(context, '/'),
    inLanguage: languageTags['zh-hans'],
    publisher: { '@id': absolute(context, '/#organization') },
    potentialAction: {
      '@type': 'SearchAction',
      target: `${absolute(context, '/search')}?q={search_term_string}`,
      'query-input': 'required name=search_term_string',
    },
  };
}

export function breadcrumbData(context: PageContext, trail: readonly Crumb[], last: string): Thing {
  const crumbs = [{ path: href(context, '/'), label: context.m.chrome.home }, ...trail];
  return {
    '@type': 'BreadcrumbList',
    itemListElement: [
      ...crumbs.map((crumb, index) => ({
        '@type': 'ListItem',
        position: index + 1,
        name: crumb.label,
        item: absolute(context, crumb.path),
      })),
      { '@type': 'ListItem', position: crumbs.length + 1, name: last },
    ],
  };
}

const legalForce = {
  IN_FORCE: 'https://schema.org/InForce',
  AMENDED: 'https://schema.org/PartiallyInForce',
  REPEALED: 'https://schema.org/NotInForce',
  LAPSED: 'https://schema.org/NotInForce',
  DECLARED_VOID: 'https://schema.org/NotInForce',
} as const;

/** Legislation where the document has a number and a genre of official documents, an Article otherwise. */
export function documentData(context: PageContext, document: PublicDocument): Thing {
  const url = absolute(context, `/d/${document.code}`);
  const common = {
    '@id': url,
    url,
    name: document.title,
    inLanguage: languageTags['zh-hans'],
    datePublished: document.listedOn,
    dateModified: document.publishedAt.toISOString(),
    dateCreated: document.writtenDate,
    publisher: { '@id': absolute(context, '/#organization') },
    author: { '@type': 'GovernmentOrganization', name: document.issuingAgency },
    identifier: document.indexNumber,
    isAccessibleForFree: true,
    ...(document.abstract === '' ? {} : { abstract: document.abstract }),
    ...(document.subjectWords.length === 0 ? {} : { keywords: document.subjectWords.join('，') }),
  };
  if (document.documentNumber === null || document.genre === null) {
    return { '@type': 'Article', headline: document.title, ...common };
  }
  return {
    '@type': 'Legislation',
    ...common,
    legislationIdentifier: document.documentNumber,
    legislationType: document.genre,
    legislationDate: document.writtenDate,
    legislationPassedBy: { '@type': 'GovernmentOrganization', name: document.issuingAgency },
    legislationLegalForce: legalForce[document.validity],
    ...(document.effectiveDate === null ? {} : { legislationDateOfApplicability: document.effectiveDate }),
  };
}
