import { createPublicKey, generateKeyPairSync, sign as nodeSign, verify as nodeVerify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCheckpoint } from '../checkpoint.ts';
import { utf8 } from '../encoding/bytes.ts';
import type { LedgerErrorCode } from '../errors.ts';
import { isLedgerError } from '../errors.ts';
import { newSm2Key, sm2Sm3 } from '../sm/index.ts';
import { cosignatureKey, timeBytes, timestampIn } from './cosignature.ts';
import { createCosigner } from './cosigner.ts';
import { ed25519 } from './ed25519.ts';
import { keyIdOf } from './key.ts';
import {
  createSigner,
  createVerifier,
  createWitnessVerifier,
  encodeKeyPair,
  standardAlgorithms,
  verifierKeyOf,
} from './keys.ts';
import { mlDsa44Cosignature } from './ml-dsa.ts';
import { formatNote, MAX_NOTE_SIGNATURES, openNote, parseNote, signNote } from './note.ts';

const seed = (at: number): Uint8Array => new Uint8Array(32).fill(at);
const all = [...standardAlgorithms, sm2Sm3];

function codeOf(work: () => unknown): LedgerErrorCode | 'holds' {
  try {
    work();
    return 'holds';
  } catch (error) {
    if (!isLedgerError(error)) throw error;
    return error.code;
  }
}

/** Any text a note can have. */
const noteText = fc
  .string({ unit: 'binary', maxLength: 60 })
  .map((line) => `${line.replace(/[\u0000-\u001f]/gu, '\n')}\n`)
  .filter((text) => text.isWellFormed());
const keyName = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .map((name) => name.replace(/[\p{White_Space}+\u0000-\u001f]/gu, '/'));

describe('keys', () => {
  it('come back from their encodings, and sign what they verify', () => {
    fc.assert(
      fc.property(keyName, fc.uint8Array({ minLength: 32, maxLength: 32 }), noteText, (name, privateKey, text) => {
        const pair = encodeKeyPair(name, privateKey);
        expect(verifierKeyOf(pair.signerKey)).toBe(pair.verifierKey);
        const note = signNote(text, [createSigner(pair.signerKey)]);
        const opened = openNote(note, [createVerifier(pair.verifierKey)]);
        expect(opened.text).toBe(text);
        expect(opened.verified.map((one) => one.name)).toEqual([name]);
        expect(openNote(utf8(note), [createVerifier(pair.verifierKey)])).toEqual(opened);
      }),
      { numRuns: 40 },
    );
  });

  it('are those of Go and of Node.js', () => {
    // The seed and key of RFC 8032 section 7.1, test 1.
    const privateKey = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');
    const publicKey = Buffer.from('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', 'hex');
    const { verifierKey, signerKey } = encodeKeyPair('example.com/log', privateKey);
    const id = keyIdOf('example.com/log', Buffer.concat([Buffer.of(1), publicKey]))
      .toString(16)
      .padStart(8, '0');
    expect(verifierKey).toBe(`example.com/log+${id}+${Buffer.concat([Buffer.of(1), publicKey]).toString('base64')}`);
    expect(signerKey).toBe(
      `PRIVATE+KEY+example.com/log+${id}+${Buffer.concat([Buffer.of(1), privateKey]).toString('base64')}`,
    );
    const [signature] = parseNote(signNote('text\n', [createSigner(signerKey)])).signatures;
    const x = publicKey.toString('base64url');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    expect(nodeVerify(null, Buffer.from('text\n'), key, signature?.signature ?? Buffer.alloc(0))).toBe(true);
  });

  it('that are spoilt are refused', () => {
    const { verifierKey, signerKey } = encodeKeyPair('log.example', seed(1));
    const [name = '', id = '', material = ''] = verifierKey.split('+');
    const sealed = Buffer.from(material, 'base64');
    const unknown = Buffer.concat([Buffer.of(0x77), sealed.subarray(1)]);
    const short = sealed.subarray(0, 20);
    const withId = (bytes: Buffer): string =>
      `${name}+${keyIdOf(name, bytes).toString(16).padStart(8, '0')}+${bytes.toString('base64')}`;
    const wrong: Record<string, LedgerErrorCode> = {
      '': 'MALFORMED_KEY',
      [name]: 'MALFORMED_KEY',
      [`${name}+${id}`]: 'MALFORMED_KEY',
      [`${name}+00000000+${material}`]: 'MALFORMED_KEY',
      [`${name}+${id.toUpperCase()}X+${material}`]: 'MALFORMED_KEY',
      [`other+${id}+${material}`]: 'MALFORMED_KEY',
      [`${name}+${id}+${material} `]: 'MALFORMED_KEY',
      [`${name}+${id}+not/base64`]: 'MALFORMED_KEY',
      [`with space+${id}+${material}`]: 'MALFORMED_KEY',
      [withId(short)]: 'MALFORMED_KEY',
      [withId(unknown)]: 'UNKNOWN_ALGORITHM',
    };
    for (const [key, code] of Object.entries(wrong)) {
      expect(
        codeOf(() => createVerifier(key)),
        key,
      ).toBe(code);
      expect(
        codeOf(() => createSigner(`PRIVATE+KEY+${key}`)),
        key,
      ).not.toBe('holds');
    }
    expect(codeOf(() => createSigner(signerKey.replace('PRIVATE', 'PUBLIC')))).toBe('MALFORMED_KEY');
    expect(codeOf(() => createSigner(signerKey.replace('log.example', 'log.other')))).toBe('MALFORMED_KEY');
    for (const bad of ['', 'a b', 'a+b', 'a\u3000b', 'a\nb', '\ud800'])
      expect(codeOf(() => encodeKeyPair(bad, seed(1)))).toBe('MALFORMED_KEY');
    expect(codeOf(() => encodeKeyPair('log.example', seed(1).slice(1)))).toBe('MALFORMED_KEY');
    // No message may give a private key away.
    const secret = signerKey.split('+').at(-1) ?? '';
    expect(() => createSigner(signerKey.replace('log.example', 'log.other'))).not.toThrow(secret);
  });
});

describe('a signed note', () => {
  const pairs = [encodeKeyPair('one.example', seed(1)), encodeKeyPair('two.example', seed(2))];
  const signers = pairs.map(({ signerKey }) => createSigner(signerKey));
  const [one, two] = pairs.map(({ verifierKey }) => createVerifier(verifierKey));
  if (one === undefined || two === undefined) throw new Error('two keys were made');
  const note = signNote('text\n', signers);

  it('of several keys opens by each of them, the others set aside', () => {
    expect(openNote(note, [one, two]).verified.map(({ name }) => name)).toEqual(['one.example', 'two.example']);
    expect(openNote(note, [two]).unverified.map(({ name }) => name)).toEqual(['one.example']);
    expect(codeOf(() => openNote(note, []))).toBe('NOT_SIGNED');
    // The same name with another key, and the same key under another name, are not known.
    const renamed = [encodeKeyPair('one.example', seed(3)), encodeKeyPair('three.example', seed(1))];
    const strangers = renamed.map(({ verifierKey }) => createVerifier(verifierKey));
    expect(codeOf(() => openNote(note, strangers))).toBe('NOT_SIGNED');
    expect(codeOf(() => openNote(note, [one, one]))).toBe('AMBIGUOUS_KEY');
  });

  it('keeps earlier signatures when signed again, one for each key', () => {
    const again = signNote('text\n', signers.slice(0, 1), parseNote(note).signatures);
    expect(parseNote(again).signatures.map(({ name }) => name)).toEqual(['two.example', 'one.example']);
    expect(openNote(again, [one, two]).verified.length).toBe(2);
  });

  it('fails for every single bit changed in it', () => {
    const bytes = utf8(note);
    fc.assert(
      fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
        const spoilt = Uint8Array.from(bytes);
        spoilt[bit >> 3] = (spoilt[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const code = codeOf(() => {
          const opened = openNote(spoilt, [one, two]);
          // A changed name or key ID makes a signature unknown; the other one then still stands for the same text.
          expect(opened.text).toBe('text\n');
          expect(opened.verified.length).toBe(1);
        });
        expect(['holds', 'MALFORMED_NOTE', 'INVALID_SIGNATURE']).toContain(code);
      }),
      { numRuns: 120 },
    );
  });

  it('with one bad signature of a known key is refused altogether', () => {
    const [good, bad] = parseNote(note).signatures;
    if (good === undefined || bad === undefined) throw new Error('two keys have signed');
    const spoilt = formatNote({ text: 'text\n', signatures: [good, { ...bad, signature: good.signature }] });
    expect(codeOf(() => openNote(spoilt, [one, two]))).toBe('INVALID_SIGNATURE');
    expect(codeOf(() => openNote(spoilt, [one]))).toBe('holds');
    expect(codeOf(() => openNote(formatNote({ text: 'text!\n', signatures: [good] }), [one]))).toBe(
      'INVALID_SIGNATURE',
    );
    // Only the first signature of a key is looked at.
    const twice = formatNote({ text: 'text\n', signatures: [good, { ...good, signature: bad.signature }] });
    expect(openNote(twice, [one]).verified.length).toBe(1);
  });

  it('is refused when it is none', () => {
    const line = note.split('\n')[2] ?? '';
    const malformed = [
      '',
      'text\n',
      `text\n${line}\n`,
      'text\n\n',
      `text\n\n${line}`,
      `text\n\n${line}\n\n`,
      `text\n\n${line} \n`,
      `text\n\n-${line.slice(1)}\n`,
      `text\n\n${line.replace(' ', '  ')}\n`,
      `text\n\n${line.slice(0, -1)}\n`,
      `text\n\n${line}\nnot a signature\n`,
      `te\txt\n\n${line}\n`,
      `te\rxt\n\n${line}\n`,
      `te\u0000xt\n\n${line}\n`,
      `te\ud800xt\n\n${line}\n`,
      '\u2014 name AAAA\n',
      'text\n\n\u2014 name AAAAAA==\n',
      `text\n\n\u2014 na+me ${line.split(' ')[2] ?? ''}\n`,
      `text\n\n${`${line}\n`.repeat(MAX_NOTE_SIGNATURES + 1)}`,
      `${'x'.repeat(1_000_000)}\n\n${line}\n`,
    ];
    for (const wrong of malformed)
      expect(
        codeOf(() => parseNote(wrong)),
        wrong.slice(0, 60),
      ).toBe('MALFORMED_NOTE');
    expect(codeOf(() => parseNote(Buffer.from('ff0a0a', 'hex')))).toBe('MALFORMED_NOTE');
    expect(codeOf(() => signNote('no newline', signers))).toBe('MALFORMED_NOTE');
    expect(codeOf(() => signNote('te\txt\n', signers))).toBe('MALFORMED_NOTE');
    expect(parseNote(`text\n\n${`${line}\n`.repeat(MAX_NOTE_SIGNATURES)}`).signatures.length).toBe(100);
  });

  it('may have empty lines in its text', () => {
    expect(openNote(signNote('a\n\n\nb\n\n', signers), [one]).text).toBe('a\n\n\nb\n\n');
  });
});

describe('a cosignature', () => {
  const text = 'log.example\n5\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
  const pair = encodeKeyPair('witness.example', seed(4), cosignatureKey);
  const cosigner = createCosigner(pair.signerKey);

  it('says when it was made, and holds for the text and that time only', () => {
    const verifier = createVerifier(pair.verifierKey);
    expect(cosigner.verifierKey).toBe(pair.verifierKey);
    expect(verifier.timestamped).toBe(true);
    const { verified } = openNote(signNote(text, [cosigner.at(1_679_315_147)]), [verifier]);
    const signature = verified[0]?.signature ?? new Uint8Array();
    expect(timestampIn(signature)).toBe(1_679_315_147);
    expect(signature.length).toBe(72);
    const later = Buffer.concat([timeBytes(1_679_315_148), signature.subarray(8)]);
    expect(
      [signature, later, signature.slice(1), new Uint8Array(72).fill(0xff)].map((one) =>
        verifier.verify(utf8(text), one),
      ),
    ).toEqual([true, false, false, false]);
    expect(verifier.verify(utf8(text.replace('5', '6')), signature)).toBe(false);
    for (const time of [-1, 0.5, 2 ** 53])
      expect(codeOf(() => cosigner.at(time).sign(utf8(text)))).toBe('INVALID_SIZE');
  });

  it('is made and checked by a plain Ed25519 key as well, under another identifier', () => {
    const plain = encodeKeyPair('witness.example', seed(4));
    expect(createCosigner(plain.signerKey).verifierKey).toBe(pair.verifierKey);
    const note = signNote(text, [createCosigner(plain.signerKey).at(7)]);
    expect(openNote(note, [createWitnessVerifier(plain.verifierKey)]).verified.length).toBe(1);
    expect(codeOf(() => openNote(note, [createVerifier(plain.verifierKey)]))).toBe('NOT_SIGNED');
    expect(codeOf(() => createSigner(pair.signerKey))).toBe('UNKNOWN_ALGORITHM');
    const sm2 = encodeKeyPair('witness.example', seed(4), sm2Sm3);
    expect(codeOf(() => createWitnessVerifier(sm2.verifierKey, all))).toBe('UNKNOWN_ALGORITHM');
    expect(codeOf(() => createCosigner(sm2.signerKey))).toBe('MALFORMED_KEY');
  });

  it('by ML-DSA-44 covers the name of the witness and the head', () => {
    // Node.js has the primitive from 24.7 on; before that there is nothing to check against.
    const node = Number(process.versions.node.split('.')[0]);
    expect(node).toBeGreaterThanOrEqual(20);
    if (node < 24) return;
    const { publicKey, privateKey } = generateKeyPairSync('ml-dsa-44');
    const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-1312);
    const algorithm = mlDsa44Cosignature((key, message, signature) => {
      expect(Buffer.from(key).equals(raw)).toBe(true);
      return nodeVerify(null, message, publicKey, signature);
    });
    const material = Buffer.concat([algorithm.type, raw]);
    const id = keyIdOf('w.example', material).toString(16).padStart(8, '0');
    const verifier = createWitnessVerifier(`w.example+${id}+${material.toString('base64')}`, [algorithm]);
    const checkpoint = formatCheckpoint({ origin: 'log.example', size: 258, root: seed(9) });
    // The structure of the specification, written out by hand: label, name, time, origin, start, end, root.
    const hex = `${Buffer.from('subtree/v1\n\0\u0009w.example').toString('hex')}0000000000000007${Buffer.from('\u000blog.example').toString('hex')}00000000000000000000000000000102${'09'.repeat(32)}`;
    const signature = Buffer.concat([timeBytes(7), nodeSign(null, Buffer.from(hex, 'hex'), privateKey)]);
    expect(verifier.verify(utf8(checkpoint), signature)).toBe(true);
    expect(verifier.verify(utf8(checkpoint.replace('258', '259')), signature)).toBe(false);
    expect(verifier.verify(utf8('no checkpoint\n'), signature)).toBe(false);
    expect(verifier.verify(utf8(checkpoint), signature.subarray(1))).toBe(false);
  });
});

describe('an SM2 signature', () => {
  it('stands beside that of Ed25519, and strangers pass over it', () => {
    const pair = encodeKeyPair('log.example', newSm2Key(), sm2Sm3);
    const usual = encodeKeyPair('log.example', seed(1));
    const note = signNote('文本\n', [createSigner(usual.signerKey), createSigner(pair.signerKey, all)]);
    const verifier = createVerifier(pair.verifierKey, all);
    expect(openNote(note, [createVerifier(usual.verifierKey), verifier]).verified.length).toBe(2);
    expect(openNote(note, [createVerifier(usual.verifierKey)]).unverified.length).toBe(1);
    expect(codeOf(() => createVerifier(pair.verifierKey))).toBe('UNKNOWN_ALGORITHM');
    expect(codeOf(() => openNote(note.replace('文本', '文木'), [verifier]))).toBe('INVALID_SIGNATURE');
    // The published form: 0xff, the object identifier 1.2.156.10197.1.501 in DER, an uncompressed point.
    const material = Buffer.from(pair.verifierKey.split('+').slice(2).join('+'), 'base64');
    expect(material.subarray(0, 12).toString('hex')).toBe('ff06082a811ccf5501837504');
    expect(material.length).toBe(1 + 10 + 65);
  });

  it('fails for any bit changed, out of range and by a key off the curve', () => {
    const privateKey = seed(5);
    const { signing } = sm2Sm3;
    const publicKey = signing?.publicKeyOf(privateKey) ?? new Uint8Array();
    const key = { name: 'k', publicKey };
    const text = utf8('text\n');
    const signature = signing?.sign(privateKey, text) ?? new Uint8Array();
    expect(sm2Sm3.verify(key, text, signature)).toBe(true);
    fc.assert(
      fc.property(fc.nat(511), (bit) => {
        const spoilt = Uint8Array.from(signature);
        spoilt[bit >> 3] = (spoilt[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(sm2Sm3.verify(key, text, spoilt)).toBe(false);
      }),
      { numRuns: 15 },
    );
    const zero = new Uint8Array(32);
    const order = Buffer.from('fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123', 'hex');
    for (const half of [zero, order, new Uint8Array(32).fill(0xff)]) {
      expect(sm2Sm3.verify(key, text, Buffer.concat([half, signature.slice(32)]))).toBe(false);
      expect(sm2Sm3.verify(key, text, Buffer.concat([signature.slice(0, 32), half]))).toBe(false);
    }
    expect(sm2Sm3.verify(key, text, signature.slice(1))).toBe(false);
    expect(sm2Sm3.verify({ name: 'k', publicKey: publicKey.with(64, (publicKey[64] ?? 0) ^ 1) }, text, signature)).toBe(
      false,
    );
    for (const bad of [
      zero,
      order,
      new Uint8Array(32).fill(0xff),
      Buffer.concat([order.subarray(0, 31), Buffer.of(0x22)]),
    ])
      expect(codeOf(() => encodeKeyPair('k', bad, sm2Sm3))).toBe('MALFORMED_KEY');
    expect(ed25519.verify({ name: 'k', publicKey: new Uint8Array(32).fill(0xff) }, text, new Uint8Array(64))).toBe(
      false,
    );
  });
});
