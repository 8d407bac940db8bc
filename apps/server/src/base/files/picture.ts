import { pictureBytes, pictureEdge, pictureTypes, type PictureType } from '@openzone/contracts';
import { cleanImage, imageFormat } from '@openzone/redaction/image';
import { AppError } from '../../platform/errors.ts';
import { imageDimensions } from './extract/image.ts';

/** A picture fit for a page: without place, camera, comments or anything else that is not the picture. */
export interface CleanPicture {
  readonly bytes: Buffer;
  readonly mediaType: PictureType;
  readonly width: number;
  readonly height: number;
}

const typeOf = { png: 'image/png', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp' } as const;

/**
 * Takes a picture by what it is, whatever its name says. The same pixels without the data that cameras and programs hide in a file.
 * @throws AppError PICTURE_TYPE_REFUSED, PICTURE_TOO_LARGE
 */
export function cleanPicture(bytes: Buffer): CleanPicture {
  if (bytes.length > pictureBytes) throw tooLarge(`${(bytes.length / 1024 / 1024).toFixed(1)} MB`);
  const format = imageFormat(bytes);
  if (format === undefined || format === 'tiff') throw typeRefused();
  const mediaType = typeOf[format];
  const cleaned = withoutRest(bytes);
  const size = imageDimensions(cleaned, mediaType);
  if (size === undefined) throw typeRefused();
  if (size.width > pictureEdge || size.height > pictureEdge) throw tooLarge(`${size.width} × ${size.height}`);
  return { bytes: cleaned, mediaType, ...size };
}

function withoutRest(bytes: Buffer): Buffer {
  try {
    return Buffer.from(cleanImage(bytes, () => undefined));
  } catch (error) {
    throw typeRefused(error);
  }
}

const kinds = Object.values(pictureTypes).join('、').toUpperCase();

function typeRefused(cause?: unknown): AppError {
  return new AppError({
    id: 'PICTURE_TYPE_REFUSED',
    status: 415,
    field: 'file',
    text: {
      zh: `这张图片无法识别或已损坏。正文图片可以用 ${kinds}；请另存为其中一种再插入。`,
      en: `This picture is not of a kind that can be shown, or is damaged. A body takes ${kinds.replaceAll('、', ', ')}; save it as one of these and insert it again.`,
    },
    cause,
  });
}

function tooLarge(found: string): AppError {
  return new AppError({
    id: 'PICTURE_TOO_LARGE',
    status: 413,
    field: 'file',
    text: {
      zh: `图片太大（${found}）。正文图片最大 ${pictureBytes / 1024 / 1024} MB，边长不超过 ${pictureEdge} 像素；请缩小后再插入。`,
      en: `The picture is too large (${found}). A body takes pictures of up to ${pictureBytes / 1024 / 1024} MB and ${pictureEdge} pixels a side; make it smaller and insert it again.`,
    },
  });
}
