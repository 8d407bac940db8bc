import exifr from 'exifr';
import { describe, expect, it } from 'vitest';
import { inspect, redact } from '../redact.ts';
import { makeGif, makeJpeg, makePng, makeTiff, makeWebp, pngChunk, secretTiff } from '../test-support/images.ts';
import { verifyRedaction } from '../verify/index.ts';

const secrets = ['SecretAuthorName', 'SecretComment', 'SecretIptc', 'SecretXmp', 'SecretTrailing', 'SecretThumbnail'];
const files: Readonly<Record<string, Buffer>> = {
  jpeg: makeJpeg(),
  png: makePng(
    [
      pngChunk('tEXt', Buffer.from('Author\0SecretAuthorName')),
      pngChunk('iTXt', Buffer.from('XML:com.adobe.xmp\0\0\0\0\0SecretXmp')),
      pngChunk('eXIf', secretTiff()),
      pngChunk('tIME', Buffer.alloc(7)),
    ],
    'SecretTrailing',
  ),
  gif: makeGif(),
  webp: makeWebp(),
  tiff: makeTiff(),
};

describe.each(Object.entries(files))('a %s with every hiding place filled', (format, bytes) => {
  it('is told apart by its bytes and names what it hides', async () => {
    const found = await inspect(bytes);
    expect(found.format).toBe(format);
    const kinds = new Set(found.findings.map(({ kind }) => kind));
    expect(kinds).toContain('picture');
    if (format !== 'gif') expect(kinds).toContain('location');
    if (format !== 'tiff') expect(kinds).toContain('trailing-data');
  });

  it('gives a copy in which nothing of it is left, whoever reads', async () => {
    const here = (await verifyRedaction(bytes, secrets)).map(({ word }) => word);
    expect(here.length).toBeGreaterThan(1);
    const { bytes: copy } = await redact(bytes, undefined);
    expect(await verifyRedaction(copy, secrets)).toEqual([]);
    expect((await inspect(copy)).findings.map(({ kind }) => kind)).toEqual(['picture']);
    expect(Buffer.from((await redact(copy, undefined)).bytes)).toEqual(Buffer.from(copy));
    if (format === 'jpeg' || format === 'tiff') {
      expect((await exifr.parse(bytes, true)) as unknown).toMatchObject({ Artist: 'SecretAuthorName' });
      const rest = ((await exifr.parse(Buffer.from(copy), true)) ?? {}) as Record<string, unknown>;
      expect(rest.Artist).toBeUndefined();
      expect(rest.latitude).toBeUndefined();
      expect((await exifr.gps(Buffer.from(copy))) as unknown).toBeUndefined();
    }
  });
});

it('keeps which way up a picture is', async () => {
  const { bytes } = await redact(makeJpeg(), undefined);
  expect(await exifr.orientation(Buffer.from(bytes))).toBe(6);
});

it('copies the picture itself bit for bit', async () => {
  const { bytes } = await redact(files.png ?? Buffer.alloc(0), undefined);
  expect(Buffer.from(bytes)).toEqual(makePng([pngChunk('eXIf', orientation6())]));
});

function orientation6(): Buffer {
  return Buffer.from('4d4d002a00000008000101120003000000010006000000000000', 'hex');
}

it('refuses a picture that ends too early', async () => {
  for (const bytes of Object.values(files))
    await expect(redact(bytes.subarray(0, 20), undefined)).rejects.toMatchObject({ id: 'REDACTION_DAMAGED' });
});
