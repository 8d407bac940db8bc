import {
  checkPolicy,
  createVerifier,
  createWitnessVerifier,
  formatLogProof,
  isLedgerError,
  leafHash,
  LedgerError,
  openNote,
  parseCanonicalJson,
  parseCheckpoint,
  parseNote,
  readCheckpointUnverified,
  sha256,
  standardAlgorithms,
  timestampIn,
  verifyInclusion,
  type Checkpoint,
  type JsonValue,
  type NoteVerifier,
  type Text,
} from '@openzone/ledger-core';
import { verifyCommitment, type Opening } from '@openzone/ledger-core/commitment';
import { sm2Sm3, sm3 } from '@openzone/ledger-core/sm';
import { bytesOf, hexOf, utf8 } from './bytes.ts';
import { ledgerEntryFormat, member, type ProofCheckpoint, type ProofEntry, type ProofFile } from './format.ts';
import { stepWords, type StepId, type StepState, type ValueKind } from './words.ts';

export interface Step {
  readonly id: StepId;
  /** The entry it is about, by its place in the log; null for what is about the whole file. */
  readonly index: number | null;
  readonly state: StepState;
  /** One sentence on the outcome. */
  readonly text: Text;
  /** What was computed or found, for whoever wants to compare. */
  readonly values: readonly { readonly kind: ValueKind; readonly value: string }[];
  /** Of a step that is not `ok`: what exactly, and what to do. */
  readonly reason?: Text;
}

export interface CheckOptions {
  /** Verifier keys of the log from elsewhere; without them those of the file are believed. */
  readonly logKeys?: readonly string[];
  /** Verifier keys of witnesses from elsewhere; without them those of the file are believed. */
  readonly witnessKeys?: readonly string[];
  /** How many witnesses must have cosigned the checkpoint; 0 unless given. */
  readonly quorum?: number;
  /** SHA-256 of the attachments as the caller has them, hex, in the order of the content; undefined for one it has not. */
  readonly attachments?: readonly (string | undefined)[];
}

/**
 * Checks a proof file offline, step by step: content → hash, opening → commitment, entry → leaf, leaf → root, root ← signatures. The
 * entry of what is public now comes first, then what concerns the whole log, then the other entries. Nothing is thrown: what cannot be read
 * fails its step.
 */
export function checkProof(file: ProofFile, options: CheckOptions = {}): Step[] {
  return [...checkSteps(file, options)];
}

/** The same, each step computed when it is asked for. */
export function* checkSteps(file: ProofFile, options: CheckOptions = {}): Generator<Step, void> {
  for (const { id, index } of planSteps(file)) {
    const entry = file.entries.find((one) => one.index === index);
    yield { id, index, ...outcomeOf(id, file, entry, options) };
  }
}

/** False when a step failed, or there was none. */
export function holds(steps: readonly Step[]): boolean {
  return steps.length > 0 && steps.every((step) => step.state !== 'failed');
}

/** The entry of what is public now, or of the withdrawal; the newest where nothing is open. Undefined of a file without entries. */
export function mainEntry(file: ProofFile): ProofEntry | undefined {
  return file.entries.findLast((entry) => entry.opening !== null) ?? file.entries.at(-1);
}

/** Which steps a file gives, in their order. */
export function planSteps(file: ProofFile): { readonly id: StepId; readonly index: number | null }[] {
  const main = mainEntry(file);
  const others = file.entries.filter((entry) => entry !== main).toReversed();
  const of = (entry: ProofEntry): { id: StepId; index: number | null }[] => [
    ...(entry.content === null ? [] : [{ id: 'content' as const, index: entry.index }]),
    ...(entry.content === null || file.attachments.length === 0
      ? []
      : [{ id: 'attachments' as const, index: entry.index }]),
    ...(entry.opening === null ? [] : [{ id: 'opening' as const, index: entry.index }]),
    { id: 'entry', index: entry.index },
    { id: 'inclusion', index: entry.index },
  ];
  const seen = (entry: ProofEntry): { id: StepId; index: number | null }[] =>
    entry.firstSeen === null ? [] : [{ id: 'firstSeen', index: entry.index }];
  return [
    ...(main === undefined ? [] : of(main)),
    { id: 'signature', index: null },
    { id: 'witnesses', index: null },
    ...(file.checkpoint.timestamps.length === 0 ? [] : [{ id: 'timestamps' as const, index: null }]),
    ...(main === undefined ? [] : seen(main)),
    ...others.flatMap((entry) => [...of(entry), ...seen(entry)]),
  ];
}

type Outcome = Pick<Step, 'state' | 'values' | 'reason'>;
type Values = Step['values'];

function outcomeOf(
  id: StepId,
  file: ProofFile,
  entry: ProofEntry | undefined,
  options: CheckOptions,
): Omit<Step, 'id' | 'index'> {
  let outcome: Outcome;
  try {
    outcome = workOf(id, file, entry, options);
  } catch (error) {
    const reason = isLedgerError(error) ? error.text : unreadable;
    outcome = { state: 'failed', values: [], reason };
  }
  return { ...outcome, text: stepWords[id][outcome.state] };
}

function workOf(id: StepId, file: ProofFile, entry: ProofEntry | undefined, options: CheckOptions): Outcome {
  if (id === 'signature') return checkSignature(file, options);
  if (id === 'witnesses') return checkWitnesses(file.checkpoint, file, options, options.quorum ?? 0);
  if (id === 'timestamps') return checkTimestamps(file.checkpoint);
  if (entry === undefined) return failed(unreadable);
  if (id === 'content') return checkContent(entry);
  if (id === 'attachments') return checkAttachments(file, entry, options);
  if (id === 'opening') return checkOpening(entry);
  if (id === 'entry') return checkEntry(file, entry);
  if (id === 'inclusion') return checkInclusion(file, entry);
  return checkFirstSeen(file, entry, options);
}

const unreadable: Text = {
  zh: '这一部分无法读取，请重新下载完整文件。',
  en: 'This part cannot be read; download the whole file again.',
};

function failed(reason: Text, values: Values = []): Outcome {
  return { state: 'failed', values, reason };
}

/** For a sentence: what an entry says should be text or a number, and might be anything. */
const inWords = (value: JsonValue | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '—';

const valueOf = (kind: ValueKind, value: JsonValue | undefined): Values =>
  typeof value === 'string' && value !== '' ? [{ kind, value }] : [];

/** The content as text against the two hashes that the opening names. */
function checkContent(entry: ProofEntry): Outcome {
  const named = member(parseCanonicalJson(entry.opening ?? ''), 'content');
  const bytes = utf8(entry.content ?? '');
  const computed = { sha256: hexOf(sha256(bytes)), sm3: hexOf(sm3(bytes)) };
  const values: Values = [
    { kind: 'sha256', value: computed.sha256 },
    { kind: 'sm3', value: computed.sm3 },
  ];
  const same = member(named, 'sha256') === computed.sha256 && member(named, 'sm3') === computed.sm3;
  if (same) return { state: 'ok', values };
  const recorded = member(named, 'sha256');
  return failed(
    {
      zh: `当时记下的 SHA-256 是 ${inWords(recorded)}。请重新打开本页；仍然不符，请保存核验文件并与本机关联系。`,
      en: `The SHA-256 recorded then is ${inWords(recorded)}. Open the page again; if they still differ, keep the proof file and contact this authority.`,
    },
    values,
  );
}

function checkAttachments(file: ProofFile, entry: ProofEntry, options: CheckOptions): Outcome {
  const named = member(parseCanonicalJson(entry.content ?? ''), 'attachments');
  const wanted = (Array.isArray(named) ? (named as readonly JsonValue[]) : []).map((one) => ({
    name: inWords(member(one, 'name')),
    sha256: inWords(member(one, 'sha256')),
  }));
  const values = wanted.map(({ name, sha256: hash }) => ({ kind: 'attachment' as const, value: `${name} ${hash}` }));
  const had = options.attachments ?? [];
  const swapped = wanted.filter(
    ({ name, sha256: hash }, at) =>
      (had[at] !== undefined && had[at] !== hash) ||
      file.attachments[at]?.name !== name ||
      file.attachments[at].sha256 !== hash,
  );
  if (swapped.length > 0 || file.attachments.length !== wanted.length) {
    const names = swapped.map(({ name }) => name).join('、');
    return failed({ zh: `不符的附件：${names}。`, en: `What differs: ${names}.` }, values);
  }
  const open = wanted.filter((_, at) => had[at] === undefined).map(({ name }) => name);
  if (open.length === 0) return { state: 'ok', values };
  return {
    state: 'unchecked',
    values,
    reason: { zh: `没有核对：${open.join('、')}。`, en: `Not checked: ${open.join(', ')}.` },
  };
}

function checkOpening(entry: ProofEntry): Outcome {
  const opening = parseCanonicalJson(entry.opening ?? '');
  const commitment = member(parseCanonicalJson(entry.entry), 'commitment');
  const [hash, sm] = [member(commitment, 'sha256'), member(commitment, 'sm3')];
  if (typeof hash !== 'string' || typeof sm !== 'string' || typeof member(opening, 'salt') !== 'string')
    return failed({ zh: '条目没有承诺任何内容。', en: 'The entry commits to nothing.' });
  verifyCommitment(opening as Opening, { sha256: hash, sm3: sm });
  return {
    state: 'ok',
    values: [
      ...valueOf('title', member(opening, 'title')),
      ...valueOf('reason', member(opening, 'reason')),
      ...valueOf('sha256', hash),
      ...valueOf('sm3', sm),
    ],
  };
}

/** Entries are appended in the transaction of their act, so they cannot be older than it; the clocks may differ by this much. */
const clockTolerance = 1_000;

function checkEntry(file: ProofFile, entry: ProofEntry): Outcome {
  const told = parseCanonicalJson(entry.entry);
  const values: Values = [
    ...valueOf('at', member(told, 'at')),
    ...valueOf('appended', member(told, 'appended')),
    { kind: 'leaf', value: hexOf(leafHash(utf8(entry.entry))) },
  ];
  const code = member(member(told, 'subject'), 'code');
  if (member(told, 'format') !== ledgerEntryFormat)
    return failed({ zh: '条目不是本平台的格式。', en: 'The entry is not in the form of this platform.' }, values);
  if (member(told, 'sequence') !== entry.index)
    return failed(
      {
        zh: `条目自称序号 ${inWords(member(told, 'sequence'))}，却在序号 ${entry.index} 处。`,
        en: `The entry calls itself number ${inWords(member(told, 'sequence'))} and stands at number ${entry.index}.`,
      },
      values,
    );
  if (code !== file.document.code)
    return failed(
      { zh: `条目说的是文件 ${inWords(code)}。`, en: `The entry is about document ${inWords(code)}.` },
      values,
    );
  const [at, appended] = [member(told, 'at'), member(told, 'appended')].map((time) => Date.parse(inWords(time)));
  if (!(Number(at) <= Number(appended) + clockTolerance))
    return failed(
      { zh: '行为的时间晚于记入账本的时间。', en: 'The act is later than the entry that tells of it.' },
      values,
    );
  return { state: 'ok', values };
}

function checkInclusion(file: ProofFile, entry: ProofEntry): Outcome {
  const { head, hashes } = prove(file.checkpoint, entry, entry.inclusion);
  const checkpoint = shown(file.checkpoint);
  if (formatLogProof({ index: entry.index, hashes, checkpoint }) !== entry.tlogProof)
    return failed({
      zh: '文件中的 tlog-proof 与其余部分不一致，请重新下载完整文件。',
      en: 'The tlog-proof in the file says something else than the rest of it; download the whole file again.',
    });
  return {
    state: 'ok',
    values: [
      { kind: 'root', value: hexOf(head.root) },
      { kind: 'size', value: String(head.size) },
    ],
  };
}

/** Throws unless the entry stands at its index under the root of the checkpoint. */
function prove(
  checkpoint: ProofCheckpoint,
  entry: ProofEntry,
  inclusion: readonly string[],
): { readonly head: Checkpoint; readonly hashes: readonly Uint8Array[] } {
  const head = readCheckpointUnverified(checkpoint.note);
  const hashes = inclusion.map(bytesOf);
  verifyInclusion({
    leaf: leafHash(utf8(entry.entry)),
    index: entry.index,
    size: head.size,
    root: head.root,
    proof: hashes,
  });
  return { head, hashes };
}

/** As the log serves it. */
function shown(checkpoint: ProofCheckpoint): string {
  return checkpoint.note + checkpoint.cosignatures.join('');
}

/** A key of a witness is none of the log's, whatever a file says. */
function logVerifiers(file: ProofFile, options: CheckOptions): NoteVerifier[] {
  return (options.logKeys ?? file.log.verifierKeys)
    .map((key) => createVerifier(key, [...standardAlgorithms, sm2Sm3]))
    .filter((verifier) => !verifier.timestamped);
}

function checkSignature(file: ProofFile, options: CheckOptions): Outcome {
  return { state: 'ok', values: openSigned(file.checkpoint, file, options) };
}

/** Who has signed, of the log's keys. Throws when nobody has, a signature is bad, or the checkpoint is of another log. */
function openSigned(checkpoint: ProofCheckpoint, file: ProofFile, options: CheckOptions): Values {
  const verifiers = logVerifiers(file, options);
  const { text, verified } = openNote(shown(checkpoint), verifiers);
  const { origin } = parseCheckpoint(text);
  if (origin !== file.log.origin)
    throw new LedgerError('UNKNOWN_LOG', {
      zh: `这是另一个账本“${origin.slice(0, 80)}”的检查点。`,
      en: `This is a checkpoint of another log, “${origin.slice(0, 80)}”.`,
    });
  return verified.map(({ name, keyId }) => {
    const by = verifiers.find((one) => one.name === name && one.keyId === keyId);
    return { kind: 'signer', value: `${name} ${by?.algorithm ?? ''}`.trim() };
  });
}

function checkWitnesses(checkpoint: ProofCheckpoint, file: ProofFile, options: CheckOptions, quorum: number): Outcome {
  const logs = logVerifiers(file, options);
  const witnesses = (options.witnessKeys ?? file.log.witnesses.map((one) => one.verifierKey)).map((key) =>
    createWitnessVerifier(key, [...standardAlgorithms]),
  );
  // Refuses the log as its own witness, and one witness under two names.
  checkPolicy({ logs: [{ origin: file.log.origin, keys: logs }], witnesses, quorum: 0 });
  const known = (by: readonly NoteVerifier[]) => (one: { readonly name: string; readonly keyId: number }) =>
    by.some((key) => key.name === one.name && key.keyId === one.keyId);
  const { signatures } = parseNote(shown(checkpoint));
  const cosigned = signatures.some(known(witnesses)) ? openNote(shown(checkpoint), witnesses).verified : [];
  const values = cosigned.map(({ name, signature }) => ({
    kind: 'witness' as const,
    value: `${name} ${new Date((timestampIn(signature) ?? 0) * 1_000).toISOString()}`,
  }));
  if (cosigned.length < quorum)
    return failed(
      {
        zh: `只有 ${cosigned.length} 个见证人联署，要求 ${quorum} 个。`,
        en: `${cosigned.length} witnesses have cosigned, ${quorum} are demanded.`,
      },
      values,
    );
  if (cosigned.length > 0) return { state: 'ok', values };
  const strangers = signatures.filter((one) => !known(logs)(one)).map(({ name }) => name);
  if (strangers.length === 0) return { state: 'unchecked', values };
  return {
    state: 'unchecked',
    values,
    reason: {
      zh: `有不认识的联署：${strangers.join('、')}。取得他们的密钥后可以核对。`,
      en: `There are cosignatures by keys not known here: ${strangers.join(', ')}. With their keys they can be checked.`,
    },
  };
}

/** The hash of the note stands in each token; the signature around it needs the certificates of the authority. */
function checkTimestamps(checkpoint: ProofCheckpoint): Outcome {
  // In DER: an octet string of 32 bytes.
  const imprint = `0420${hexOf(sha256(utf8(checkpoint.note)))}`;
  const values = checkpoint.timestamps.map(({ authority, time }) => ({
    kind: 'authority' as const,
    value: `${authority} ${time}`,
  }));
  const other = checkpoint.timestamps.filter(({ token }) => !hexOf(bytesOf(token)).includes(imprint));
  if (other.length === 0) return { state: 'unchecked', values };
  const names = other.map(({ authority }) => authority).join('、');
  return failed({ zh: `不符的时间戳：${names}。`, en: `What differs: ${names}.` }, values);
}

function checkFirstSeen(file: ProofFile, entry: ProofEntry, options: CheckOptions): Outcome {
  if (entry.firstSeen === null) return failed(unreadable);
  const { checkpoint, inclusion } = entry.firstSeen;
  openSigned(checkpoint, file, options);
  prove(checkpoint, entry, inclusion);
  const witnessed = checkWitnesses(checkpoint, file, options, 0);
  if (checkpoint.timestamps.length === 0) return witnessed;
  const stamped = checkTimestamps(checkpoint);
  const values = [...witnessed.values, ...stamped.values];
  if (stamped.state === 'failed') return { ...stamped, values };
  if (witnessed.state === 'ok') return { state: 'ok', values };
  return { state: 'unchecked', values, reason: stepWords.timestamps.unchecked };
}
