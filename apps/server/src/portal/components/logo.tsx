import type { VNode } from 'preact';
import { pictureHref, said, type PageContext } from '../context.ts';
import { Emblem } from './emblem.tsx';

interface Props {
  readonly context: PageContext;
  /** Where it stands on the page a second time, and has been said. */
  readonly decorative?: boolean;
}

/** The site's own logo, or the program's emblem. */
export function Logo({ context, decorative = false }: Props): VNode {
  const { logo } = context.structure.look;
  if (logo === null) return <Emblem />;
  const alt = decorative ? '' : said(context, logo.alt, logo.altEn);
  return <img class="logo" src={pictureHref(context, logo.picture)} alt={alt} decoding="async" />;
}
