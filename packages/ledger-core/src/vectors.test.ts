import { hash as nodeHashOf } from 'node:crypto';
import { describe, expect } from 'vitest';
import * as ledger from './index.ts';
import { decodeBase64 } from './encoding/base64.ts';
import { fromHex, toHex, utf8 } from './encoding/bytes.ts';
import { sm2Sm3, sm3, SM2_USER_ID } from './sm/index.ts';
import { listVectors, readVector, unreadVectors, vectorIt } from './vectors.fixture.ts';

const LOG_KEY = 'example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx';

const base64 = (text: string): Buffer => Buffer.from(text, 'base64');
const text = (path: string): string => readVector(path).toString('utf8');

function outcome(work: () => unknown): string {
  try {
    work();
    return 'holds';
  } catch (error) {
    if (!ledger.isLedgerError(error)) throw error;
    return error.code;
  }
}

interface Inclusion {
  leafIdx: number;
  treeSize: number;
  root: string;
  leafHash: string;
  proof: string[] | null;
  wantErr: boolean;
}

interface Consistency {
  size1: number;
  size2: number;
  root1: string;
  root2: string;
  proof: string[] | null;
  wantErr: boolean;
}

describe('transparency-dev/merkle', () => {
  vectorIt('inclusion proofs hold or fail as they should', () => {
    const files = listVectors('merkle/testdata/inclusion');
    expect(files.length).toBe(98);
    let good = 0;
    for (const file of files) {
      const vector = JSON.parse(text(file)) as Inclusion;
      const claim = {
        leaf: base64(vector.leafHash),
        index: vector.leafIdx,
        size: vector.treeSize,
        root: base64(vector.root),
        proof: (vector.proof ?? []).map(base64),
      };
      const result = outcome(() => ledger.verifyInclusion(claim));
      expect(result === 'holds', `${file}: ${result}`).toBe(!vector.wantErr);
      good += vector.wantErr ? 0 : 1;
    }
    expect(good).toBe(6);
  });

  vectorIt('consistency proofs hold or fail as they should', () => {
    const files = listVectors('merkle/testdata/consistency');
    expect(files.length).toBe(98);
    let good = 0;
    for (const file of files) {
      const vector = JSON.parse(text(file)) as Consistency;
      const { size1, size2 } = vector;
      const proof = (vector.proof ?? []).map(base64);
      const claim = { size1, size2, root1: base64(vector.root1), root2: base64(vector.root2), proof };
      const result = outcome(() => ledger.verifyConsistency(claim));
      expect(result === 'holds', `${file}: ${result}`).toBe(!vector.wantErr);
      good += vector.wantErr ? 0 : 1;
    }
    expect(good).toBe(6);
  });
});

describe('a log of Tessera', () => {
  const folder = 'tlog-tiles/testdata/log';
  const log = { fetchTile: (path: string) => Promise.resolve(readOrNull(`${folder}/${path}`)) };
  const readOrNull = (path: string): Uint8Array | null =>
    listVectors(folder).includes(path) ? readVector(path) : null;
  const verifiers = [ledger.createVerifier(LOG_KEY)];
  const open = (name: string): ledger.Checkpoint =>
    ledger.openCheckpoint(readVector(`${folder}/${name}`), verifiers).checkpoint;

  vectorIt('has checkpoints signed by its key, at every size', () => {
    const names = listVectors(folder).filter((path) => path.includes('/checkpoint'));
    expect(names.length).toBe(17);
    for (let size = 0; size <= 15; size += 1) expect(open(`checkpoint.${size}`).size).toBe(size);
    expect(open('checkpoint')).toEqual(open('checkpoint.15'));
    const policy = { logs: [{ origin: 'example.com/log/testdata', keys: verifiers }], witnesses: [], quorum: 0 };
    expect(ledger.verifyCheckpoint(text(`${folder}/checkpoint`), policy).signedBy).toEqual([
      'example.com/log/testdata',
    ]);
  });

  vectorIt('comes out byte for byte from its entries', async () => {
    const tree = await ledger.VerifiedTree.open(open('checkpoint'), log);
    const entries = await tree.entries(0);
    expect(entries.length).toBe(15);
    const built = new Map<string, Uint8Array>();
    let edge = ledger.emptyEdge;
    for (const [at, entry] of entries.entries()) {
      const step = ledger.buildTiles(edge, [ledger.leafHash(entry)]);
      expect(toHex(step.root)).toBe(toHex(open(`checkpoint.${at + 1}`).root));
      for (const tile of step.tiles) built.set(tile.path, tile.bytes);
      const bundle = ledger.encodeBundle(entries.slice(0, at + 1));
      built.set(ledger.tilePath({ level: 'entries', index: 0, width: at + 1 }), bundle);
      edge = step.edge;
    }
    const tiles = listVectors(`${folder}/tile`);
    expect(tiles.length).toBe(30);
    expect([...built.keys()].map((path) => `${folder}/${path}`).toSorted()).toEqual(tiles);
    for (const [path, bytes] of built) expect(toHex(bytes), path).toBe(toHex(readVector(`${folder}/${path}`)));
  });

  vectorIt('continues itself from every size to every other', async () => {
    for (let size2 = 1; size2 <= 15; size2 += 1) {
      const head = open(`checkpoint.${size2}`);
      const tree = await ledger.VerifiedTree.open(head, log);
      for (let size1 = 1; size1 <= size2; size1 += 1) {
        const root1 = open(`checkpoint.${size1}`).root;
        const proof = await tree.consistencyProof(size1);
        ledger.verifyConsistency({ size1, root1, size2, root2: head.root, proof });
      }
      for (const [index, entry] of (await tree.entries(0)).entries()) {
        const checkpoint = text(`${folder}/checkpoint.${size2}`);
        const proof = { index, hashes: await tree.inclusionProof(index), checkpoint };
        const policy = { logs: [{ origin: head.origin, keys: verifiers }], witnesses: [], quorum: 0 };
        expect(ledger.verifyLogProof(ledger.formatLogProof(proof), { entry }, policy).index).toBe(index);
      }
    }
  });
});

interface Formats {
  cosigv1_vkeys: { name: string; vkey: string; wantErr: boolean }[];
  cosig_timestamps: [string, string][];
  vkeys_anywhere: string[];
  tlog_proof_bad: { name: string; proof: string }[];
  checkpoint_strings: string[];
}

const formats = (): Formats => JSON.parse(text('formats.json')) as Formats;

describe('transparency-dev/formats', () => {
  vectorIt('the keys of witnesses are taken or refused', () => {
    const keys = formats().cosigv1_vkeys;
    expect(keys.length).toBe(6);
    const algorithms = [...ledger.standardAlgorithms, ledger.mlDsa44Cosignature(() => false)];
    for (const { name, vkey, wantErr } of keys) {
      const result = outcome(() => ledger.createWitnessVerifier(vkey, algorithms));
      expect(result === 'holds', `${name}: ${result}`).toBe(!wantErr);
    }
  });

  vectorIt('the time is read out of a cosignature', () => {
    const times = formats().cosig_timestamps;
    expect(times.length).toBe(1);
    for (const [signature, time] of times) {
      expect(ledger.timestampIn(base64(signature).subarray(4))).toBe(Number(time));
    }
  });

  vectorIt('every key has the identifier of its name and type', () => {
    const keys = formats().vkeys_anywhere;
    expect(keys.length).toBe(18);
    const types = keys.map((key) => ledger.parseVerifierKey(key).material[0] ?? 0);
    expect(types.filter((type) => type === 1).length).toBe(14);
    expect(new Set(types)).toEqual(new Set([1, 4, 5, 6]));
    for (const key of keys) {
      const usable = outcome(() => ledger.createVerifier(key));
      expect(usable).toBe(
        [1, 4].includes(ledger.parseVerifierKey(key).material[0] ?? 0) ? 'holds' : 'UNKNOWN_ALGORITHM',
      );
    }
  });

  vectorIt('malformed proofs are refused for their fault', () => {
    const proofs = formats().tlog_proof_bad;
    const faults: Record<string, string> = {
      'missing header': 'the first line should be',
      'invalid extra data encoding': 'the extra line is not base64',
      'missing index': 'the index line is missing',
      'invalid index - not a number': 'the index line is missing or no whole number',
      'invalid index - negative': 'the index line is missing or no whole number',
      'invalid hash base64': 'a line is not a hash',
    };
    expect(proofs.map(({ name }) => name).toSorted()).toEqual(Object.keys(faults).toSorted());
    for (const { name, proof } of proofs) expect(() => ledger.parseLogProof(proof), name).toThrow(faults[name]);
  });

  vectorIt('lines of checkpoints are read or refused for their fault', () => {
    const strings = formats().checkpoint_strings;
    expect(strings.length).toBe(20);
    // Those roots are of any length, which only a library without a hash function can take. So each is read as it stands, and
    // again with a root of 32 bytes in its place.
    const root = Buffer.alloc(32, 7).toString('base64');
    const fault = (value: string): string => {
      try {
        ledger.parseCheckpoint(value);
        return 'holds';
      } catch (error) {
        return (
          /origin|size|root|newline|extension/u.exec(ledger.isLedgerError(error) ? error.text.en : '')?.[0] ?? 'other'
        );
      }
    };
    const withRoot = (value: string): string => value.replace(/^([^\n]+\n[^\n]+\n)[A-Za-z0-9+/]+=*\n/u, `$1${root}\n`);
    expect(strings.map((value) => `${fault(value)}, ${fault(withRoot(value))}`)).toEqual([
      'root, holds', // Log, 123
      'root, holds', // Banana, 9944
      'root, holds',
      'root, holds',
      'root, holds', // with an extension line
      'size, size', // that line alone
      'root, holds', // with three extension lines
      'size, size', // those alone
      'root, extension', // with three empty extension lines, which the specification forbids
      'origin, origin', // those alone
      'root, root', // two lines only
      'origin, origin',
      'newline, newline',
      'size, size', // bananas
      'size, size', // -34
      'size, size', // 3438945738945739845734895735
      'root, root', // ThisIsn'tBase64
      'size, size', // %x, %s: a pattern of the test
      'origin, origin',
      'root, holds', // the Moon Log with two extension lines
    ]);
  });
});

describe('RFC 8785', () => {
  vectorIt('six texts have the canonical form that is given, as text and in hexadecimal', () => {
    const names = listVectors('jcs/testdata/input').map((path) => path.slice('jcs/testdata/input/'.length));
    expect(names.length).toBe(6);
    for (const name of names) {
      const value = JSON.parse(text(`jcs/testdata/input/${name}`)) as ledger.JsonValue;
      const canonical = ledger.canonicalJson(value);
      expect(canonical).toBe(text(`jcs/testdata/output/${name}`));
      const hex = text(`jcs/testdata/outhex/${name.replace('.json', '.txt')}`).replace(/\s/gu, '');
      expect(toHex(utf8(canonical))).toBe(hex);
      expect(ledger.parseCanonicalJson(canonical)).toEqual(value);
    }
    expect(listVectors('jcs').length).toBe(18);
  });
});

interface SmVector {
  message: string;
  userId: string;
  priv: string;
  pubX: string;
  pubY: string;
  hashE: string;
  r: string;
  s: string;
  sm3: Record<string, string>;
}

describe('GM/T 0003.5 annex A', () => {
  vectorIt('the signature, the key and the digests are met', () => {
    const [file = '', ...others] = listVectors('sm');
    expect(others).toEqual([]);
    const vector = JSON.parse(text(file)) as SmVector;
    const bytes = (hex: string): Uint8Array => fromHex(hex) ?? expect.fail(`no hexadecimal: ${hex}`);
    const publicKey = bytes(`04${vector.pubX}${vector.pubY}`);
    expect(vector.userId).toBe(SM2_USER_ID);
    expect(toHex(sm2Sm3.signing?.publicKeyOf(bytes(vector.priv)) ?? new Uint8Array())).toBe(toHex(publicKey));
    const key = { name: 'annex', publicKey };
    const signature = bytes(vector.r + vector.s);
    expect(sm2Sm3.verify(key, utf8(vector.message), signature)).toBe(true);
    expect(sm2Sm3.verify(key, utf8(`${vector.message}!`), signature)).toBe(false);
    for (const [message, digest] of Object.entries(vector.sm3)) {
      expect(toHex(sm3(utf8(message)))).toBe(digest.toLowerCase());
      expect(nodeHashOf('sm3', message)).toBe(digest.toLowerCase());
    }
    // e = SM3(Z || message), with Z over the user identifier, the curve and the key: what the signature is made of.
    expect(toHex(sm3(Buffer.concat([zOf(vector), Buffer.from(vector.message)])))).toBe(vector.hashE.toLowerCase());
  });
});

/** GB/T 32918.2 section 5.5, with the numbers of the recommended curve. */
function zOf({ userId, pubX, pubY }: SmVector): Uint8Array {
  const curve = [
    'fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc',
    '28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93',
    '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7',
    'bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0',
  ];
  const bits = (userId.length * 8).toString(16).padStart(4, '0');
  return sm3(Buffer.from(`${bits}${Buffer.from(userId).toString('hex')}${curve.join('')}${pubX}${pubY}`, 'hex'));
}

describe('the conformance data', () => {
  vectorIt('is all run', () => {
    expect(listVectors().length).toBe(196 + 47 + 1 + 18 + 1);
    expect(unreadVectors()).toEqual([]);
    expect(decodeBase64('not base64')).toBeUndefined();
  });
});
