import { addDays } from '@openzone/calendar';
import { blocksOf, htmlOf } from './blocks.ts';
import { columnsOf, leafColumns, unitIn } from './columns.ts';
import { documents } from './documents/index.ts';
import { chineseDate, LAST_WORKDAY, WORKDAYS } from './generate/days.ts';
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
const LATE_REASONS = [
  '负责审核的人员出差，未按时移交',
  '与联合发文单位会商耗时较长',
  '附件格式不符合要求，退回重新整理',
  '机构调整期间交接遗漏',
];

/** Templates put the month behind a title in brackets; it stays only where the title would otherwise be taken. */
const DATE_IN_BRACKETS = /（\d{4}年(?:\d{1,2}月)?）$/u;
/** Word of the 发文字号 of each unit, after that of the zone. */
// prettier-ignore
const UNIT_SERIES: Readonly<Record<string, string>> = {
  jfj: '经发', czj: '财', jsj: '建', shj: '社', gyj: '公用', yjj: '应急', hbj: '环', spj: '审批', scj: '市监', zfj: '综执', rsj: '人社',
  kcj: '科', tcj: '投促', zgj: '自然资', sjj: '审',
};

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
  return numberDocuments(
    plan.map((planned, i) => writeUnique(job, planned, `${zone.key === 'dongyu' ? 'g' : 'lg'}-${i + 1}`)),
  );
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
    const role = job.random.pick(template.units);
    const unit = unitOf(job.zone.key, unitIn(job.zone.key, role));
    const written = template.write(
      new Writer({
        random: job.random,
        places: job.places,
        zoneKey: job.zone.key,
        zoneName: job.zone.name,
        role,
        day: planned.day,
        agency: unit.name,
        unitShort: unit.shortName,
        phone: unit.phone,
        issues: job.issues,
      }),
    );
    const title = [written.title.replace(DATE_IN_BRACKETS, ''), written.title].find((one) => !job.titles.has(one));
    if (title !== undefined) {
      job.titles.add(title);
      const document = assemble(job, planned.day, template, unit, { ...written, title }, key);
      return [document, seriesOf(job, template, role)];
    }
    // A template with few titles runs dry in large counts; another one takes the day.
    if (attempt % RETRIES === 0) template = job.random.pick(job.templates);
  }
}

function seriesOf(job: Job, template: Template, role: string): string | undefined {
  if (template.number === undefined) return undefined;
  const word = template.number === 'UNIT' ? (UNIT_SERIES[role] ?? '管办发') : template.number;
  return `${job.places.numberPrefix}${word}${template.normative === true ? '规' : ''}`;
}

function assemble(
  job: Job,
  day: number,
  template: Template,
  unit: DemoUnit,
  written: Written,
  key: string,
): DemoDocument {
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
  const last = LAST_WORKDAY;
  const isLate = template.soon === undefined && random.chance(LATE_SHARE) && day + LATEST_GAP < last;
  const gap = isLate ? random.int(22, LATEST_GAP) : random.int(0, template.soon ?? USUAL_GAP);
  const publishedDate = WORKDAYS[Math.min(last, day + gap)] ?? '';
  return isLate ? { publishedDate, late: random.pick(LATE_REASONS) } : { publishedDate };
}

function normativeDates(
  writtenDate: string,
): Pick<DemoDocument, 'effectiveDate' | 'expiredDate' | 'normative' | 'validity'> {
  const effectiveDate = addDays(writtenDate, EFFECTIVE_AFTER_DAYS);
  const expiredDate = addDays(
    `${Number(effectiveDate.slice(0, 4)) + 5}${effectiveDate.slice(4).replace('-02-29', '-03-01')}`,
    -1,
  );
  return { effectiveDate, expiredDate, normative: true, validity: expiredDate < DEMO_TODAY ? 'LAPSED' : 'IN_FORCE' };
}

/** Pages of the old website came out damaged now and then; what is newer was typed or exported cleanly. */
function formatOf(random: Random, writtenDate: string): SourceFormat {
  if (writtenDate < '2023' && random.chance(0.15)) return 'damaged-html';
  return random.chance(0.3) ? 'editor' : 'html';
}
