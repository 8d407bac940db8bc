const OPEN = '〔﹝［[【（(„「『〖';
const CLOSE = '〕﹞］]】）)‟」』〗';

/** 咸政办发〔2016〕42号 in the many brackets old files use; also 第5号令 style numbers of decrees and numbered announcements. */
const NUMBER = new RegExp(
  String.raw`(?<who>[\u4e00-\u9fa5]{1,14})\s*[${escapeSet(OPEN)}]\s*(?<year>(?:19|20)\d{2})\s*[${escapeSet(CLOSE)}]\s*(?:第\s*)?(?<no>\d{1,5})\s*号`,
  'gu',
);
/** A year in brackets, the rare part of it, which is looked for first. */
const MAYBE_NUMBER = new RegExp(String.raw`[${escapeSet(OPEN)}]\s*(?:19|20)\d{2}\s*[${escapeSet(CLOSE)}]`, 'u');
const DECREE =
  /^(?<who>[\u4e00-\u9fa5]{2,20}(?:令|公告))\s*(?:第\s*(?<no>\d{1,4})\s*号|(?<year>(?:19|20)\d{2})\s*年\s*第\s*(?<serial>\d{1,4})\s*号)$/u;

/** Minutes and bulletins are numbered by year alone: 〔2016〕3号. */
const BARE = new RegExp(
  String.raw`^[${escapeSet(OPEN)}]((?:19|20)\d{2})[${escapeSet(CLOSE)}](?:第)?(\d{1,5})[号期]$`,
  'u',
);

function escapeSet(characters: string): string {
  return characters.replace(/[[\]\\^-]/gu, '\\$&');
}

/** All document numbers cited in a text, normalised to `〔〕` without spaces. */
export function findDocumentNumbers(text: string): string[] {
  if (!MAYBE_NUMBER.test(text)) return [];
  return [...text.normalize('NFC').matchAll(NUMBER)].map((m) => {
    const { who = '', year = '', no = '' } = m.groups ?? {};
    return `${who}〔${year}〕${Number(no)}号`;
  });
}

/** The number when the line is nothing but one (a signer's name may follow): the document's own number stands like that. */
export function standaloneDocumentNumber(line: string): string | undefined {
  const text = line
    .replace(/签发人\s*[:：].*$/u, '')
    .trim()
    .replace(/^[（(](.*)[）)]$/u, '$1');
  const matches = MAYBE_NUMBER.test(text) ? [...text.matchAll(NUMBER)] : [];
  const one = matches[0];
  if (one !== undefined && matches.length === 1 && text.replace(one[0], '').replace(/[\s（）()]/gu, '') === '') {
    return findDocumentNumbers(text)[0];
  }
  const bare = BARE.exec(text.replace(/\s+/gu, ''));
  if (bare !== null) return `〔${bare[1] ?? ''}〕${Number(bare[2])}号`;
  const decree = DECREE.exec(text.replace(/\s+/gu, ''));
  return decree === null ? undefined : decree[0];
}

/** A labelled value: normalised when it is a number, kept as written when a site used its own style. */
export function normaliseDocumentNumber(value: string): string {
  return findDocumentNumbers(value)[0] ?? value.replace(/\s+/gu, '');
}
