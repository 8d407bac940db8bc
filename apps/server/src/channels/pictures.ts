import { picturesOf } from '../platform/html/index.ts';
import type { Text } from '../platform/errors.ts';
import { ChannelProblem, type PictureFacts } from './domain.ts';

/** What WeChat takes into a text (media/uploadimg): JPEG and PNG of less than one megabyte. */
const wechatTypes = ['image/jpeg', 'image/png'];
const wechatBytes = 1024 * 1024;

/** What is wrong with the pictures of a text for WeChat, each with what to do; in the order of the text. */
export function wechatPictureTroubles(pictures: readonly PictureFacts[]): Text[] {
  return pictures.flatMap(({ size, mediaType }, index) => {
    const number = index + 1;
    if (!wechatTypes.includes(mediaType)) {
      return [
        {
          zh: `正文第 ${number} 张图片是 ${mediaType.replace('image/', '').toUpperCase()} 格式，微信正文只收 JPG 和 PNG。请换成 JPG 或 PNG，或为微信另写文字（不带图片）。`,
          en: `Picture ${number} of the text is ${mediaType}; WeChat takes JPEG and PNG. Replace it, or write words for WeChat, which have no pictures.`,
        },
      ];
    }
    if (size < wechatBytes) return [];
    const megabytes = (size / wechatBytes).toFixed(1);
    return [
      {
        zh: `正文第 ${number} 张图片有 ${megabytes} MB，微信正文的图片须小于 1 MB。请换一张较小的，或为微信另写文字（不带图片）。`,
        en: `Picture ${number} of the text has ${megabytes} MB; WeChat takes less than 1 MB. Replace it with a smaller one, or write words for WeChat, which have no pictures.`,
      },
    ];
  });
}

/** @throws ChannelProblem when WeChat would refuse one of them */
export function requireWechatPictures(pictures: readonly PictureFacts[]): void {
  const [first] = wechatPictureTroubles(pictures);
  if (first !== undefined) throw new ChannelProblem('TEXT_PICTURE_REFUSED', first, 'person');
}

/** The pictures that a text shows, each once, in their order. */
export function shownIn(html: string): string[] {
  return [...new Set(picturesOf(html).map(({ sha256 }) => sha256))];
}
