import { describe, expect, it } from 'vitest';
import { formatCheckpoint, openCheckpoint, parseCheckpoint, readCheckpointUnverified } from './checkpoint.ts';
import { utf8 } from './encoding/bytes.ts';
import type { LedgerErrorCode } from './errors.ts';
import { isLedgerError, LedgerError } from './errors.ts';
import { formatLogProof, parseLogProof, verifyLogProof } from './log-proof.ts';
import { createCosigner } from './notes/cosigner.ts';
import {
  createSigner,
  createVerifier,
  createWitnessVerifier,
  encodeKeyPair,
  standardAlgorithms,
} from './notes/keys.ts';
import { parseNote, signNote } from './notes/note.ts';
import type { WitnessPolicy } from './policy.ts';
import { checkPolicy, verifyCheckpoint } from './policy.ts';
import { sm2Sm3 } from './sm/index.ts';
import { leafHash } from './tree/hasher.ts';
import { inclusionProof, rootOf } from './tree/memory.ts';

const seed = (at: number): Uint8Array => new Uint8Array(32).fill(at);

function codeOf(work: () => unknown): LedgerErrorCode | 'holds' {
  try {
    work();
    return 'holds';
  } catch (error) {
    if (!isLedgerError(error)) throw error;
    return error.code;
  }
}

const entries = Array.from({ length: 11 }, (_, at) => utf8(`entry ${at}`));
const leaves = entries.map((entry) => leafHash(entry));
const head = { origin: 'log.example', size: 11, root: rootOf(leaves) };
const text = formatCheckpoint(head);

const logKey = encodeKeyPair('log.example', seed(1));
const sm2Key = encodeKeyPair('log.example', seed(2), sm2Sm3);
const otherLog = encodeKeyPair('other.example', seed(3));
const witnessKeys = [4, 5, 6].map((at) => encodeKeyPair(`witness.example/${at}`, seed(at)));

const signer = createSigner(logKey.signerKey);
const cosigners = witnessKeys.map(({ signerKey }, at) => createCosigner(signerKey).at(1_700_000_000 + at));
const policy: WitnessPolicy = {
  logs: [
    { origin: 'log.example', keys: [createVerifier(logKey.verifierKey)] },
    { origin: 'other.example', keys: [createVerifier(otherLog.verifierKey)] },
  ],
  witnesses: witnessKeys.map(({ verifierKey }) => createWitnessVerifier(verifierKey)),
  quorum: 2,
};
const checkpoint = signNote(text, [signer, ...cosigners]);

describe('a checkpoint', () => {
  it('comes back as it was written', () => {
    for (const extensions of [undefined, ['one'], ['one', 'two 2']]) {
      const whole = extensions === undefined ? head : { ...head, extensions };
      expect(parseCheckpoint(formatCheckpoint(whole))).toEqual(whole);
    }
    expect(text).toBe(`log.example\n11\n${Buffer.from(head.root).toString('base64')}\n`);
    expect(readCheckpointUnverified(checkpoint)).toEqual(head);
    expect(
      codeOf(() => openCheckpoint(signNote('no checkpoint\n', [signer]), [createVerifier(logKey.verifierKey)])),
    ).toBe('MALFORMED_CHECKPOINT');
  });

  it('cannot be written with lines that would not be read', () => {
    for (const change of [{ origin: '' }, { origin: 'a\nb' }, { extensions: [''] }, { extensions: ['a\nb'] }])
      expect(codeOf(() => formatCheckpoint({ ...head, ...change }))).toBe('MALFORMED_CHECKPOINT');
    expect(codeOf(() => formatCheckpoint({ ...head, size: 2 ** 53 }))).toBe('INVALID_SIZE');
    expect(codeOf(() => formatCheckpoint({ ...head, root: seed(1).slice(1) }))).toBe('INVALID_HASH');
  });

  it('is refused for sizes in another spelling', () => {
    for (const size of ['011', '+11', '1e1', ' 11', '11 ', '-0', '', '9007199254740992', '1.0'])
      expect(
        codeOf(() => parseCheckpoint(text.replace('\n11\n', `\n${size}\n`))),
        size,
      ).toBe('MALFORMED_CHECKPOINT');
    expect(parseCheckpoint(text.replace('\n11\n', '\n9007199254740991\n')).size).toBe(Number.MAX_SAFE_INTEGER);
    expect(codeOf(() => parseCheckpoint(text.replace('\n', '\r\n')))).toBe('MALFORMED_CHECKPOINT');
  });
});

describe('a policy', () => {
  it('is met by the log and enough witnesses', () => {
    expect(verifyCheckpoint(checkpoint, policy)).toEqual({
      checkpoint: head,
      log: policy.logs[0],
      signedBy: ['log.example'],
      witnesses: [4, 5, 6].map((at) => ({ name: `witness.example/${at}`, time: 1_700_000_000 + at - 4 })),
    });
    expect(verifyCheckpoint(signNote(text, [signer, ...cosigners.slice(1)]), policy).witnesses.length).toBe(2);
    expect(verifyCheckpoint(signNote(text, [signer]), { ...policy, quorum: 0 }).witnesses).toEqual([]);
  });

  it('is not met by fewer, by one of them twice, or without the log', () => {
    const one = signNote(text, [signer, ...cosigners.slice(2)]);
    expect(codeOf(() => verifyCheckpoint(one, policy))).toBe('QUORUM_NOT_MET');
    const lines = one.split('\n').slice(4);
    expect(codeOf(() => verifyCheckpoint(`${one}${lines.join('\n')}`, policy))).toBe('QUORUM_NOT_MET');
    expect(codeOf(() => verifyCheckpoint(signNote(text, cosigners), policy))).toBe('NOT_SIGNED');
    expect(
      codeOf(() => verifyCheckpoint(signNote(text, [createSigner(otherLog.signerKey), ...cosigners]), policy)),
    ).toBe('NOT_SIGNED');
  });

  it('takes no log for another', () => {
    const stranger = signNote(formatCheckpoint({ ...head, origin: 'stranger.example' }), [signer, ...cosigners]);
    expect(codeOf(() => verifyCheckpoint(stranger, policy))).toBe('UNKNOWN_LOG');
    const posing = signNote(formatCheckpoint({ ...head, origin: 'other.example' }), [signer, ...cosigners]);
    expect(codeOf(() => verifyCheckpoint(posing, policy))).toBe('NOT_SIGNED');
  });

  it('can demand the SM2 line as well', () => {
    const keys = [logKey, sm2Key].map(({ verifierKey }) =>
      createVerifier(verifierKey, [...standardAlgorithms, sm2Sm3]),
    );
    const both = { ...policy, logs: [{ origin: 'log.example', keys, required: 2 }], quorum: 0 };
    const sm2Signer = createSigner(sm2Key.signerKey, [sm2Sm3]);
    expect(verifyCheckpoint(signNote(text, [signer, sm2Signer]), both).signedBy.length).toBe(2);
    expect(codeOf(() => verifyCheckpoint(signNote(text, [signer]), both))).toBe('NOT_SIGNED');
    expect(verifyCheckpoint(signNote(text, [signer, sm2Signer]), { ...policy, quorum: 0 }).signedBy.length).toBe(1);
  });

  it('that cannot be met, or counts somebody twice, is refused', () => {
    const [log] = policy.logs;
    const [witness] = policy.witnesses;
    if (log === undefined || witness === undefined) throw new Error('the policy has both');
    const twin = createWitnessVerifier(encodeKeyPair('twin.example', seed(4)).verifierKey);
    const self = createWitnessVerifier(logKey.verifierKey);
    const wrong: Partial<WitnessPolicy>[] = [
      { quorum: 4 },
      { quorum: -1 },
      { quorum: 0.5 },
      { witnesses: [createVerifier(logKey.verifierKey)], quorum: 1 },
      { witnesses: [witness, twin] },
      { witnesses: [witness, self] },
      { logs: [log, log] },
      { logs: [{ ...log, keys: [] }] },
      { logs: [{ ...log, required: 2 }] },
      { logs: [{ ...log, required: 0 }] },
    ];
    for (const change of wrong) {
      expect(codeOf(() => checkPolicy({ ...policy, ...change }))).toBe('INVALID_POLICY');
      expect(codeOf(() => verifyCheckpoint(checkpoint, { ...policy, ...change }))).toBe('INVALID_POLICY');
    }
  });
});

describe('a self-contained proof', () => {
  const proofOf = (index: number): string =>
    formatLogProof({ index, hashes: inclusionProof(leaves, index), checkpoint });

  it('shows every entry where it is, to whoever trusts the policy', () => {
    for (const [index, entry] of entries.entries()) {
      const proof = proofOf(index);
      const verified = verifyLogProof(proof, { entry }, policy);
      expect([verified.index, verified.checkpoint.size, verified.witnesses.length]).toEqual([index, 11, 3]);
      expect(verifyLogProof(utf8(proof), { leaf: leafHash(entry) }, policy).index).toBe(index);
      expect(verifyLogProof(parseLogProof(proof), { entry }, policy).index).toBe(index);
      expect(codeOf(() => verifyLogProof(proof, { entry: utf8('another') }, policy))).toBe('INCLUSION_NOT_PROVEN');
    }
  });

  it('is written as the specification shows', () => {
    const extra = utf8('data');
    const [a, b] = [seed(1), seed(2)];
    const proof = { index: 7, hashes: [a, b], checkpoint, extra };
    const [first, second] = [a, b].map((hash) => Buffer.from(hash).toString('base64'));
    expect(formatLogProof(proof)).toBe(
      `c2sp.org/tlog-proof@v1\nextra ZGF0YQ==\nindex 7\n${first}\n${second}\n\n${checkpoint}`,
    );
    expect(parseLogProof(formatLogProof(proof))).toEqual(proof);
    const bare = { index: 0, hashes: [], checkpoint };
    expect(parseLogProof(formatLogProof(bare))).toEqual(bare);
  });

  it('fails with anything in it exchanged', () => {
    const proof = proofOf(3);
    const entry = entries[3] ?? utf8('');
    const codes = [
      proof.replace('index 3', 'index 4'),
      proof.replace('index 3', 'index 11'),
      proof.replace('\n11\n', '\n12\n'),
      proof.replace(/\nindex 3\n[^\n]+\n/u, '\nindex 3\n'),
      proof.replaceAll(/\u2014 witness[^\n]+\n/gu, ''),
      proof.replaceAll(/\u2014 [^\n]+\n/gu, ''),
      proof.replaceAll('log.example', 'other.example'),
    ].map((changed) => codeOf(() => verifyLogProof(changed, { entry }, policy)));
    expect(codes).toEqual([
      'INCLUSION_NOT_PROVEN',
      'INVALID_SIZE',
      'INVALID_SIGNATURE',
      'INCLUSION_NOT_PROVEN',
      'QUORUM_NOT_MET',
      'MALFORMED_NOTE',
      'INVALID_SIGNATURE', // of the witnesses, who signed another origin
    ]);
  });

  it('is refused when it is none', () => {
    const proof = proofOf(3);
    const malformed = [
      '',
      proof.replace('@v1', '@v2'),
      proof.replace('index 3', 'index 03'),
      proof.replace('index 3', 'index'),
      proof.replace('index 3', 'extra \nextra \nindex 3'),
      proof.replace('index 3', 'index 3\nindex 3'),
      proof.replace('index 3\n', `index 3\n${`${Buffer.from(seed(1)).toString('base64')}\n`.repeat(64)}`),
      proof.slice(0, proof.indexOf('\n\n') + 2),
      proof.slice(0, proof.indexOf('\n\n')),
      'x'.repeat(2_000_001),
    ];
    for (const wrong of malformed)
      expect(
        codeOf(() => parseLogProof(wrong)),
        wrong.slice(0, 60),
      ).toBe('MALFORMED_PROOF');
    expect(codeOf(() => parseLogProof(Buffer.of(0xff)))).toBe('MALFORMED_PROOF');
    expect(
      codeOf(() => formatLogProof({ index: 0, hashes: Array.from({ length: 64 }, () => seed(1)), checkpoint })),
    ).toBe('MALFORMED_PROOF');
  });
});

describe('an error', () => {
  it('says what is wrong and what to do, in both languages', () => {
    try {
      parseNote('');
      expect.fail('this is no note');
    } catch (error) {
      expect(error).toBeInstanceOf(LedgerError);
      if (!isLedgerError(error, 'MALFORMED_NOTE')) throw error;
      expect(error.text.zh).toMatch(/请/u);
      expect(error.message).toBe(`MALFORMED_NOTE: ${error.text.en}`);
      expect(isLedgerError(error, 'NOT_SIGNED')).toBe(false);
    }
    expect(isLedgerError(new Error('other'))).toBe(false);
  });
});
