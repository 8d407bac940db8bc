import type { Block, OfficialDocument, Slip } from '../../../platform/print/index.ts';
import { cited, mandatoryNames, templateProblems } from './check-template.ts';
import { contradictions } from './checks.ts';
import type { DocumentKindCode } from './codes.ts';
import type { DocumentFacts, DocumentSettings } from './facts.ts';
import { isOutward, type DocumentKind } from './kind.ts';
import { documentKinds } from './kinds/index.ts';
import { templatesUnder2007 } from './kinds/under-2007.ts';
import { documentNumber } from './number.ts';
import { isPlainAnswer } from './outcomes.ts';
import { isKnown, isPlaceholder, registry, type Context, type Lack, type Value } from './placeholders/index.ts';
import { problem, type DocumentProblem } from './problems.ts';
import { remedyFor, remedyText } from './remedy.ts';
import { namesIn, parseTemplate, type Part, type TemplateLine } from './template.ts';

export interface ComposedDocument {
  /** Always whole enough to look at; what is missing is left blank in it. */
  readonly document: OfficialDocument;
  /** Empty if it may go out. */
  readonly problems: readonly DocumentProblem[];
}

const BLANK = '＿＿＿＿';

/**
 * A document of this kind from what is known and what the unit has set, by the unit's template or the default one. It never
 * throws and never guesses: whatever is absent or against the rules is in `problems`, each by the field to put right.
 */
export function composeDocument(
  kind: DocumentKindCode,
  facts: DocumentFacts,
  settings: DocumentSettings,
  template?: string,
): ComposedDocument {
  const definition = documentKinds[kind];
  const context: Context = { kind, facts, settings };
  const older = facts.regime === '2007' ? templatesUnder2007[kind] : undefined;
  const lines = parseTemplate(older ?? template ?? definition.template);
  const kept = lines.filter((line) => isKept(line, context));
  const outward = isOutward(definition.addressee);
  const numbered = outward ? documentNumber(kind, facts, settings) : { number: undefined, problems: [] };
  const agency = settings.agency.name.trim();
  const signed = outward || definition.addressee === 'archive';
  const date = facts.documentDate === '' ? undefined : facts.documentDate;
  const document: OfficialDocument = {
    heading: settings.agency.heading ?? (agency === '' ? BLANK : agency),
    title: titleOf(definition, facts),
    number: numbered.number,
    addressee: addresseeOf(definition, context),
    body: blocksOf(
      kept.filter((line) => !line.inSlip),
      context,
    ),
    slip: slipOf(
      kept.filter((line) => line.inSlip),
      context,
    ),
    signature:
      signed && date !== undefined
        ? { agency: agency === '' ? BLANK : agency, date, seal: sealOf(settings) }
        : undefined,
    footnote: outward ? footnoteOf(definition, context) : undefined,
    verification: outward ? verificationOf(facts, settings) : undefined,
  };
  const problems = [
    ...templateProblems(kind, lines),
    ...numbered.problems,
    ...lackingFacts(definition, context, kept, signed),
    ...remedyProblems(context, kept),
    ...contradictions(kind, facts),
    ...quoted(kept, context),
  ];
  return { document, problems };
}

function titleOf({ code, name, aliases }: DocumentKind, facts: DocumentFacts): string {
  const plain = code === 'ANSWER_NOT_PROCESSED' && isPlainAnswer(facts.answer?.outcome);
  // 征求意见书(给第三方) says in brackets to whom; that is no part of the title.
  return ((plain ? aliases[0] : undefined) ?? name.zh).replace(/\(.*\)$/u, '');
}

function addresseeOf({ addressee, code }: DocumentKind, { facts }: Context): string | undefined {
  if (addressee === 'applicant') return facts.applicant.name.trim() === '' ? BLANK : facts.applicant.name.trim();
  if (code === 'ASSIST_LETTER') return facts.assistance?.party ?? BLANK;
  if (addressee === 'third-party' || addressee === 'agency') return facts.consultation?.party ?? BLANK;
  if (addressee === 'archive') return facts.transfer?.to ?? BLANK;
  return undefined;
}

/** 附注: how to reach the agency and, for others than the applicant, where the letter goes. */
function footnoteOf({ code }: DocumentKind, { facts, settings }: Context): string | undefined {
  const { assistance, consultation } = facts;
  const toOthers = documentKinds[code].addressee !== 'applicant';
  const address = code === 'ASSIST_LETTER' ? assistance?.address : toOthers ? consultation?.address : undefined;
  const parts = [
    ...((address ?? '').trim() === '' ? [] : [`送达地址：${address}`]),
    ...(settings.contact === undefined ? [] : [`联系方式：${settings.contact}`]),
  ];
  return parts.length === 0 ? undefined : `（${parts.join('；')}）`;
}

function sealOf({ sealPng }: DocumentSettings) {
  return sealPng === undefined ? ('placeholder' as const) : { png: sealPng };
}

function verificationOf(facts: DocumentFacts, { verificationUrl }: DocumentSettings): OfficialDocument['verification'] {
  if (verificationUrl === undefined) return undefined;
  const number = encodeURIComponent(facts.registrationNumber);
  const url = verificationUrl.replaceAll('{{registrationNumber}}', () => number);
  return { url, caption: '扫描二维码，核验本文书' };
}

const valueOf = (name: string, context: Context): Value =>
  isPlaceholder(name) ? registry[name].value(context) : undefined;

/** A condition asks whether there is something to say. */
function isKept({ when }: TemplateLine, context: Context): boolean {
  if (when === undefined) return true;
  const value = valueOf(when.name, context);
  return (isKnown(value) && value !== '') === when.present;
}

function blocksOf(lines: readonly TemplateLine[], context: Context): Block[] {
  const blocks: Block[] = [];
  for (const line of lines) {
    const whole = wholeBlocks(line, context);
    const last = blocks.at(-1);
    const [first, ...others] = whole ?? [];
    // Rows that come from the facts stand in the table of the rows around them.
    if (whole !== undefined && first?.kind === 'fields' && last?.kind === 'fields')
      blocks.splice(-1, 1, { kind: 'fields', rows: [...last.rows, ...first.rows] }, ...others);
    else if (whole !== undefined) blocks.push(...whole);
    else if (line.kind === 'row') {
      const row = { label: textOf(line.label, context), value: textOf(line.parts, context, '') };
      if (last?.kind === 'fields') blocks.splice(-1, 1, { kind: 'fields', rows: [...last.rows, row] });
      else blocks.push({ kind: 'fields', rows: [row] });
    } else if (line.kind === 'item') {
      const item = textOf(line.parts, context);
      if (last?.kind === 'list') blocks.splice(-1, 1, { kind: 'list', items: [...last.items, item] });
      else blocks.push({ kind: 'list', items: [item] });
    } else if (line.kind === 'heading') blocks.push({ kind: 'heading', text: textOf(line.parts, context) });
    else blocks.push({ kind: 'paragraph', text: textOf(line.parts, context) });
  }
  return blocks;
}

/** A line that is one placeholder and nothing else takes its blocks, or its text with its own paragraphs. */
function wholeBlocks(line: TemplateLine, context: Context): readonly Block[] | undefined {
  const [part, ...rest] = line.parts;
  if (line.kind !== 'paragraph' || part === undefined || !('name' in part) || rest.length > 0) return undefined;
  const value = valueOf(part.name, context);
  if (typeof value === 'string') return value === '' ? [] : [{ kind: 'paragraph', text: value }];
  return value;
}

/** In a line of text a fact keeps to the line; full stops do not double where a fact ends with one. */
function textOf(parts: readonly Part[], context: Context, blank = BLANK): string {
  return parts
    .map((part, index) => {
      if ('text' in part) return part.text;
      const value = valueOf(part.name, context);
      const text = typeof value === 'string' ? value : (value?.map(blockText).join('') ?? blank);
      const next = parts[index + 1];
      const follows = next !== undefined && 'text' in next && /^[。；，]/u.test(next.text);
      return (follows ? text.replace(/[。；，.;,\s]+$/u, '') : text).replace(/\s*\n\s*/gu, ' ');
    })
    .join('');
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return block.text;
    case 'list':
      return block.items.join('；');
    case 'fields':
      return block.rows.map(({ label, value }) => `${label}：${value}`).join('；');
    case 'grid':
      return block.rows.map((row) => row.join('，')).join('；');
    case 'table':
      return block.rows.map((row) => row.map(({ text }) => text).join('，')).join('；');
    case 'drawing':
      return block.words;
  }
}

function slipOf(lines: readonly TemplateLine[], context: Context): Slip | undefined {
  const of = (kind: TemplateLine['kind']) => lines.filter((line) => line.kind === kind);
  const title = of('slip')[0];
  if (title === undefined) return undefined;
  const texts = (kind: TemplateLine['kind']) => of(kind).map((line) => textOf(line.parts, context));
  const rows = of('row').map(({ label, parts }) => ({
    label: textOf(label, context),
    value: textOf(parts, context, ''),
  }));
  return { title: textOf(title.parts, context), paragraphs: texts('paragraph'), choices: texts('choice'), rows };
}

/** What is mandatory and what the lines that stay put in, each told once. Rows of forms may stay empty unless mandatory. */
function lackingFacts(
  definition: DocumentKind,
  context: Context,
  kept: readonly TemplateLine[],
  signed: boolean,
): DocumentProblem[] {
  const { facts, settings } = context;
  const used = namesIn(kept.filter((line) => line.kind !== 'row')).put;
  const names = new Set<string>([...mandatoryNames(definition.code), ...used]);
  const lacks: Lack[] = [...names]
    .filter((name) => name !== 'remedy')
    .flatMap((name) => (isPlaceholder(name) ? registry[name].lacks(context) : []));
  const fixed: Lack[] = [
    ...(isOutward(definition.addressee) && facts.applicant.name.trim() === ''
      ? [factLack('applicant.name', '申请人姓名或者名称', 'Name of the applicant')]
      : []),
    ...(signed ? registry.documentDate.lacks(context) : []),
    ...(settings.agency.name.trim() === ''
      ? [{ from: 'settings', path: 'agency.name', label: { zh: '公开主体', en: 'Agency' } } as const]
      : []),
    ...(definition.code === 'ASSIST_LETTER'
      ? registry.assistParty.lacks(context)
      : ['third-party', 'agency'].includes(definition.addressee)
        ? registry.consultParty.lacks(context)
        : definition.addressee === 'archive'
          ? registry.transferTo.lacks(context)
          : []),
  ];
  const once = new Map([...fixed, ...lacks].map((lack) => [`${lack.from} ${lack.path}`, lack]));
  return [...once.values()].map(missing);
}

const factLack = (path: string, zh: string, en: string): Lack => ({ from: 'facts', path, label: { zh, en } });

function missing({ from, path, label }: Lack): DocumentProblem {
  return from === 'facts'
    ? problem(
        'FACT_MISSING',
        path,
        `缺少必填内容“${label.zh}”，请补充后再生成文书。`,
        `“${label.en}” is missing. Add it before the document is drawn up.`,
      )
    : problem(
        'SETTING_MISSING',
        path,
        `本单位尚未设置“${label.zh}”，请到“单位设置”补充。`,
        `The unit has not set “${label.en}”. Add it in the unit’s settings.`,
      );
}

/** The settings the paragraph needs, and that it stands in the document or that nothing stands in its place. */
function remedyProblems(context: Context, kept: readonly TemplateLine[]): DocumentProblem[] {
  const { kind, facts, settings } = context;
  const { problems } = remedyText(kind, facts, settings);
  const put = namesIn(kept).put.has('remedy');
  if (remedyFor(kind, facts, settings) === 'R-N') {
    const wrong = put && documentKinds[kind].remedy !== 'R-N';
    return wrong
      ? [
          problem(
            'REMEDY_WRONG',
            'remedy',
            '本件按规定或者设置不写救济告知，请在模板中改用 {{?remedy}}{{remedy}}。',
            'This document tells no remedies by rule or setting. Use {{?remedy}}{{remedy}} in the template.',
          ),
        ]
      : [];
  }
  return [...problems];
}

/** Free text of the office may not cite what is repealed; the applicant's own words may. */
function quoted(kept: readonly TemplateLine[], context: Context): DocumentProblem[] {
  return [...namesIn(kept).put]
    .filter((name) => name !== 'requestQuote')
    .flatMap((name) => {
      const value = valueOf(name, context);
      const text = typeof value === 'string' ? value : (value?.map(blockText).join('\n') ?? '');
      return cited(text, name);
    });
}
