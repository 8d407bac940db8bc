/** What the public may know of a site: its names and the marks that a government site carries (site-rules §2, §4). */
export interface SiteProfile {
  readonly name: string;
  readonly nameEn: string;
  readonly shortName: string;
  /** One sentence under the name. */
  readonly motto: string;
  readonly mottoEn: string;
  readonly description: string;
  readonly domain: string;
  /** 政府网站标识码, ten digits. */
  readonly siteIdCode: string;
  readonly icpNumber: string;
  readonly policeNumber: string;
  /** 主办单位, 承办单位 */
  readonly sponsor: string;
  readonly operator: string;
  readonly address: string;
  readonly postcode: string;
  readonly phone: string;
  readonly email: string;
  readonly demonstration: boolean;
}

/** A site as a request sees it. */
export interface Site {
  readonly id: number;
  readonly key: string;
  readonly profile: SiteProfile;
}
