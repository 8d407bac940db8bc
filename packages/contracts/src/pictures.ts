import { Type, type Static } from 'typebox';

/** Pictures in the body of a document: `POST /api/admin/pictures`. */

/** What browsers of every age show; everything else is made into one of these before it is sent, or refused. */
export const pictureTypes = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
} as const;
export type PictureType = keyof typeof pictureTypes;

export function isPictureType(mediaType: string): mediaType is PictureType {
  return Object.hasOwn(pictureTypes, mediaType);
}

/** Drawings the program itself makes, as charts; nobody can upload one, since a drawing from outside may carry anything. */
export const drawingType = 'image/svg+xml';

/** Bytes of one picture. A page with more would be slow for readers on a phone. */
export const pictureBytes = 5 * 1024 * 1024;
/** Width and height in pixels at most; the editor makes larger ones smaller before it sends them. */
export const pictureEdge = 6000;
/** Characters of the text for those who do not see a picture. */
export const pictureWords = 500;

/** A picture as it was kept: cleaned of place, camera and whatever else it carried besides the picture. */
export const UploadedPicture = Type.Object({
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  mediaType: Type.String(),
  size: Type.Integer(),
  width: Type.Integer(),
  height: Type.Integer(),
});
export type UploadedPicture = Static<typeof UploadedPicture>;
