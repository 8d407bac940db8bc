import type { Appearance, SiteLook, SiteTexts } from '@openzone/contracts';
import type { SiteProfile } from './profile.ts';

/** What is live, and what is being prepared. */
export interface LookState {
  /** 0 before anybody prepared anything. */
  readonly revision: number;
  /** Null: as the program has it. */
  readonly live: SiteLook | null;
  readonly draft: Appearance | null;
  readonly draftBy: string;
  readonly draftAt: Date | null;
}

export interface StoredPicture {
  readonly id: string;
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: Buffer;
}

/** What of a profile is set with the appearance; the address of the site and whether it is a demonstration are not. */
export function textsOf(profile: SiteProfile): SiteTexts {
  const { domain: _domain, demonstration: _demonstration, ...texts } = profile;
  return texts;
}

/** Width and height of a PNG or JPEG by its own head; undefined when it is neither, or broken. */
export function readPicture(bytes: Buffer): Omit<StoredPicture, 'id' | 'bytes'> | undefined {
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) {
    if (bytes.length < 33 || bytes.toString('latin1', 12, 16) !== 'IHDR') return undefined;
    return { mediaType: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  }
  return readJpeg(bytes);
}

/** Walks the segments to the one that begins the frame (ITU T.81 §B.2.2). */
function readJpeg(bytes: Buffer): Omit<StoredPicture, 'id' | 'bytes'> | undefined {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined;
  for (let at = 2; at + 9 < bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    const beginsFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (beginsFrame) {
      return { mediaType: 'image/jpeg', height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    }
  }
  return undefined;
}
