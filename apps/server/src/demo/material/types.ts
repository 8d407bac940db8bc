import type { DeclaredValidity, Ground, LinkKind, Role } from '@openzone/contracts';

/**
 * Shapes of the demonstration material: plain data, no database, no HTTP.
 *
 * Everything here is invented. The loader feeds it through the real pipeline (import, determination, review,
 * publication), so the shapes say what a person would have known and typed, not what the database stores.
 */

/** The two invented zones: the main one, and a small second one that proves the separation of sites. */
export type ZoneKey = 'dongyu' | 'linhu';

/** Who answers for disclosure (条例 10.2, 27): the unit in its own name, or the committee for it. */
export type DisclosureCapacity = 'OWN_NAME' | 'VIA_COMMITTEE';

export interface DemoUnit {
  /** Pinyin initials, unique within the zone. */
  readonly code: string;
  /** Code of the superior unit; absent for the committee itself. */
  readonly parent?: string;
  /** Full name as it stands under a document (落款). */
  readonly name: string;
  readonly nameEn: string;
  readonly shortName: string;
  /** 职能, one sentence per item, without numbering. */
  readonly duties: readonly string[];
  readonly head: { readonly name: string; readonly title: string };
  readonly address: string;
  readonly hours: string;
  readonly phone: string;
  readonly fax?: string;
  readonly email?: string;
  /** 机构代码 of the 索引号: its own where it discloses in its own name, otherwise that of the committee. */
  readonly agencyCode: string;
  readonly disclosureCapacity: DisclosureCapacity;
}

export interface DemoAccount {
  readonly signIn: string;
  readonly displayName: string;
  readonly unit: string;
  readonly position: string;
  readonly roles: readonly Role[];
}

export interface DemoZone {
  readonly key: ZoneKey;
  readonly name: string;
  readonly nameEn: string;
  readonly shortName: string;
  /** Host name under the reserved top-level domain `.example` (RFC 2606). */
  readonly host: string;
  readonly city: string;
  /** One sentence under the name. */
  readonly motto: string;
  readonly mottoEn: string;
  readonly description: string;
  readonly descriptionEn: string;
  /** 政府网站标识码: ten digits; the division code 000000 belongs to no place. */
  readonly siteIdCode: string;
  readonly icpNumber: string;
  readonly policeNumber: string;
  readonly sponsor: string;
  readonly operator: string;
  readonly address: string;
  readonly phone: string;
  readonly fax: string;
  readonly email: string;
  readonly postcode: string;
  /** 机构代码, first part of the 索引号 (`<code>/<year>-<sequence>`). */
  readonly agencyCode: string;
  readonly units: readonly DemoUnit[];
  readonly accounts: readonly DemoAccount[];
}

/** 栏目类别, the content of the meta tag `ColumnType`. */
export type ColumnType =
  | '概况信息'
  | '机构职能'
  | '政策文件'
  | '政策解读'
  | '工作动态'
  | '回应关切'
  | '办事服务'
  | '互动交流'
  | '数据发布'
  | '信息公开指南'
  | '信息公开目录'
  | '信息公开年报';

export interface DemoColumn {
  /** Slug, unique within the zone. */
  readonly key: string;
  readonly parent?: string;
  readonly name: string;
  readonly nameEn: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly columnType: ColumnType;
  /** Longest permitted gap between two publications in days; `null`: on change only. */
  readonly update: { readonly everyDays: number | null; readonly basis: string };
  /** Code of the responsible unit. */
  readonly unit: string;
  /** For the fifteen columns of 条例第二十条: `20(一)` … `20(十五)`. */
  readonly article?: string;
  /** For the same columns: the official code, for example `BUDGET_FINAL_ACCOUNTS`. */
  readonly statutoryKey?: string;
}

/** 体裁: the fifteen statutory kinds of official document. News, guides and interpretations have none. */
export type DemoGenre =
  | '决议'
  | '决定'
  | '命令（令）'
  | '公报'
  | '公告'
  | '通告'
  | '意见'
  | '通知'
  | '通报'
  | '报告'
  | '请示'
  | '批复'
  | '议案'
  | '函'
  | '纪要';

/** Disclosure attribute fixed at source (国办发〔2016〕80号) with its ground. */
export type DemoAttribute =
  | {
      readonly kind: 'PROACTIVE';
      /** Item of article 19–21, for example `20(七)`. */
      readonly article: string;
      readonly reason: string;
    }
  | { readonly kind: 'ON_REQUEST'; readonly article: '13.2'; readonly reason: string }
  | {
      readonly kind: 'WITHHELD';
      readonly ground: Ground;
      /** Article of the regulation, for example `15` or `16.2`. */
      readonly article: string;
      readonly reason: string;
      /** What the file must hold for this ground; the keys are those of `groundRules`. */
      readonly evidence: Readonly<Record<string, string>>;
    };

/** A cell of a table; a bare value is an ordinary cell spanning one row and one column. */
export type Cell =
  | string
  | number
  | {
      readonly text: string | number;
      readonly colspan?: number;
      readonly rowspan?: number;
      readonly head?: 'col' | 'row' | 'colgroup' | 'rowgroup';
    };

export interface TableBlock {
  readonly kind: 'table';
  readonly caption: string;
  /** Header rows. */
  readonly head: readonly (readonly Cell[])[];
  readonly rows: readonly (readonly Cell[])[];
  /** Index of the column whose cells name the row (`th scope="row"`); `null` where cells say so themselves. */
  readonly rowHead: number | null;
}

/** A block of running text; tables, headings and lists keep their structure so that any format can be made of them. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3 | 4; readonly text: string }
  | {
      readonly kind: 'paragraph';
      readonly text: string;
      /** Opening words set in bold: 第三条, or a run-in heading （一）…。 */
      readonly lead?: string;
      /** 主送机关, or 落款 and 成文日期. */
      readonly role?: 'addressee' | 'signature';
    }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  | TableBlock;

export type DemoAttachment =
  | { readonly kind: 'docx' | 'pdf'; readonly name: string; readonly blocks: readonly Block[] }
  | {
      readonly kind: 'xlsx';
      readonly name: string;
      readonly sheets: readonly {
        readonly name: string;
        readonly header: readonly string[];
        readonly rows: readonly (readonly (string | number)[])[];
      }[];
    };

export interface DemoLink {
  readonly kind: LinkKind;
  /** Key of the other document, in the same zone. */
  readonly to: string;
}

/** How the document enters the pipeline: as a page, a file, a damaged page of an old site, or typed in the editor. */
export type SourceFormat = 'html' | 'txt' | 'docx' | 'damaged-html' | 'editor';

/**
 * How far the document has come: `published`; `held` (issued, determined, reviewed, not public); and the work in
 * hand: `draft` (no determination yet), `determined`, `in_review` (the unit head has agreed) and `returned` (sent back
 * by a reviewer with `returnComment`).
 */
export type DemoStage = 'published' | 'held' | 'draft' | 'determined' | 'in_review' | 'returned';

export interface DemoDocument {
  /** Slug, unique within the zone; links point to it. */
  readonly key: string;
  readonly zone: ZoneKey;
  readonly unit: string;
  readonly column: string;
  readonly extraColumns: readonly string[];
  readonly title: string;
  /** 发文字号, where there is one. */
  readonly documentNumber?: string;
  readonly genre?: DemoGenre;
  /** 主题分类, official name of the first level. */
  readonly subjectCategory: string;
  readonly subjectSubcategory: string;
  /** 成文日期, YYYY-MM-DD; for work in hand the day of the draft. */
  readonly writtenDate: string;
  /** 发布日期, YYYY-MM-DD; present exactly when the stage is `published`. */
  readonly publishedDate?: string;
  readonly effectiveDate?: string;
  readonly expiredDate?: string;
  /** 行政规范性文件: registered as such, carries a validity. */
  readonly normative?: boolean;
  /** Validity on the demonstration day, once the links below have taken effect. */
  readonly validity?: DeclaredValidity;
  /** 内容概述, at most 200 characters. */
  readonly abstract: string;
  readonly subjectWords: readonly string[];
  readonly issuingAgency: string;
  readonly jointIssuers?: readonly string[];
  /** Absent only while the stage is `draft`. */
  readonly attribute?: DemoAttribute;
  readonly bodyHtml: string;
  /** The same body as blocks, for the formats that are not HTML; absent on generated documents. */
  readonly blocks?: readonly Block[];
  readonly attachments: readonly DemoAttachment[];
  readonly links: readonly DemoLink[];
  readonly sourceFormat: SourceFormat;
  readonly stage: DemoStage;
  /** Why it came out later than 20 working days after it was written; absent where it did not. */
  readonly late?: string;
  /** What the reviewer wrote when returning it. */
  readonly returnComment?: string;
  /** A phrase that stands in this document and nowhere else: what the leak tests look for. */
  readonly marker?: string;
}
