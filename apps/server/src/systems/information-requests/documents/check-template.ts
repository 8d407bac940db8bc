import type { DocumentKindCode } from './codes.ts';
import { documentKinds } from './kinds/index.ts';
import { isPlaceholder, registry } from './placeholders/index.ts';
import { problem, type DocumentProblem } from './problems.ts';
import { namesIn, parseTemplate, wordsIn, type TemplateLine } from './template.ts';

const REPEALED = /法释\s*[〔[（(［【]?\s*2011\s*[〕\])）］】]?\s*(?:第\s*)?17\s*号/u;
const BY_HAND = /申请行政复议|提起行政诉讼|提起诉讼|六十日内|六个月内|三个月内/u;

/** What is wrong with a template of this kind, whatever the facts; empty if it may be saved. */
export function checkTemplate(kind: DocumentKindCode, template: string): DocumentProblem[] {
  return templateProblems(kind, parseTemplate(template));
}

export function templateProblems(kind: DocumentKindCode, lines: readonly TemplateLine[]): DocumentProblem[] {
  const { put, asked } = namesIn(lines);
  const words = wordsIn(lines);
  return [
    ...[...new Set([...put, ...asked])].filter((name) => !isPlaceholder(name)).map(unknown),
    ...(/\{\{|\}\}/u.test(words) ? [unknown(words.split('\n').find((line) => /\{\{|\}\}/u.test(line)) ?? '')] : []),
    ...omitted(kind, put),
    ...remedyProblems(kind, put, words),
    ...cited(words, 'template'),
  ];
}

/** The interpretation of 2011 was replaced by 法释〔2025〕8号; `where` names the text that cites it. */
export function cited(text: string, where: string): DocumentProblem[] {
  if (!REPEALED.test(text)) return [];
  return [
    problem(
      'SOURCE_REPEALED',
      where,
      '法释〔2011〕17号已由法释〔2025〕8号取代，不得再引用，请删去。',
      'The judicial interpretation of 2011 (No. 17) was replaced by that of 2025 (No. 8) and may not be cited. Remove it.',
    ),
  ];
}

function unknown(name: string): DocumentProblem {
  return problem(
    'TEMPLATE_UNKNOWN',
    name,
    `模板中的占位符“${name}”不存在，请从占位符清单中选择。`,
    `The template has a placeholder “${name}”, which does not exist. Choose one from the list.`,
  );
}

function omitted(kind: DocumentKindCode, put: ReadonlySet<string>): DocumentProblem[] {
  const missing = [...mandatoryNames(kind)].filter((name) => name !== 'remedy' && !put.has(name));
  return missing.map((name) => {
    const { zh, en } = registry[name].label;
    return problem(
      'TEMPLATE_OMITS',
      name,
      `模板缺少必填内容“${zh}”，请加入占位符 {{${name}}}。`,
      `The template leaves out “${en}”, which is mandatory. Add the placeholder {{${name}}}.`,
    );
  });
}

function remedyProblems(kind: DocumentKindCode, put: ReadonlySet<string>, words: string): DocumentProblem[] {
  const { remedy } = documentKinds[kind];
  const byHand = BY_HAND.exec(words)?.[0];
  return [
    ...(remedy !== 'R-N' && !put.has('remedy')
      ? [
          problem(
            'REMEDY_MISSING',
            'remedy',
            '模板缺少救济告知，请加入占位符 {{remedy}}。',
            'The template does not tell the remedies. Add the placeholder {{remedy}}.',
          ),
        ]
      : []),
    ...(remedy === 'R-N' && put.has('remedy')
      ? [
          problem(
            'REMEDY_WRONG',
            'remedy',
            '程序性文书不写救济告知，请删去占位符 {{remedy}}。',
            'A procedural document tells no remedies. Remove the placeholder {{remedy}}.',
          ),
        ]
      : []),
    ...(byHand === undefined
      ? []
      : [
          problem(
            'REMEDY_WRONG',
            'remedy',
            `救济告知应当由 {{remedy}} 生成，请删去模板中手写的“${byHand}”。`,
            `Remedies come from {{remedy}}. Remove “${byHand}”, which is written by hand.`,
          ),
        ]),
  ];
}

/** Placeholders a document of this kind must put in; those common to all letters included. */
export function mandatoryNames(kind: DocumentKindCode) {
  const { addressee, mandatory } = documentKinds[kind];
  const own = mandatory.flatMap(({ by }) => by);
  if (addressee === 'applicant') return new Set([...own, ...LETTER, 'correctedClause' as const]);
  if (addressee === 'third-party' || addressee === 'agency')
    return new Set([...own, ...LETTER, 'applicantName' as const]);
  return new Set(own);
}

const LETTER = ['receivedDate', 'receivedBasis', 'registrationNumber', 'requestQuote'] as const;
