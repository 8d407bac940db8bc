import { usualLook, type Banner, type SiteLook } from '@openzone/contracts';

/** How the site looks, as its pages take it. */
export interface PortalLook extends SiteLook {
  /** Where its pictures are fetched from, with a slash at the end. */
  readonly pictures: string;
}

export const livePictures = '/site-pictures/';

export const programLook: PortalLook = { ...usualLook, pictures: livePictures };

export function portalLook(look: SiteLook | null, pictures = livePictures): PortalLook {
  return look === null ? programLook : { ...look, pictures };
}

/** The announcements of the moment, as they were put in order. */
export function bannersAt(banners: readonly Banner[], now: Date): Banner[] {
  return banners.filter(({ from, until }) => Date.parse(from) <= now.getTime() && now.getTime() < Date.parse(until));
}

/** When next an announcement appears or goes: no page may be kept past it. */
export function nextBannerChange(banners: readonly Banner[], now: Date): Date | undefined {
  const moments = banners.flatMap(({ from, until }) => [Date.parse(from), Date.parse(until)]);
  const coming = moments.filter((moment) => moment > now.getTime());
  return coming.length === 0 ? undefined : new Date(Math.min(...coming));
}
