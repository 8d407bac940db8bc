import { proactiveArticles, type AttachmentView } from '@openzone/contracts';
import type { Text } from '../../platform/errors.ts';
import type { ColumnKey, LegacyDocumentProposal } from './analysis/index.ts';
import type { SiteKeys, StoredProposal } from './domain.ts';
import { safeBody } from './safe-body.ts';

export interface FoundAttachment extends AttachmentView {
  readonly text: string | null;
}

/** Where a kind of document stands: by the column's own key, else by the article of the Regulation the column answers. */
const columnsOf: Readonly<Record<ColumnKey, readonly string[]>> = {
  decision: ['decision'],
  execution: ['execution'],
  management: ['management'],
  service: ['service'],
  results: ['results'],
  guide: ['guide'],
  rules: ['system', 'rules'],
  'annual-report': ['annual-reports', 'annual-report', '20(十五)'],
  'legal-docs': ['20(一)'],
  'org-info': ['20(二)'],
  plans: ['20(三)'],
  statistics: ['20(四)'],
  licensing: ['20(五)'],
  penalty: ['20(六)'],
  budget: ['20(七)'],
  fees: ['20(八)'],
  procurement: ['20(九)'],
  'major-projects': ['20(十)'],
  livelihood: ['20(十一)'],
  emergency: ['20(十二)'],
  inspection: ['20(十三)'],
  'civil-service': ['20(十四)'],
  other: ['20(十五)', 'notices'],
};

function columnKey(proposed: ColumnKey | null, keys: SiteKeys): string | null {
  if (proposed === null) return null;
  for (const candidate of [...columnsOf[proposed], ...columnsOf.other]) {
    if (keys.columns.has(candidate)) return candidate;
    const byArticle = keys.columnOfArticle.get(candidate);
    if (byArticle !== undefined) return byArticle;
  }
  return null;
}

function unitCode(agency: string | null, keys: SiteKeys): StoredProposal['unitCode'] {
  if (agency !== null) {
    for (const [code, unit] of keys.units) {
      const names = [unit.name, ...unit.formerNames];
      if (agency === unit.shortName || names.some((name) => agency.endsWith(name))) {
        return {
          value: code,
          confidence: 0.95,
          reasons: [
            { zh: `发文机关“${agency}”是本区单位`, en: `The issuing agency “${agency}” is a unit of this zone` },
          ],
        };
      }
    }
  }
  return {
    value: null,
    confidence: 0.6,
    reasons: [
      {
        zh: '发文机关不在本区单位名录中，确认时归入经办人所在单位',
        en: 'The issuing agency is no unit of this zone; the document becomes the confirming handler’s unit’s',
      },
    ],
  };
}

/**
 * 成文日期 is mandatory in the catalogue. Where an old page gives none, its publication date stands in, then the latest day
 * its text names; the reason is shown and a person confirms it.
 */
function writtenDate(proposal: LegacyDocumentProposal, today: string): { value: string | null; warning?: Text } {
  if (proposal.writtenDate.value !== null) return { value: proposal.writtenDate.value };
  if (proposal.publishedDate.value !== null) {
    return {
      value: proposal.publishedDate.value,
      warning: {
        zh: `原文没有成文日期，暂用发布日期 ${proposal.publishedDate.value}，请核对`,
        en: `No date of issue is given; the publication date ${proposal.publishedDate.value} stands in`,
      },
    };
  }
  const named = latestDayIn(proposal.bodyText, today) ?? yearEndOf(proposal.title.value ?? '', today);
  const value = named ?? today;
  return {
    value,
    warning:
      named === undefined
        ? {
            zh: `原文没有任何日期，暂用导入日期 ${value}，请核对`,
            en: `The text names no date at all; the day of import ${value} stands in`,
          }
        : {
            zh: `原文没有成文日期，暂用文中所提日期 ${value}，请核对`,
            en: `No date of issue is given; ${value}, which the text names, stands in`,
          },
  };
}

/** The latest whole day that a text names and that has come. */
function latestDayIn(text: string, today: string): string | undefined {
  const days = [...text.matchAll(/((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日/gu)].map(
    ([, year = '', month = '', day = '']) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  );
  return days
    .filter((day) => day <= today && isDay(day))
    .toSorted()
    .at(-1);
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function yearEndOf(title: string, today: string): string | undefined {
  const year = /((?:19|20)\d{2})年/u.exec(title)?.[1];
  return year !== undefined && `${year}-12-31` <= today ? `${year}-12-31` : undefined;
}

/** The article of the back office's list that answers what the analysis names. */
function articleOf(articles: readonly string[]): string {
  const listed = articles.find((article) => proactiveArticles[article] !== undefined);
  return listed ?? (articles.some((article) => ['12', '49', '50'].includes(article)) ? '20(十五)' : '19');
}

const plain = ({ zh, en }: Text): Text => ({ zh, en });

/** The analysis in the terms of this site, as the batch keeps it and a person sees it. */
export function toProposal(
  proposal: LegacyDocumentProposal,
  keys: SiteKeys,
  today: string,
  attachments: readonly FoundAttachment[],
): StoredProposal {
  const { html, warnings: removedFromBody } = safeBody(proposal.bodyHtml);
  const written = writtenDate(proposal, today);
  const { attribute, column } = proposal;
  return {
    title: (proposal.title.value ?? '').slice(0, 500),
    bodyHtml: html,
    bodyText: proposal.bodyText,
    abstract: (proposal.abstract.value ?? '').slice(0, 500),
    documentNumber: proposal.documentNumber.value,
    writtenDate: written.value,
    publishedDate: proposal.publishedDate.value,
    effectiveDate: proposal.effectiveDate.value,
    expiredDate: proposal.expiredDate.value,
    declaredValidity: proposal.validity.value ?? 'IN_FORCE',
    issuingAgency: proposal.issuingAgency.value,
    source: proposal.source.value ?? '',
    legacyIndexNumber: proposal.legacyIndexNumber.value,
    subjectWords: (proposal.subjectWords.value ?? '')
      .split(/[\s;；,，、]+/u)
      .filter((word) => word !== '')
      .slice(0, 30),
    extraColumnKeys: [],
    genre: {
      value: proposal.genre.value,
      confidence: proposal.genre.confidence,
      reasons: proposal.genre.reasons.map(plain),
    },
    subjectCategory: {
      value: proposal.subjectCategory.value,
      confidence: proposal.subjectCategory.confidence,
      reasons: proposal.subjectCategory.reasons.map(plain),
    },
    columnKey: {
      value: columnKey(column.value, keys),
      confidence: column.confidence,
      reasons: column.reasons.map(plain),
    },
    unitCode: unitCode(proposal.issuingAgency.value, keys),
    attribute: { value: attribute.value, confidence: attribute.confidence, reasons: attribute.reasons.map(plain) },
    article: articleOf(attribute.articles),
    ground: attribute.ground ?? null,
    attachments: attachments.map(({ name, sha256, size, mediaType }) => ({
      name: name.slice(-200),
      sha256,
      size,
      mediaType,
    })),
    removed: proposal.removed.map(({ text, why }) => ({ text, why: plain(why) })),
    warnings: [
      ...(written.warning === undefined ? [] : [written.warning]),
      ...proposal.warnings.map(plain),
      ...proposal.errors.map(plain),
      ...removedFromBody,
    ],
    repair: presentRepair(proposal),
  };
}

function presentRepair({ repair }: LegacyDocumentProposal): StoredProposal['repair'] {
  if (repair === undefined) return null;
  return {
    originalText: repair.original,
    removedReadings: repair.counts['removedReadings'] ?? 0,
    convertedCharacters: repair.counts['convertedCharacters'] ?? 0,
    changes: repair.changes.map(({ from, to, start, end }) => ({
      kind: to === '' ? 'reading' : 'character',
      from,
      to,
      start,
      end,
    })),
  };
}
