import { damaged } from './problems.ts';

/**
 * Reader for the OLE compound file (MS-CFB), the container of old Office files and of encrypted new ones. It exists beside
 * word-extractor because that library follows sector chains without end and crashes the process on a bad one: a file is
 * checked here first, and here alone it is decided what the container holds.
 */
export interface OleFile {
  /** Names of the streams and storages in the root, for example `WordDocument`, `EncryptedPackage`, `Workbook`. */
  readonly names: readonly string[];
  /** Bytes of a root stream, or undefined when there is none of that name. */
  readonly read: (name: string) => Buffer | undefined;
}

export const OLE_MAGIC = Buffer.from('d0cf11e0a1b11ae1', 'hex');

const END_OF_CHAIN = 0xfffffffe;
const MAX_REGULAR = 0xfffffff9;
const WHAT = { zh: '旧版 Office 文件', en: 'The old Office file' };

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly start: number;
  readonly size: number;
}

/** Opens a compound file. Throws FILE_DAMAGED when a chain loops, leaves the file, or is shorter than its stream. */
export function openOle(bytes: Buffer): OleFile {
  if (bytes.length < 1536 || !bytes.subarray(0, 8).equals(OLE_MAGIC)) throw damaged(WHAT);
  const shift = bytes.readUInt16LE(30);
  const miniShift = bytes.readUInt16LE(32);
  if ((shift !== 9 && shift !== 12) || miniShift !== 6) throw damaged(WHAT);
  const volume = new Volume(bytes, 1 << shift);
  const entries = readDirectory(volume.chain(bytes.readUInt32LE(48)));
  const root = entries.find((e) => e.type === 5);
  if (root === undefined) throw damaged(WHAT);
  const cutoff = bytes.readUInt32LE(56);
  const mini = openMini(volume, root, bytes.readUInt32LE(60));
  return {
    names: entries.filter((e) => e.type === 1 || e.type === 2).map((e) => e.name),
    read: (name) => {
      const entry = entries.find((e) => e.type === 2 && e.name === name);
      if (entry === undefined) return undefined;
      const data = entry.size < cutoff ? mini(entry.start) : volume.chain(entry.start);
      if (data.length < entry.size) throw damaged(WHAT);
      return data.subarray(0, entry.size);
    },
  };
}

class Volume {
  readonly #bytes: Buffer;
  readonly #sector: number;
  readonly #fat: Uint32Array;

  constructor(bytes: Buffer, sector: number) {
    this.#bytes = bytes;
    this.#sector = sector;
    this.#fat = this.#readFat();
  }

  /** The sectors from `start` to the end of their chain, joined. */
  chain(start: number): Buffer {
    const parts: Buffer[] = [];
    const limit = Math.ceil(this.#bytes.length / this.#sector) + 1;
    for (let id = start; id !== END_OF_CHAIN; id = this.#fat[id] ?? MAX_REGULAR + 1) {
      if (id > MAX_REGULAR || parts.length > limit) throw damaged(WHAT);
      parts.push(this.sector(id));
    }
    return Buffer.concat(parts);
  }

  sector(id: number): Buffer {
    const from = (id + 1) * this.#sector;
    if (from >= this.#bytes.length) throw damaged(WHAT);
    const slice = this.#bytes.subarray(from, from + this.#sector);
    // Some writers do not pad the last sector.
    return slice.length === this.#sector ? slice : Buffer.concat([slice, Buffer.alloc(this.#sector - slice.length)]);
  }

  #readFat(): Uint32Array {
    const count = this.#bytes.readUInt32LE(44);
    if (count > this.#bytes.length / this.#sector) throw damaged(WHAT);
    const ids: number[] = [];
    for (let i = 0; i < Math.min(count, 109); i += 1) ids.push(this.#bytes.readUInt32LE(76 + i * 4));
    const perSector = this.#sector / 4 - 1;
    let next = this.#bytes.readUInt32LE(68);
    while (ids.length < count) {
      if (next > MAX_REGULAR) throw damaged(WHAT);
      const difat = this.sector(next);
      for (let i = 0; i < perSector && ids.length < count; i += 1) ids.push(difat.readUInt32LE(i * 4));
      next = difat.readUInt32LE(perSector * 4);
    }
    return toUint32(Buffer.concat(ids.map((id) => this.sector(id))));
  }
}

/** Streams under 4096 bytes live in 64-byte pieces inside the root entry's own stream. */
function openMini(volume: Volume, root: Entry, miniFatStart: number): (start: number) => Buffer {
  const store = root.start > MAX_REGULAR ? Buffer.alloc(0) : volume.chain(root.start);
  const fat = miniFatStart > MAX_REGULAR ? new Uint32Array(0) : toUint32(volume.chain(miniFatStart));
  return (start) => {
    const parts: Buffer[] = [];
    for (let id = start; id !== END_OF_CHAIN; id = fat[id] ?? MAX_REGULAR + 1) {
      if (id > MAX_REGULAR || parts.length > fat.length || (id + 1) * 64 > store.length) throw damaged(WHAT);
      parts.push(store.subarray(id * 64, id * 64 + 64));
    }
    return Buffer.concat(parts);
  };
}

function readDirectory(data: Buffer): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at + 128 <= data.length; at += 128) {
    const type = data[at + 66] ?? 0;
    const nameBytes = data.readUInt16LE(at + 64);
    if (type === 0 || nameBytes < 2 || nameBytes > 64) continue;
    const name = data.toString('utf16le', at, at + nameBytes - 2);
    entries.push({ name, type, start: data.readUInt32LE(at + 116), size: data.readUInt32LE(at + 120) });
  }
  return entries;
}

function toUint32(data: Buffer): Uint32Array {
  const out = new Uint32Array(data.length >> 2);
  for (let i = 0; i < out.length; i += 1) out[i] = data.readUInt32LE(i * 4);
  return out;
}
