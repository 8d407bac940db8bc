import { isPictureType, pictureBytes, type UploadedPicture } from '@openzone/contracts';
import { upload } from '../api/upload.ts';
import type { PictureAttributes } from './picture-node.ts';

/** No screen of a reader shows more, and a phone should not have to load it. */
const mostPixels = 2560;
const quality = 0.85;

export const isPictureFile = (file: File): boolean => file.type.startsWith('image/') && file.type !== 'image/svg+xml';

/** Sends a picture, made smaller where it is larger than a page can show, and of a kind that every browser shows. */
export async function sendPicture(file: File): Promise<PictureAttributes> {
  const bitmap = await createImageBitmap(file).catch(() => null);
  const ready = bitmap === null ? file : await fitting(file, bitmap);
  const form = new FormData();
  form.append('file', ready, file.name === '' ? 'picture' : file.name);
  const kept = await upload<UploadedPicture>('/pictures', form, () => undefined);
  // A photograph may be stored on its side and say so: the browser knows which way up it is shown.
  const turned = bitmap !== null && bitmap.width > bitmap.height !== kept.width > kept.height;
  const [width, height] = turned ? [kept.height, kept.width] : [kept.width, kept.height];
  bitmap?.close();
  return { sha256: kept.sha256, alt: null, width: String(width), height: String(height), caption: '' };
}

async function fitting(file: File, bitmap: ImageBitmap): Promise<Blob> {
  const scale = Math.min(1, mostPixels / Math.max(bitmap.width, bitmap.height));
  // What moves stays as it is.
  const isFine = isPictureType(file.type) && file.size <= pictureBytes && (scale === 1 || file.type === 'image/gif');
  if (isFine) return file;
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const sharp = file.type === 'image/jpeg' ? null : await drawn(canvas, 'image/png');
  if (sharp !== null && sharp.size <= pictureBytes) return sharp;
  return (await drawn(canvas, 'image/jpeg')) ?? file;
}

function drawn(canvas: HTMLCanvasElement, type: string): Promise<Blob | null> {
  return new Promise((resolve) => canvas.toBlob(resolve, type, quality));
}
