import { createHash } from 'node:crypto';
import { encodeKeyPair } from '@openzone/ledger-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryFormat } from '../entry.ts';
import { checkProof, checkSteps, holds, planSteps, type CheckOptions, type Step } from './check.ts';
import { ledgerEntryFormat, parseProofFile, type ProofEntry, type ProofFile } from './format.ts';
import { fixtureProof } from './proof.fixture.ts';

const file = fixtureProof();
const hashes = file.attachments.map(({ sha256 }) => sha256);
const newest = file.entries.at(-1)?.index ?? -1;
const oldest = file.entries[0]?.index ?? -1;

/** `id index state`, of the steps in the state asked for, or of all. */
function said(steps: readonly Step[], state?: Step['state']): string[] {
  return steps
    .filter((step) => state === undefined || step.state === state)
    .map(({ id, index, state: is }) => `${id} ${index ?? '-'} ${is}`);
}

const failures = (changed: ProofFile, options: CheckOptions = { attachments: hashes }): string[] =>
  said(checkProof(changed, options), 'failed').map((line) => line.replace(' failed', ''));

/** The file with something else in its newest entry. */
function withEntry(change: (entry: ProofEntry) => Partial<ProofEntry>, index = newest): ProofFile {
  return {
    ...file,
    entries: file.entries.map((entry) => (entry.index === index ? { ...entry, ...change(entry) } : entry)),
  };
}

describe('a proof file', () => {
  it('holds, step by step, the newest entry first', () => {
    const steps = checkProof(file, { attachments: hashes });
    expect(said(steps)).toEqual([
      `content ${newest} ok`,
      `attachments ${newest} ok`,
      `opening ${newest} ok`,
      `entry ${newest} ok`,
      `inclusion ${newest} ok`,
      'signature - ok',
      'witnesses - ok',
      `entry ${oldest} ok`,
      `inclusion ${oldest} ok`,
      `firstSeen ${oldest} ok`,
    ]);
    expect(holds(steps)).toBe(true);
    expect(said(checkProof(file))).toContain(`attachments ${newest} unchecked`);
    expect(steps.map(({ id, index }) => ({ id, index }))).toEqual(planSteps(file));
  });

  it('survives being written and read', () => {
    expect(parseProofFile(JSON.stringify(file))).toEqual(file);
  });

  it('names both keys of the site and the time of the witness', () => {
    const values = (id: string): string[] =>
      checkProof(file)
        .filter((step) => step.id === id)
        .flatMap((step) => step.values.map(({ value }) => value));
    expect(values('signature')).toEqual(['www.haiyan.example/ledger Ed25519', 'www.haiyan.example/ledger SM2-SM3']);
    expect(values('witnesses')).toEqual(['witness.example/archive 2026-03-05T16:01:00.000Z']);
    expect(values('firstSeen')).toEqual(['witness.example/archive 2026-03-02T16:01:00.000Z']);
  });

  it('is about entries of the form that the ledger writes', () => {
    expect(ledgerEntryFormat).toBe(entryFormat);
  });
});

describe('a single bit that is changed', () => {
  const flip = (text: string, at: number): string =>
    text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1);
  /** No further than the step in question: signatures take their time. */
  const fails = (changed: ProofFile, wanted: string): boolean => {
    for (const { id, index, state } of checkSteps(changed))
      if (state === 'failed' && `${id} ${index ?? '-'}` === wanted) return true;
    return false;
  };
  const anywhere = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  const expectEveryBit = (
    name: string,
    change: (flipOne: (text: string) => string) => ProofFile,
    expected: string,
  ): void => {
    fc.assert(
      fc.property(anywhere, (where) => {
        let flipped = false;
        const changed = change((text) => {
          flipped = true;
          return flip(text, Math.floor(where * text.length));
        });
        expect(flipped, name).toBe(true);
        expect(fails(changed, expected), name).toBe(true);
      }),
      { numRuns: 25 },
    );
  };

  it('of the content fails the content', () =>
    expectEveryBit(
      'content',
      (one) => withEntry(({ content }) => ({ content: one(content ?? '') })),
      `content ${newest}`,
    ));

  it('of the opening fails the opening', () =>
    expectEveryBit(
      'opening',
      (one) => withEntry(({ opening }) => ({ opening: one(opening ?? '') })),
      `opening ${newest}`,
    ));

  it.each([newest, oldest])('of entry %i fails the way to the root', (index) =>
    expectEveryBit('entry', (one) => withEntry(({ entry }) => ({ entry: one(entry) }), index), `inclusion ${index}`),
  );

  it.each([newest, oldest])('of the inclusion proof of entry %i fails the way to the root', (index) =>
    expectEveryBit(
      'inclusion',
      (one) => withEntry(({ inclusion }) => ({ inclusion: [one(inclusion[0] ?? ''), ...inclusion.slice(1)] }), index),
      `inclusion ${index}`,
    ),
  );

  it('of the tlog-proof fails the way to the root', () =>
    expectEveryBit(
      'tlog-proof',
      (one) => withEntry(({ tlogProof }) => ({ tlogProof: one(tlogProof) })),
      `inclusion ${newest}`,
    ));

  it('of what was first seen fails that', () =>
    expectEveryBit(
      'first seen',
      (one) =>
        withEntry(
          ({ firstSeen }) => ({
            firstSeen:
              firstSeen === null
                ? null
                : { ...firstSeen, checkpoint: { ...firstSeen.checkpoint, note: one(firstSeen.checkpoint.note) } },
          }),
          oldest,
        ),
      `firstSeen ${oldest}`,
    ));

  it('of the signed text fails the signature', () => {
    const body = file.checkpoint.note.indexOf('\n\n') + 1;
    expectEveryBit(
      'checkpoint',
      (one) => ({
        ...file,
        checkpoint: {
          ...file.checkpoint,
          note: one(file.checkpoint.note.slice(0, body)) + file.checkpoint.note.slice(body),
        },
      }),
      'signature -',
    );
  });

  it('of a signature fails it, and of a cosignature the witnesses', () => {
    const { note, cosignatures } = file.checkpoint;
    // The last characters of the bytes themselves: the name before them only makes a key unknown.
    const signed = flip(note, note.length - 20);
    expect(failures({ ...file, checkpoint: { ...file.checkpoint, note: signed } })).toContain('signature -');
    const [line = ''] = cosignatures;
    const cosigned = { ...file.checkpoint, cosignatures: [flip(line, line.length - 20)] };
    expect(failures({ ...file, checkpoint: cosigned })).toContain('witnesses -');
  });
});

describe('what a forger would try', () => {
  it('another document under the same proof', () => {
    expect(failures({ ...file, document: { ...file.document, code: 'klmnopqrst' } })).toEqual([
      `entry ${newest}`,
      `entry ${oldest}`,
    ]);
  });

  it('another attachment, or one that is not named', () => {
    expect(failures(file, { attachments: ['cd'.repeat(32)] })).toEqual([`attachments ${newest}`]);
    const renamed = file.attachments.map((one) => ({ ...one, name: '另一份.xlsx' }));
    expect(failures({ ...file, attachments: renamed })).toEqual([`attachments ${newest}`]);
    expect(failures({ ...file, attachments: [...file.attachments, ...file.attachments] })).toEqual([
      `attachments ${newest}`,
    ]);
  });

  it('keys of its own, once the reader has the true ones', () => {
    const { verifierKey } = encodeKeyPair(file.log.origin, new Uint8Array(32).fill(42));
    expect(failures(file, { attachments: hashes, logKeys: [verifierKey] })).toContain('signature -');
    const ofWitness = file.log.witnesses.map((witness) => witness.verifierKey);
    expect(failures(file, { attachments: hashes, logKeys: ofWitness })).toContain('signature -');
    expect(failures(file, { attachments: hashes, logKeys: file.log.verifierKeys })).toEqual([]);
  });

  it('the log as its own witness', () => {
    const [key = ''] = file.log.verifierKeys;
    const log = { ...file.log, witnesses: [{ name: 'archive', verifierKey: key }] };
    expect(failures({ ...file, log })).toContain('witnesses -');
  });

  it('fewer witnesses than are demanded', () => {
    expect(failures(file, { attachments: hashes, quorum: 1 })).toEqual([]);
    expect(failures(file, { attachments: hashes, quorum: 2 })).toEqual(['witnesses -']);
    const alone = { ...file, checkpoint: { ...file.checkpoint, cosignatures: [] } };
    expect(failures(alone)).toContain(`inclusion ${newest}`); // the tlog-proof still has them
    expect(said(checkProof(alone), 'unchecked')).toContain('witnesses - unchecked');
  });

  it('a time stamp of something else', () => {
    const imprint = createHash('sha256').update(file.checkpoint.note, 'utf8').digest();
    const token = (hash: Buffer): string =>
      Buffer.concat([Buffer.from('300430200420', 'hex'), hash]).toString('base64');
    const stamped = (hash: Buffer): ProofFile => ({
      ...file,
      checkpoint: {
        ...file.checkpoint,
        timestamps: [{ authority: 'tsa.example', time: '2026-03-05T16:02:00.000Z', token: token(hash) }],
      },
    });
    expect(said(checkProof(stamped(imprint)))).toContain('timestamps - unchecked');
    expect(failures(stamped(Buffer.alloc(32, 1)))).toEqual(['timestamps -']);
  });
});

describe('a file that is no proof', () => {
  const broken = (change: (value: Record<string, unknown>) => void): string => {
    const value = JSON.parse(JSON.stringify(file)) as Record<string, unknown>;
    change(value);
    return JSON.stringify(value);
  };
  it.each([
    ['no JSON', 'nothing'],
    ['another format', broken((value) => (value['format'] = 'openzone/proof/2'))],
    ['no entries', broken((value) => (value['entries'] = {}))],
    ['an index that is none', broken((value) => (value['entries'] = [{ index: -1 }]))],
    ['a checkpoint without a note', broken((value) => (value['checkpoint'] = { cosignatures: [], timestamps: [] }))],
    [
      'keys that are none',
      broken((value) => (value['log'] = { origin: 'x', url: 'y', verifierKeys: [1], witnesses: [] })),
    ],
  ])('is refused with its reason: %s', (_what, text) => {
    expect(() => parseProofFile(text)).toThrow(/MALFORMED_PROOF/);
  });

  it('without entries proves nothing and fails nothing but the signature, if that is bad', () => {
    expect(said(checkProof({ ...file, entries: [] }))).toEqual(['signature - ok', 'witnesses - ok']);
  });
});
