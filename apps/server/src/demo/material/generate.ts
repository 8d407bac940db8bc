import { addDays } from '@openzone/calendar';
import { blocksOf, htmlOf } from './blocks.ts';
import { columnsOf, leafColumns, unitIn } from './columns.ts';
import { documents } from './documents/index.ts';
import { chineseDate, WORKDAYS } from './generate/days.ts';
import { placesOf, type Places } from './generate/lexicon.ts';
import { numberDocuments } from './generate/numbers.ts';
import { planDocuments, type Planned } from './generate/plan.ts';
import { Random } from './generate/random.ts';
import { EFFECTIVE_AFTER_DAYS, type Template, type Written } from './generate/template.ts';
import { TEMPLATES } from './generate/templates.ts';
import { Writer } from './generate/writer.ts';
import type { DemoDocument, DemoUnit, DemoZone, SourceFormat, ZoneKey } from './types.ts';
import { DEMO_TODAY, unitOf, zoneOf } from './zone.ts';

export interface GenerateOptions {
  /** Zone the documents belong to; the main one unless told. */
  readonly zone?: ZoneKey;
}

/** Titles tried with one template before another takes its place. */
const RETRIES = 6;
const LATE_SHARE = 0.025;
/** Working days from writing to publication: at most usually, and at most where it is late. */
const USUAL_GAP = 12;
const LATEST_GAP = 40;
const LATE_REASONS = ['负责审核的人员出差，未按时移交', '与联合发文单位会商耗时较长', '附件格式不符合要求，退回重新整理', '机构调整期间交接遗漏'];

/** What stays the same while one set of documents is written. */
interface Job {
  readonly random: Random;
  readonly zone: DemoZone;
  readonly places: Places;
  readonly templates: readonly Template[];
  readonly columnKeys: ReadonlySet<string>;
  /** Titles given so far. */
  readonly titles: Set<string>;
  /** Last issue number of each series and year. */
  readonly issues: Map<string, number>;
}

/**
 * `count` short documents over all columns and units, the same for the same seed: no two share a title, none shares one with
 * a written document, all are dated on working days from 2021 to the demonstration day and come oldest first. About one
 * in a hundred is published late and says why. 50,000 take a few seconds.
 */
export function generateDocuments(seed: number, count: number, options: GenerateOptions = {}): DemoDocument[] {
  const zone = zoneOf(options.zone ?? 'dongyu');
  const columnKeys = new Set(columnsOf(zone.key).map((column) => column.key));
  const job: Job = {
    random: new Random(seed),
    zone,
    places: placesOf(zone.key),
    templates: TEMPLATES.map((template) => moved(template, columnKeys)),
    columnKeys,
    titles: new Set(documents.map((document) => document.title)),
    issues: new Map(),
  };
  const plan = planDocuments(job.random, job.templates, leafColumns(zone.key), count);
  return numberDocuments(plan.map((planned, i) => writeUnique(job, planned, `${zone.key === 'dongyu' ? 'g' : 'lg'}-${i + 1}`)));
}

/** The small zone has no children under most columns: what would go into one goes into its parent. */
function moved(template: Template, columnKeys: ReadonlySet<string>): Template {
  if (columnKeys.has(template.column)) return template;
  const parent = columnsOf('dongyu').find((column) => column.key === template.column)?.parent ?? 'notices';
  return { ...template, column: parent };
}

/** A document and, where it is numbered, the series of its number. */
function writeUnique(job: Job, planned: Planned, key: string): readonly [DemoDocument, string | undefined] {
  let { template } = planned;
  for (let attempt = 1; ; attempt++) {
    const unit = unitOf(job.zone.key, unitIn(job.zone.key, job.random.pick(template.units)));
    const written = template.write(
      new Writer({
        random: job.random,
        places: job.places,
        zoneName: job.zone.name,
        day: planned.day,
        agency: unit.name,
        unitShort: unit.shortName,
        phone: unit.phone,
        issues: job.issues,
      }),
    );
    if (!job.titles.has(written.title)) {
      job.titles.add(written.title);
      const series = template.number === undefined ? undefined : `${job.places.numberPrefix}${template.number}`;
      return [assemble(job, planned.day, template, unit, written, key), series];
    }
    // A template with few titles runs dry in large counts; another one takes the day.
    if (attempt % RETRIES === 0) template = job.random.pick(job.templates);
  }
}

function assemble(job: Job, day: number, template: Template, unit: DemoUnit, written: Written, key: string): DemoDocument {
  const writtenDate = WORKDAYS[day] ?? '';
  const signature = `> ${unit.name}\n> ${chineseDate(writtenDate)}`;
  const text = written.unsigned === true ? written.text : [...written.text, signature];
  return {
    key,
    zone: job.zone.key,
    unit: unit.code,
    column: template.column,
    extraColumns: (template.extraColumns ?? []).filter((one) => job.columnKeys.has(one) && one !== template.column),
    title: written.title,
    ...(template.genre === undefined ? {} : { genre: template.genre }),
    subjectCategory: template.subject[0],
    subjectSubcategory: template.subject[1],
    writtenDate,
    ...publication(job.random, day, template),
    ...(template.normative === true ? normativeDates(writtenDate) : {}),
    abstract: written.abstract,
    subjectWords: written.words,
    issuingAgency: unit.name,
    attribute: { kind: 'PROACTIVE', article: template.article, reason: template.reason },
    bodyHtml: htmlOf(blocksOf(text)),
    attachments: [],
    links: [],
    sourceFormat: formatOf(job.random, writtenDate),
    stage: 'published',
  };
}

/** The day of publication in working days after writing; never after the demonstration day. */
function publication(random: Random, day: number, template: Template): { publishedDate: string; late?: string } {
  const last = WORKDAYS.length - 1;
  const isLate = template.soon === undefined && random.chance(LATE_SHARE) && day + LATEST_GAP < last;
  const gap = isLate ? random.int(22, LATEST_GAP) : random.int(0, template.soon ?? USUAL_GAP);
  const publishedDate = WORKDAYS[Math.min(last, day + gap)] ?? '';
  return isLate ? { publishedDate, late: random.pick(LATE_REASONS) } : { publishedDate };
}

function normativeDates(writtenDate: string): Pick<DemoDocument, 'effectiveDate' | 'expiredDate' | 'normative' | 'validity'> {
  const effectiveDate = addDays(writtenDate, EFFECTIVE_AFTER_DAYS);
  const expiredDate = addDays(`${Number(effectiveDate.slice(0, 4)) + 5}${effectiveDate.slice(4).replace('-02-29', '-03-01')}`, -1);
  return { effectiveDate, expiredDate, normative: true, validity: expiredDate < DEMO_TODAY ? 'LAPSED' : 'IN_FORCE' };
}

/** Pages of the old website came out damaged now and then; what is newer was typed or exported cleanly. */
function formatOf(random: Random, writtenDate: string): SourceFormat {
  if (writtenDate < '2023' && random.chance(0.15)) return 'damaged-html';
  return random.chance(0.3) ? 'editor' : 'html';
}
