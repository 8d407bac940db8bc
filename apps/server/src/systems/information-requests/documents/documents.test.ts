import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { outcomeRules, RequestOutcome } from '@openzone/contracts';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, describe, expect, it } from 'vitest';
import { createPrinter, textsOf } from '../../../platform/print/index.ts';
import { mandatoryNames } from './check-template.ts';
import { answerFor, factsFor, settings } from './documents.fixture.ts';
import type { DocumentFacts } from './facts.ts';
import {
  composeDocument,
  documentKindCodes,
  documentKinds,
  isDocumentKind,
  kindForOutcome,
  maskFacts,
  placeholders,
  type DocumentKindCode,
} from './index.ts';
import { templatesUnder2007 } from './kinds/under-2007.ts';
import { registry, type Context } from './placeholders/index.ts';

const printer = createPrinter();
afterAll(() => printer.close());

const bare = (text: string): string => text.replace(/\s+/gu, '');
const codesOf = (kind: DocumentKindCode, facts: DocumentFacts, template?: string) =>
  composeDocument(kind, facts, settings, template).problems.map(({ code, field }) => `${code} ${field}`);
const wordsOf = (kind: DocumentKindCode, facts: DocumentFacts): string =>
  textsOf(composeDocument(kind, facts, settings).document).join('\n');

/** Of these one is chosen from a list: there is no empty one. */
const CHOICES = new Set(['channel', 'applicant.identityDocument']);

/** These are never apart from the rest of their group, so it is the group that is not known. */
const GROUPED = new Set([
  'application.deliveryMethod',
  'application.medium',
  'registration.takenDownOrally',
  'fee.basis',
  'fee.amount',
  'extension.workdays',
  'service.method',
]);

/** The facts without what is at the path; a path that is not there would make the test pass for nothing. */
function without(facts: DocumentFacts, path: string): DocumentFacts {
  const copy = structuredClone(facts);
  const keys = path.split('.');
  let place: Record<string, unknown> = { root: copy };
  for (const key of ['root', ...keys.slice(0, -1)]) place = place[key] as Record<string, unknown>;
  const last = keys.at(-1) ?? '';
  if (typeof place[last] === 'string' && !CHOICES.has(path)) place[last] = '';
  else if (Array.isArray(place[last])) place[last] = [];
  else delete place[last];
  return copy;
}

/** Paths a kind is missing when nothing but the bare minimum is known. */
function requiredPaths(kind: DocumentKindCode): string[] {
  const { outcome } = factsFor(kind).answer ?? { outcome: 'OTHER' as const };
  const empty: DocumentFacts = {
    registrationNumber: '',
    applicant: { name: '', kind: 'person' },
    answer: ['ANSWER_REFUSED', 'ANSWER_NOT_PROCESSED', 'ANSWER_UNDER_2007'].includes(kind) ? { outcome } : undefined,
  };
  return composeDocument(kind, empty, settings)
    .problems.filter(({ code }) => code === 'FACT_MISSING')
    .map(({ field }) => field);
}

describe.each(documentKindCodes)('%s', (kind) => {
  it('is drawn up without a problem when all is known, and its PDF says every mandatory thing', async () => {
    const facts = factsFor(kind);
    const { document, problems } = composeDocument(kind, facts, settings);
    expect(problems).toEqual([]);
    expect(textsOf(document).join('')).not.toContain('＿＿');
    const { text } = await extractText(await getDocumentProxy(await printer.printPdf(document)), { mergePages: true });
    const context: Context = { kind, facts, settings };
    for (const name of mandatoryNames(kind)) {
      const value = registry[name].value(context);
      const said =
        typeof value === 'string'
          ? [value]
          : textsOf({ heading: '', title: '', body: value ?? [{ kind: 'heading', text: `no ${name}` }] });
      for (const one of said) expect(bare(text), name).toContain(bare(one).replace(/。$/u, ''));
    }
    if (document.signature !== undefined) expect(bare(text)).toContain('2026年3月5日');
    if (document.number !== undefined) expect(bare(text)).toContain(document.number);
  });

  it('reports each mandatory thing that is not known, by its field, in both languages', () => {
    const paths = requiredPaths(kind);
    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths) {
      const gone = GROUPED.has(path) ? (path.split('.')[0] ?? '') : path;
      const { problems } = composeDocument(kind, without(factsFor(kind), gone), settings);
      const found = problems.find(({ field }) => field === path || field.startsWith(`${path}.`));
      if (path === 'applicant.phone') continue; // any one of three ways will do; see below
      if (path === 'received.basis') continue; // follows from the channel; see below
      expect(found, `${path}: ${JSON.stringify(problems)}`).toMatchObject({ code: 'FACT_MISSING' });
      expect(found?.text.zh).toMatch(/\p{Script=Han}/u);
      expect(found?.text.en).toMatch(/[a-z]/u);
    }
  });

  it('reports each mandatory placeholder that a template leaves out', () => {
    const names = [...mandatoryNames(kind)].filter((name) => name !== 'remedy');
    const omitted = codesOf(kind, factsFor(kind), '{{?remedy}}本机关收到申请。').filter((one) =>
      one.startsWith('TEMPLATE_OMITS'),
    );
    expect(omitted.toSorted()).toEqual(names.map((name) => `TEMPLATE_OMITS ${name}`).toSorted());
  });
});

describe('facts', () => {
  it('asks for a way to reach the applicant, and for the channel or the basis of the day of receipt', () => {
    const facts = factsFor('APPLICATION_FORM');
    const silent = { ...facts, applicant: { ...facts.applicant, phone: '', email: '', address: ' ' } };
    expect(codesOf('APPLICATION_FORM', silent)).toEqual(['FACT_MISSING applicant.phone']);
    expect(codesOf('RECEIPT', { ...factsFor('RECEIPT'), channel: undefined })).toEqual(['FACT_MISSING received.basis']);
  });

  it('finds each part of a refusal that says too little', () => {
    const facts = factsFor('ANSWER_REFUSED');
    const vague = { what: '甲', article: '', ground: ' ', reason: '' };
    const answer = { ...answerFor('REFUSED_DELIBERATIVE'), withheld: [vague] };
    expect(codesOf('ANSWER_REFUSED', { ...facts, answer })).toEqual([
      'FACT_MISSING answer.withheld.0.ground',
      'FACT_MISSING answer.withheld.0.article',
      'FACT_MISSING answer.withheld.0.reason',
    ]);
  });

  it.each([
    ['REFUSED_STATE_SECRET', '16.2', ['FACT_WRONG answer.withheld.0.article']],
    ['REFUSED_STATE_SECRET', '14', []],
    ['REFUSED_THIRD_PARTY', '15', []],
    ['REFUSED_INTERNAL_AFFAIRS', '16.1', []],
    ['REFUSED_DELIBERATIVE', '36(3)', ['FACT_WRONG answer.withheld.0.article']],
  ] as const)('%s on article %s', (outcome, article, expected) => {
    const facts = { ...factsFor('ANSWER_REFUSED'), answer: answerFor(outcome, article) };
    expect(codesOf('ANSWER_REFUSED', facts)).toEqual(expected);
  });

  it('refuses an extension of more than 20 days, an earlier day, a sum that is none, a number without brackets', () => {
    const facts = factsFor('EXTENSION_NOTICE');
    const extension = { originalDue: '2026-03-19', workdays: 21, newDue: '2026-03-19', approvedBy: '乙', reason: '多' };
    expect(codesOf('EXTENSION_NOTICE', { ...facts, extension })).toEqual([
      'FACT_WRONG extension.workdays',
      'FACT_WRONG extension.newDue',
    ]);
    const fee = {
      ...factsFor('FEE_NOTICE').fee,
      basis: 'PAGES',
      count: 1,
      lines: [{ tier: '甲', quantity: 1, rate: 1, amount: 1 }],
      amount: 2,
    } as const;
    expect(codesOf('FEE_NOTICE', { ...factsFor('FEE_NOTICE'), fee })).toEqual(['FACT_WRONG fee.amount']);
    expect(codesOf('FEE_NOTICE', { ...factsFor('FEE_NOTICE'), documentNumber: '试开公复[2026]12号' })).toEqual([
      'FACT_WRONG documentNumber',
    ]);
  });

  it('says to a joint producer that silence is consent, and to others not', () => {
    const facts = factsFor('AGENCY_INQUIRY');
    expect(wordsOf('AGENCY_INQUIRY', facts)).toContain('视为同意公开');
    const other = { ...facts, consultation: { party: '某局', matter: '甲', jointProducer: false } };
    expect(wordsOf('AGENCY_INQUIRY', other)).not.toContain('视为同意公开');
    expect(wordsOf('THIRD_PARTY_INQUIRY', factsFor('THIRD_PARTY_INQUIRY'))).not.toContain('视为同意');
  });

  it('states the day of receipt with its basis, and the day of the correction', () => {
    const words = wordsOf('ANSWER_NOT_EXIST', factsFor('ANSWER_NOT_EXIST'));
    expect(words).toContain('本机关于2026年2月13日收到您提出的政府信息公开申请');
    expect(words).toContain('以双方确认之日为收到申请之日');
    expect(words).toContain('并于2026年2月26日收到补正的申请');
    expect(words).toContain('《中华人民共和国政府信息公开条例》第三十六条第（四）项');
  });

  it('does not tell third parties who asks, unless the unit says so', () => {
    const facts = factsFor('THIRD_PARTY_INQUIRY');
    expect(wordsOf('THIRD_PARTY_INQUIRY', facts)).not.toContain('欧阳𫖯');
    const open = composeDocument('THIRD_PARTY_INQUIRY', facts, { ...settings, nameApplicantToOthers: true });
    expect(textsOf(open.document).join()).toContain('欧阳𫖯');
  });

  it('keeps facts that look like marks as text', () => {
    const facts = { ...factsFor('RECEIPT'), requestQuote: '{{remedy}} # 标题\n- 项 | 甲 | 乙 |' };
    const { document, problems } = composeDocument('RECEIPT', facts, settings);
    expect(problems).toEqual([]);
    expect(textsOf(document).join()).toContain('{{remedy}} # 标题 - 项 | 甲 | 乙 |');
    expect(document.body.map((block) => block.kind)).toEqual(['paragraph', 'paragraph', 'paragraph']);
  });
});

describe('a request under the Regulation of 2007', () => {
  it.each(Object.keys(templatesUnder2007) as DocumentKindCode[])(
    '%s rests on its articles, not on the later ones',
    (kind) => {
      const facts: DocumentFacts = { ...factsFor(kind), documentDate: '2018-03-05', regime: '2007' };
      expect(codesOf(kind, facts)).toEqual([]);
      // A text the site wrote for the regulation in force is not used.
      expect(codesOf(kind, facts, '按新条例写的。')).toEqual([]);
      const words = wordsOf(kind, facts);
      expect(words.includes('2007年国务院令第492号')).toBe(kind !== 'ASSIST_LETTER');
      expect(words).not.toMatch(/第三十[二三四五六]条|第四十五条|15个工作日内|视为/u);
    },
  );
});

describe('templates', () => {
  const kind = 'ANSWER_NOT_EXIST';
  const own = documentKinds[kind].template;

  it('names what does not exist', () => {
    expect(codesOf(kind, factsFor(kind), `${own}\n{{applicantSalary}}`)).toEqual(['TEMPLATE_UNKNOWN applicantSalary']);
    expect(codesOf(kind, factsFor(kind), `${own}\n{{?nothing}}好`)).toEqual(['TEMPLATE_UNKNOWN nothing']);
    expect(codesOf(kind, factsFor(kind), `${own}\n好{{agency`)).toEqual(['TEMPLATE_UNKNOWN 好{{agency']);
    expect(codesOf(kind, factsFor(kind), `${own}\n{{constructor}}`)).toEqual(['TEMPLATE_UNKNOWN constructor']);
  });

  it('has no remedy by hand, none where none belongs, and one where one must be', () => {
    expect(codesOf(kind, factsFor(kind), `${own}\n可以向市政府申请行政复议。`)).toEqual(['REMEDY_WRONG remedy']);
    expect(codesOf(kind, factsFor(kind), own.replace('{{?remedy}}{{remedy}}', ''))).toEqual(['REMEDY_MISSING remedy']);
    expect(codesOf('RECEIPT', factsFor('RECEIPT'), `${documentKinds.RECEIPT.template}\n{{remedy}}`)).toContain(
      'REMEDY_WRONG remedy',
    );
  });

  it('never cites the interpretation of 2011, in a template or in the office’s words', () => {
    expect(codesOf(kind, factsFor(kind), `${own}\n依据法释〔2011〕17号。`)).toEqual(['SOURCE_REPEALED template']);
    const answer = { ...answerFor('NOT_EXIST'), paragraphs: ['参照法释[2011]第17号第五条。'] };
    expect(codesOf(kind, { ...factsFor(kind), answer })).toEqual(['SOURCE_REPEALED decisionParagraphs']);
    expect(codesOf(kind, { ...factsFor(kind), requestQuote: '法释〔2011〕17号的理解与适用' })).toEqual([]);
  });

  it('keeps a line only if its fact is there', () => {
    const facts = { ...factsFor('EXTENSION_NOTICE') };
    expect(wordsOf('EXTENSION_NOTICE', facts)).toContain('因涉及的文件数量较多');
    expect(wordsOf('EXTENSION_NOTICE', without(facts, 'extension.reason'))).not.toContain('因');
    expect(codesOf('EXTENSION_NOTICE', without(facts, 'extension.reason'))).toEqual([]);
  });

  it('lists every placeholder with what it stands for', () => {
    expect(placeholders.length).toBeGreaterThan(60);
    for (const { name, label } of placeholders) {
      expect(name).toMatch(/^[a-z][A-Za-z]+$/u);
      expect(label.zh).toMatch(/\p{Script=Han}/u);
      expect(label.en).toMatch(/[a-z]/u);
    }
  });
});

describe('the published copy', () => {
  it('holds nothing of the applicant', () => {
    const facts = factsFor('ANSWER_REFUSED');
    const told = {
      ...facts,
      requestQuote: '本人欧阳𫖯（13800138000，ouyang@mail.example，110101199003071234）申请公开，另请联系13912345678',
    };
    for (const kind of documentKindCodes) {
      const words = textsOf(composeDocument(kind, maskFacts({ ...factsFor(kind), ...told }), settings).document).join();
      for (const secret of [
        '欧阳𫖯',
        '13800138000',
        'ouyang@',
        '110101199003071234',
        '13912345678',
        '大学路',
        '试验大学',
      ]) {
        expect(words, kind).not.toContain(secret);
      }
    }
    const words = textsOf(composeDocument('ANSWER_REFUSED', maskFacts(told), settings).document).join();
    expect(words).toContain('欧××');
    expect(words).toContain('SQ-2026-0012');
    expect(words).toContain('第十六条第二款');
  });
});

describe('outcomes', () => {
  it('every decision of the regime in force has its answer, of the same remedy', () => {
    for (const outcome of RequestOutcome.enum) {
      const rule = outcomeRules[outcome];
      const kind = kindForOutcome(outcome, '2019');
      if (rule.by === 'record' || rule.regime === '2007') expect(kind, outcome).toBeUndefined();
      else {
        if (kind === undefined) throw new Error(`no document for ${outcome}`);
        const facts = { ...factsFor(kind), answer: answerFor(outcome, outcome === 'PARTIAL' ? '15' : rule.article) };
        expect(codesOf(kind, facts), outcome).toEqual([]);
        const words = wordsOf(kind, facts);
        expect(words.includes('应当自收到本答复之日起六十日内先向'), outcome).toBe(rule.remedy.includes('R-B'));
        expect(words.includes('六个月内'), outcome).toBe(rule.remedy !== 'R-B');
      }
    }
  });

  it('gives the general title to answers that are no refusal to deal with it', () => {
    const titled = (outcome: RequestOutcome) =>
      composeDocument(
        'ANSWER_NOT_PROCESSED',
        { ...factsFor('ANSWER_NOT_PROCESSED'), answer: answerFor(outcome) },
        settings,
      ).document.title;
    expect(titled('PETITION')).toBe('不予处理告知书');
    expect(titled('NEEDS_PROCESSING')).toBe('政府信息公开申请答复书');
    expect(titled('QUERY_RULES')).toBe('政府信息公开申请答复书');
  });
});

const shared = join(import.meta.dirname, '../../../../../../../shared/domain/documents.json');
const present = existsSync(shared);
if (!present && process.env['CI'] !== undefined) throw new Error(`${shared} is missing`);

interface SharedDocument {
  readonly code: string;
  readonly name: string;
  readonly altNames: readonly string[];
  readonly addressee: string;
  readonly legalBasis: string;
  readonly extraFields: readonly string[];
  readonly remedy: string;
}

describe.skipIf(!present)('the list of documents in ../shared (skipped when it is not there)', () => {
  const { documents } = (present ? JSON.parse(readFileSync(shared, 'utf8')) : { documents: [] }) as {
    documents: SharedDocument[];
  };
  const addressees: Readonly<Record<string, string>> = {
    '—': 'none',
    内部: 'internal',
    申请人: 'applicant',
    第三方: 'third-party',
    其他机关: 'agency',
    其他机关或内设机构: 'agency',
    '国家档案馆、公共图书馆': 'archive',
  };

  it('is complete', () => {
    // Of the answers of the older regulation the list tells nothing; they are one kind of our own.
    expect(documents.map(({ code }) => code)).toEqual(documentKindCodes.filter((code) => code !== 'ANSWER_UNDER_2007'));
  });

  it.each(documents.map((one) => [one.code, one] as const))('%s', (code, one) => {
    if (!isDocumentKind(code)) throw new Error(code);
    const kind = documentKinds[code];
    expect(kind.name.zh).toBe(one.name);
    expect(kind.aliases).toEqual(one.altNames);
    expect(kind.addressee).toBe(addressees[one.addressee]);
    expect(kind.mandatory.map(({ label }) => label.zh)).toEqual(one.extraFields);
    expect(kind.remedy).toBe(one.remedy.includes('|') ? 'choice' : one.remedy);
    const numbers = (text: string): string[] => text.match(/\d+/gu) ?? [];
    const known = new Set(numbers(one.legalBasis.replaceAll(/[（(]([一二三四五六七])[）)]/gu, '')));
    for (const basis of kind.basis) expect(known, basis).toContain(numbers(basis)[0]);
  });
});
