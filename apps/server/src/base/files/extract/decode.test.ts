import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from './decode.ts';
import { encodeBig5, encodeGbk } from './test-files.ts';

const SIMPLIFIED = '关于做好2018年政务公开工作的通知\n各单位：现将有关事项通知如下，请认真贯彻执行。';
const TRADITIONAL = '關於做好政務公開工作的通知\n各單位：現將有關事項通知如下，請認真貫徹執行。';

describe('decodeText', () => {
  it('returns any UTF-8 text unchanged but for line ends and control characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (raw) => {
        const text = raw
          .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffd-\uffff]/gu, '')
          .replace(/\r\n?/gu, '\n');
        fc.pre(!text.includes('\0'));
        const decoded = decodeText(Buffer.from(text, 'utf8'));
        expect(decoded.text).toBe(text);
      }),
    );
  });

  it.each([
    ['utf-8', Buffer.from(SIMPLIFIED), SIMPLIFIED],
    ['utf-8', Buffer.concat([Buffer.from('efbbbf', 'hex'), Buffer.from(SIMPLIFIED)]), SIMPLIFIED],
    ['gb18030', encodeGbk(SIMPLIFIED), SIMPLIFIED],
    ['big5', encodeBig5(TRADITIONAL), TRADITIONAL],
    ['utf-16le', Buffer.concat([Buffer.from('fffe', 'hex'), Buffer.from(SIMPLIFIED, 'utf16le')]), SIMPLIFIED],
    ['utf-16be', Buffer.concat([Buffer.from('feff', 'hex'), Buffer.from(SIMPLIFIED, 'utf16le').swap16()]), SIMPLIFIED],
    ['utf-16le', Buffer.from('<html><body>政务公开</body></html> ', 'utf16le'), '<html><body>政务公开</body></html> '],
    [
      'utf-16be',
      Buffer.from('<html><body>政务公开</body></html> ', 'utf16le').swap16(),
      '<html><body>政务公开</body></html> ',
    ],
    ['utf-16le', Buffer.from(SIMPLIFIED.replace(/[0-9\n]/gu, ''), 'utf16le'), SIMPLIFIED.replace(/[0-9\n]/gu, '')],
  ])('recognises %s', (encoding, bytes, text) => {
    const decoded = decodeText(bytes);
    expect(decoded.encoding).toBe(encoding);
    expect(decoded.text).toBe(text);
  });

  it('believes the bytes before the declaration', () => {
    const decoded = decodeText(Buffer.from(SIMPLIFIED), 'gb2312');
    expect(decoded.encoding).toBe('utf-8');
    expect(decoded.warnings.map((w) => w.id)).toEqual(['ENCODING_DECLARED_WRONG']);
    expect(decodeText(encodeGbk(SIMPLIFIED), 'gb2312').warnings).toEqual([]);
  });

  it('reads a declared encoding that is neither UTF-8 nor Chinese', () => {
    const bytes = Buffer.from([0x54, 0xe9, 0x6c, 0xe9, 0x20, 0xe0]);
    expect(decodeText(bytes, 'iso-8859-2').encoding).toBe('iso-8859-2');
  });

  it('reports a broken byte and a cut end with their places and keeps the rest', () => {
    const good = Buffer.from(SIMPLIFIED);
    const broken = Buffer.concat([good.subarray(0, 9), Buffer.from([0xff]), good.subarray(9, -1)]);
    const decoded = decodeText(broken);
    expect(decoded.encoding).toBe('utf-8');
    expect(decoded.text.replaceAll('\ufffd', '')).toBe(SIMPLIFIED.slice(0, -1));
    const warning = decoded.warnings.find((w) => w.id === 'REPLACEMENT_CHARACTERS');
    expect(warning?.zh).toContain('第 4 个字符（第 1 行第 4 字）');
    expect(warning?.zh).toContain('有 2 处');
    expect(warning?.en).toContain('line 2, column');
  });

  it('counts and removes control characters', () => {
    const decoded = decodeText(Buffer.from('甲\u0001乙\u0008丙\r\n丁\r戊'));
    expect(decoded.text).toBe('甲乙丙\n丁\n戊');
    expect(decoded.warnings[0]?.zh).toContain('2 个不可见控制字符');
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.option(fc.constantFrom('gbk', 'big5', 'utf-8', 'nonsense', 'shift_jis')),
        (bytes, declared) => {
          const decoded = decodeText(bytes, declared ?? undefined);
          expect(decoded.text.isWellFormed()).toBe(true);
          expect(decoded.noise).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
