import { describe, expect, it } from 'vitest';
import { pictureOfData, picturesOfRtf } from './rtf-pictures.ts';

describe('pictures beside a paste', () => {
  it('are read from RTF in their order, without the metafile that repeats each', () => {
    const rtf = String.raw`{\rtf1{\*\shppict{\pict{\*\picprop{\sp{\sn a}{\sv b}}}\picscalex100\pngblip\bliptag-5{\*\blipuid 0a1b}
89504e
47}}{\nonshppict{\pict\picscalex100\wmetafile8 0100}}x{\pict\jpegblip ffd8ff}}`;
    expect(picturesOfRtf(rtf).map(({ type, bytes }) => [type, [...bytes]])).toEqual([
      ['image/png', [0x89, 0x50, 0x4e, 0x47]],
      ['image/jpeg', [0xff, 0xd8, 0xff]],
    ]);
  });

  it('are read from an address that holds them, and from no other', () => {
    expect(pictureOfData('data:image/png;base64,iVBO')).toEqual({
      type: 'image/png',
      bytes: Uint8Array.from([0x89, 0x50, 0x4e]),
    });
    expect(pictureOfData('https://elsewhere.example/a.png')).toBeNull();
    expect(pictureOfData('data:text/html;base64,AAAA')).toBeNull();
  });
});
