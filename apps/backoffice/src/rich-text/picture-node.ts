import { Node } from '@tiptap/react';
import { pictureAddress } from './pictures.ts';

/** What the editor knows of a picture. */
export interface PictureAttributes {
  readonly sha256: string;
  /** Null while nobody has written one; empty for decoration. */
  readonly alt: string | null;
  readonly width: string;
  readonly height: string;
  readonly caption: string;
  /** While it is being sent: by which it is found again. */
  readonly pending?: string;
}

const data = (element: HTMLElement, name: string): string => element.getAttribute(`data-${name}`) ?? '';

/** A picture between paragraphs; its words are changed in a dialog of their own. */
export const Picture = Node.create({
  name: 'picture',
  group: 'block',
  atom: true,
  draggable: true,
  selectable: true,
  addAttributes: () => ({
    sha256: { default: '', parseHTML: (element: HTMLElement) => data(element, 'picture') },
    alt: { default: null, parseHTML: (element: HTMLElement) => element.getAttribute('data-alt') },
    width: { default: '', parseHTML: (element: HTMLElement) => data(element, 'width') },
    height: { default: '', parseHTML: (element: HTMLElement) => data(element, 'height') },
    pending: { default: '', parseHTML: (element: HTMLElement) => data(element, 'pending') },
    caption: { default: '', parseHTML: (element: HTMLElement) => data(element, 'caption') },
  }),
  parseHTML: () => [{ tag: 'figure[data-picture]' }],
  renderHTML({ node }) {
    const { sha256, alt, width, height, caption, pending = '' } = node.attrs as PictureAttributes;
    if (sha256 === '')
      return ['figure', { class: 'oz-picture oz-picture-pending', 'data-picture': '', 'data-pending': pending }, '…'];
    const size = { ...(width === '' ? {} : { width }), ...(height === '' ? {} : { height }) };
    const known = {
      'data-picture': sha256,
      ...(alt === null ? {} : { 'data-alt': alt }),
      'data-width': width,
      'data-height': height,
      'data-caption': caption,
    };
    const image = ['img', { src: pictureAddress(sha256), alt: alt ?? '', ...size }] as const;
    const words = caption === '' ? [] : [['figcaption', caption] as const];
    return ['figure', { class: alt === null ? 'oz-picture oz-picture-bare' : 'oz-picture', ...known }, image, ...words];
  },
  renderText: ({ node }) => `〔${String(node.attrs['alt'] ?? '')}〕`,
});
