import { toTraditional } from '@openzone/chinese-text/convert';
import {
  validityLabels,
  type CatalogueConditions,
  type CatalogueKey,
  type PublicListItem,
} from '../engines/publication/public/index.ts';
import { csvRow } from '../platform/csv.ts';
import { languageTags, localPath, pick } from '../platform/i18n/index.ts';
import { absolute, unitNamed, type PageContext } from './context.ts';
import type { PortalData } from './data.ts';

const pieceSize = 1_000;

/**
 * The catalogue under a filter as CSV with a byte order mark, without which spreadsheet programs read Chinese wrongly. It is
 * read in pieces, each beginning where the one before ended, so that a slow client holds no snapshot open.
 */
export async function* catalogueCsv(
  context: PageContext,
  data: PortalData,
  filter: CatalogueConditions,
): AsyncGenerator<string> {
  const c = context.m.catalogue;
  const d = context.m.document;
  const write = context.language === 'zh-hant' ? toTraditional : (text: string): string => text;
  yield `\ufeff${write(csvRow([c.index, c.name, c.abstract, c.written, c.published, c.unit, c.number, c.genre, c.subject, c.validity, d.column, c.link]))}`;
  let after: CatalogueKey | undefined;
  do {
    const from = after;
    const piece = await data.read(context.site.id, (view) => view.catalogueAfter(filter, from, pieceSize));
    yield write(piece.items.map((item) => csvRow(cellsOf(context, item))).join(''));
    after = piece.last;
  } while (after !== undefined);
}

function cellsOf(context: PageContext, item: PublicListItem): string[] {
  const column = context.structure.byId.get(item.columnId);
  return [
    item.indexNumber,
    item.title,
    item.abstract,
    item.writtenDate,
    item.listedOn,
    unitNamed(context, item.unitId, item.unitName, item.writtenDate),
    item.documentNumber ?? '',
    item.genre ?? '',
    item.subjectCategory ?? '',
    pick(validityLabels[item.validity], context.language),
    column?.name ?? '',
    absolute(context, localPath(context.language, `/d/${item.code}`)),
  ];
}

/** The language of the column heads, for Content-Language. */
export function csvLanguage(context: PageContext): string {
  return languageTags[context.language];
}
