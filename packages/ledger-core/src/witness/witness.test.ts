import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCheckpoint } from '../checkpoint.ts';
import { utf8 } from '../encoding/bytes.ts';
import { isLedgerError } from '../errors.ts';
import { createCosigner } from '../notes/cosigner.ts';
import { createSigner, createVerifier, createWitnessVerifier, encodeKeyPair } from '../notes/keys.ts';
import { formatNote, openNote, parseNote, signNote } from '../notes/note.ts';
import type { TreeHead } from '../tiles/right-edge.ts';
import { emptyRoot, leafHash } from '../tree/hasher.ts';
import { consistencyProof, rootOf } from '../tree/memory.ts';
import type { WitnessDecision, WitnessState } from './decide.ts';
import { decideAddCheckpoint } from './decide.ts';
import { formatAddCheckpoint, parseAddCheckpoint } from './request.ts';
import { addSignatures, readWitnessAnswer } from './response.ts';

const seed = (at: number): Uint8Array => new Uint8Array(32).fill(at);
const leaves = Array.from({ length: 40 }, (_, at) => leafHash(utf8(`entry ${at}`)));
const rootAt = (size: number): Uint8Array => rootOf(leaves.slice(0, size));
const headAt = (size: number): TreeHead => ({ size, root: rootAt(size) });

const logKey = encodeKeyPair('log.example', seed(1));
const signer = createSigner(logKey.signerKey);
const cosigner = createCosigner(encodeKeyPair('witness.example', seed(2)).signerKey);
const witness = createWitnessVerifier(cosigner.verifierKey);
const checkpointOf = (head: TreeHead, signers = [signer]): string =>
  signNote(formatCheckpoint({ origin: 'log.example', ...head }), signers);

function stateWith(latest: TreeHead | null): WitnessState {
  const log = { keys: [createVerifier(logKey.verifierKey)], latest };
  return { log: (origin) => (origin === 'log.example' ? log : undefined), cosigners: [cosigner], now: 1_700_000_000 };
}

const proofBetween = (from: number, to: number): Uint8Array[] =>
  from === 0 ? [] : consistencyProof(leaves.slice(0, to), from);

function request(from: number, to: number, change: { proof?: Uint8Array[]; checkpoint?: string } = {}): string {
  return formatAddCheckpoint({
    oldSize: from,
    proof: proofBetween(from, to),
    checkpoint: checkpointOf(headAt(to)),
    ...change,
  });
}

const status = (body: string | Uint8Array, latest: TreeHead | null): string => {
  const decision = decideAddCheckpoint(body, stateWith(latest));
  return decision.status === 200 ? '200' : `${decision.status} ${decision.body.trim()}`;
};

describe('a request to a witness', () => {
  it('is written as the specification shows, and read back', () => {
    const body = request(3, 7);
    const lines = proofBetween(3, 7).map((hash) => Buffer.from(hash).toString('base64'));
    expect(body).toBe(`old 3\n${lines.join('\n')}\n\n${checkpointOf(headAt(7))}`);
    expect(parseAddCheckpoint(body)).toEqual({
      oldSize: 3,
      proof: proofBetween(3, 7),
      checkpoint: checkpointOf(headAt(7)),
    });
    expect(parseAddCheckpoint(utf8(request(0, 7))).proof).toEqual([]);
  });

  it('with more than 63 hashes is neither written nor read', () => {
    const proof = Array.from({ length: 64 }, () => seed(1));
    expect(() => request(3, 7, { proof })).toThrow('MALFORMED_WITNESS_MESSAGE');
    expect(parseAddCheckpoint(request(3, 7, { proof: proof.slice(1) })).proof.length).toBe(63);
    const line = `${Buffer.from(seed(1)).toString('base64')}\n`;
    expect(status(`old 3\n${line.repeat(64)}\n${checkpointOf(headAt(7))}`, headAt(3))).toMatch(/^400 /u);
  });
});

describe('a witness', () => {
  it('cosigns whatever continues what it has seen, and remembers it', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: 1, maxLength: 4 }), (sizes) => {
        let latest: TreeHead | null = null;
        for (const size of sizes.toSorted((a, b) => a - b)) {
          const from: number = latest?.size ?? 0;
          const decision: WitnessDecision = decideAddCheckpoint(request(from, size), stateWith(latest));
          if (decision.status !== 200) expect.fail(`${decision.status} ${decision.body}`);
          expect(decision.next).toEqual(headAt(size));
          expect([decision.origin, decision.contentType]).toEqual(['log.example', 'text/plain; charset=utf-8']);
          expect(decision.checkpoint).toBe(checkpointOf(headAt(size)));
          const cosigned = decision.checkpoint + decision.body;
          expect(openNote(cosigned, [witness]).verified.length).toBe(1);
          latest = decision.next;
        }
      }),
      { numRuns: 8 },
    );
  });

  it('answers with the status the specification gives', () => {
    const stranger = encodeKeyPair('log.example', seed(9));
    const unknown = signNote(formatCheckpoint({ origin: 'other.example', ...headAt(7) }), [signer]);
    const [good] = parseNote(checkpointOf(headAt(7))).signatures;
    if (good === undefined) throw new Error('the checkpoint is signed');
    const forged = formatNote({ text: formatCheckpoint({ origin: 'log.example', ...headAt(8) }), signatures: [good] });
    const fork = { size: 7, root: seed(7) };
    const badEmpty = checkpointOf({ size: 0, root: seed(7) });
    const answers = {
      known: status(request(3, 7), headAt(3)),
      again: status(request(7, 7), headAt(7)),
      first: status(request(0, 7), null),
      empty: status(request(0, 0), null),
      'unknown origin': status(request(0, 7, { checkpoint: unknown }), null),
      'unknown key': status(
        request(0, 7, { checkpoint: checkpointOf(headAt(7), [createSigner(stranger.signerKey)]) }),
        null,
      ),
      'bad signature': status(request(0, 7, { checkpoint: forged }), null),
      shrinking: status(request(3, 7).replace('old 3', 'old 8'), headAt(3)),
      stale: status(request(3, 7), headAt(5)),
      ahead: status(request(3, 7), null),
      'wrong proof': status(request(3, 7, { proof: proofBetween(2, 7) }), headAt(3)),
      'no proof': status(request(3, 7, { proof: [] }), headAt(3)),
      fork: status(request(3, 7, { checkpoint: checkpointOf(fork) }), headAt(3)),
      'fork at the size': status(request(7, 7, { checkpoint: checkpointOf(fork) }), headAt(7)),
      'proof from nothing': status(request(0, 7, { proof: [seed(1)] }), null),
      'proof to itself': status(request(7, 7, { proof: [seed(1)] }), headAt(7)),
      'wrong empty tree': status(request(0, 0, { checkpoint: badEmpty }), null),
    };
    expect(
      Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, answer.slice(0, 5).trim()])),
    ).toEqual({
      known: '200',
      again: '200',
      first: '200',
      empty: '200',
      'unknown origin': '404 u',
      'unknown key': '403 N',
      'bad signature': '403 T',
      shrinking: '400 t',
      stale: '409 5',
      ahead: '409 0',
      'wrong proof': '422 T',
      'no proof': '422 T',
      fork: '422 T',
      'fork at the size': '409 a',
      'proof from nothing': '422 t',
      'proof to itself': '422 t',
      'wrong empty tree': '422 t',
    });
    const stale = decideAddCheckpoint(request(3, 7), stateWith(headAt(5)));
    expect(stale).toEqual({ status: 409, contentType: 'text/x.tlog.size', body: '5\n' });
    const other = decideAddCheckpoint(request(7, 7, { checkpoint: checkpointOf(fork) }), stateWith(headAt(7)));
    expect(other).toMatchObject({ status: 409, contentType: 'text/plain; charset=utf-8' });
    expect(emptyRoot()).toEqual(rootAt(0));
  });

  it('answers 400 to what it cannot read', () => {
    const body = request(3, 7);
    const wrong = [
      '',
      body.replace('old 3', 'old 03'),
      body.replace('old 3', 'old'),
      body.replace('old 3', 'size 3'),
      body.replace('old 3', 'old 9007199254740992'),
      body.replace('old 3\n', 'old 3\nnot base64\n'),
      body.replace('old 3\n', 'old 3\nAAAA\n'),
      body.replace('\n\n', '\n'),
      body.replace(/\n\n.*$/su, '\n\n'),
      body.replace(/\n\n.*$/su, '\n\nlog.example\n'),
      body.replace('log.example\n7\n', 'log.example\nseven\n'),
      ' '.repeat(1_000_001),
    ];
    for (const one of wrong) expect(status(one, headAt(3)), one.slice(0, 40)).toMatch(/^400 /u);
    expect(status(Buffer.of(0xff, 0x0a, 0x0a), headAt(3))).toMatch(/^400 /u);
  });

  it('hides no fault of its own', () => {
    const broken = {
      ...stateWith(null),
      log: () => {
        throw new RangeError('store is down');
      },
    };
    expect(() => decideAddCheckpoint(request(0, 7), broken)).toThrow('store is down');
  });
});

describe('the answer of a witness', () => {
  const checkpoint = checkpointOf(headAt(7));
  const decision = decideAddCheckpoint(request(0, 7), stateWith(null));
  const other = createCosigner(encodeKeyPair('other.example', seed(3)).signerKey);

  it('is checked and added to the checkpoint', () => {
    const answer = readWitnessAnswer(decision, checkpoint, [witness]);
    if (answer.kind !== 'cosigned') expect.fail(answer.kind);
    const cosigned = addSignatures(checkpoint, answer.signatures);
    expect(cosigned.startsWith(checkpoint)).toBe(true);
    expect(openNote(cosigned, [witness, createVerifier(logKey.verifierKey)]).verified.length).toBe(2);
    expect(addSignatures(cosigned, answer.signatures)).toBe(cosigned);
    const strange = parseNote(checkpointOf(headAt(7), [other.at(1)])).signatures;
    const mixed = { ...decision, body: formatNote({ text: 'x\n', signatures: strange }).slice(3) + decision.body };
    expect(readWitnessAnswer(mixed, checkpoint, [witness])).toEqual(answer);
  });

  it('says where the witness is, or that it refused', () => {
    const stale = decideAddCheckpoint(request(3, 7), stateWith(headAt(5)));
    expect(readWitnessAnswer(stale, checkpoint, [witness])).toEqual({ kind: 'stale', size: 5 });
    expect(readWitnessAnswer({ status: 409, contentType: 'text/plain', body: 'x' }, checkpoint, [witness])).toEqual({
      kind: 'refused',
      status: 409,
    });
    expect(readWitnessAnswer({ status: 503, contentType: '', body: '' }, checkpoint, [witness])).toEqual({
      kind: 'refused',
      status: 503,
    });
  });

  it('is refused when it is not for this checkpoint, not by this witness, or no answer', () => {
    const code = (response: Parameters<typeof readWitnessAnswer>[0], keys = [witness]): string => {
      try {
        readWitnessAnswer(response, checkpoint, keys);
        return 'holds';
      } catch (error) {
        if (!isLedgerError(error)) throw error;
        return error.code;
      }
    };
    const elsewhere = decideAddCheckpoint(request(0, 8), stateWith(null));
    expect(code(elsewhere)).toBe('INVALID_SIGNATURE');
    expect(code(decision, [createWitnessVerifier(other.verifierKey)])).toBe('NOT_SIGNED');
    for (const body of [
      '',
      'ok',
      `x\n\n${decision.body}`,
      `\n${decision.body}`,
      Buffer.of(0xff),
      'x'.repeat(1_000_001),
    ])
      expect(code({ status: 200, contentType: '', body })).toBe('MALFORMED_WITNESS_MESSAGE');
    for (const body of ['', '5', '05\n', '5\n\n', '-1\n'])
      expect(code({ status: 409, contentType: 'text/x.tlog.size', body })).toBe('MALFORMED_WITNESS_MESSAGE');
  });
});
