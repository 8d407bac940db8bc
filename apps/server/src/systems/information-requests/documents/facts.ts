import type { IsoDate, Regime } from '@openzone/calendar';
import type {
  DeliveryMethod,
  IdentityDocument,
  Medium,
  RequestChannel,
  RequestOutcome,
  ServiceManner,
} from '@openzone/contracts';

/**
 * What is known of a request when a document is drawn up. Nothing here is optional by law: a fact that a kind of document
 * must state and that is absent is reported by `composeDocument`, by the path it has here. Texts are plain.
 */
export interface DocumentFacts {
  /** 登记号 */
  readonly registrationNumber: string;
  readonly applicant: ApplicantFacts;
  /** 成文日期; it also decides which rule on remedies holds. */
  readonly documentDate?: IsoDate | undefined;
  /** 发文字号 as given, or the serial of the year from which the unit's pattern makes it. */
  readonly documentNumber?: string | { readonly year: number; readonly serial: number } | undefined;
  readonly channel?: RequestChannel | undefined;
  /** The regulation the request falls under; the one in force unless said. */
  readonly regime?: Regime | undefined;
  /** 收到申请之日 (art. 31); its basis follows from the channel unless said. */
  readonly received?: { readonly date: IsoDate; readonly basis?: string | undefined } | undefined;
  /** 申请内容摘录, in the applicant's own words. */
  readonly requestQuote?: string | undefined;
  /** Day on which the corrected request was received (art. 30). */
  readonly correctedOn?: IsoDate | undefined;
  /** How the document reaches its addressee; over the internet it must name an online channel for review. */
  readonly delivery?: DeliveryMethod | undefined;
  readonly replyDue?: IsoDate | undefined;
  readonly application?: ApplicationFacts | undefined;
  readonly registration?: { readonly registrar: string; readonly takenDownOrally: boolean } | undefined;
  readonly correction?: CorrectionFacts | undefined;
  readonly reasons?: { readonly facts: string; readonly due: IsoDate } | undefined;
  readonly extension?: ExtensionFacts | undefined;
  readonly consultation?: ConsultationFacts | undefined;
  readonly assistance?: AssistanceFacts | undefined;
  readonly answer?: AnswerFacts | undefined;
  readonly provision?: ProvisionFacts | undefined;
  readonly fee?: FeeFacts | undefined;
  readonly approval?: ApprovalFacts | undefined;
  readonly transfer?: TransferFacts | undefined;
  readonly service?: ServiceFacts | undefined;
}

export interface ApplicantFacts {
  readonly name: string;
  readonly kind: 'person' | 'organisation';
  readonly workplace?: string | undefined;
  readonly identityDocument?: IdentityDocument | undefined;
  readonly identityNumber?: string | undefined;
  /** 统一社会信用代码 */
  readonly creditCode?: string | undefined;
  readonly legalRepresentative?: string | undefined;
  readonly contactName?: string | undefined;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly fax?: string | undefined;
  readonly address?: string | undefined;
  readonly postcode?: string | undefined;
}

/** The application as filled in (art. 29.2). */
export interface ApplicationFacts {
  readonly appliedOn: IsoDate;
  readonly deliveryMethod: DeliveryMethod;
  readonly medium: Medium;
  /** Who signed, or how the applicant confirmed instead. */
  readonly signedBy: string;
}

export interface CorrectionFacts {
  /** Everything to be corrected, told once. */
  readonly matters: readonly string[];
  readonly guidance: string;
  readonly due: IsoDate;
}

export interface ExtensionFacts {
  readonly originalDue: IsoDate;
  /** Working days, 1 to 20 (art. 33.2). */
  readonly workdays: number;
  readonly newDue: IsoDate;
  readonly reason?: string | undefined;
  /** Consent of the head of the disclosure office; kept on file. */
  readonly approvedBy: string;
}

export interface ConsultationFacts {
  /** The third party or the agency. */
  readonly party: string;
  /** Where the letter goes; what is handed over in person needs none. */
  readonly address?: string | undefined;
  readonly matter: string;
  readonly sentOn?: IsoDate | undefined;
  /** Last day for the opinion if the letter is received on the day it is dated, by the calendar. */
  readonly dueIfReceivedAtOnce?: IsoDate | undefined;
  /** For an agency: true if it made the information jointly, so that silence is consent (art. 34). */
  readonly jointProducer?: boolean | undefined;
  /** 征求意见确认函: what is confirmed, for example the day of receipt or what was said. */
  readonly confirmation?: string | undefined;
  /** 依申请公开告知书: what is disclosed in spite of the objection, and why (art. 32). */
  readonly disclosed?: string | undefined;
  readonly disclosureReason?: string | undefined;
}

/** 协办: who is asked for which help, by when. */
export interface AssistanceFacts {
  readonly party: string;
  readonly address?: string | undefined;
  readonly matter: string;
  readonly due: IsoDate;
}

export interface AnswerFacts {
  readonly outcome: RequestOutcome;
  /** Further paragraphs of the decision in the handler's words. */
  readonly paragraphs?: readonly string[] | undefined;
  /** Ways and places where it can be had (arts. 36(1), 39.2). */
  readonly access?: string | undefined;
  /** What is given, or how, where and when it can be had (arts. 36(2), 37). */
  readonly provided?: string | undefined;
  /** Form in which it is given (art. 40). */
  readonly form?: string | undefined;
  readonly withheld?: readonly WithheldPart[] | undefined;
  /** Search done: where, how, by what terms (art. 36(4)). */
  readonly searched?: string | undefined;
  /** Why another agency is responsible, why nothing can be given, what makes it a petition and so on. */
  readonly reason?: string | undefined;
  /** Name and contact of the agency responsible; null where it cannot be determined (art. 36(5)). */
  readonly responsibleAgency?: string | null | undefined;
  readonly previousAnswer?: { readonly number: string; readonly date: IsoDate } | string | undefined;
  /** Channel for a petition, law that governs the inquiry. */
  readonly route?: string | undefined;
  /** For outcomes for which the Regulation has no article of its own. */
  readonly basis?: string | undefined;
}

/** Something not disclosed, with the article that says so: `14`, `15`, `16.1`, `16.2`; or another, for example `37`. */
export interface WithheldPart {
  readonly what: string;
  readonly article: string;
  /** 具体情形, for example 属于过程性信息. */
  readonly ground: string;
  readonly reason: string;
}

export interface ProvisionFacts {
  readonly method: string;
  readonly place: string;
  readonly date: IsoDate;
}

export interface FeeFacts {
  readonly basis: 'ITEMS' | 'PAGES';
  /** 件 or 页. */
  readonly count: number;
  readonly lines: readonly {
    readonly tier: string;
    readonly quantity: number;
    readonly rate: number;
    readonly amount: number;
  }[];
  /** Yuan. */
  readonly amount: number;
  /** Last day to pay, where the day of receipt is known already. */
  readonly due?: IsoDate | undefined;
}

/** Null: not yet given; the sheet leaves room for it to be written by hand. */
export interface ApprovalFacts {
  readonly proposed: string;
  readonly basis: string;
  readonly secrecyReview: string | null;
  readonly headDecision: string | null;
}

export interface TransferFacts {
  readonly to: string;
  readonly items: readonly {
    readonly title: string;
    readonly indexNumber: string;
    readonly date: IsoDate;
    readonly copies: number;
  }[];
}

/** Evidence of service (国办公开办函〔2016〕235号): signature, or the posting, or the sending. */
export interface ServiceFacts {
  readonly documentTitle: string;
  readonly documentNumber?: string | undefined;
  /** 受送达人; the applicant unless said. */
  readonly recipient?: string | undefined;
  readonly address?: string | undefined;
  readonly method: ServiceManner;
  /** Null: not yet signed; the certificate leaves room for it. */
  readonly signedBy?: string | null | undefined;
  readonly signedOn?: IsoDate | null | undefined;
  readonly carrier?: string | undefined;
  readonly trackingNumber?: string | undefined;
  readonly postedOn?: IsoDate | undefined;
  readonly sentTo?: string | undefined;
  readonly sentOn?: IsoDate | undefined;
  /** Name of the file of the case that proves it. */
  readonly evidence?: string | undefined;
  readonly note?: string | undefined;
  /** Who recorded it. */
  readonly server?: string | undefined;
}

/** What the unit has set down once; a document never guesses any of it. */
export interface DocumentSettings {
  /** 公开主体, in whose name documents are signed, and the head of the page if different. */
  readonly agency: { readonly name: string; readonly heading?: string | undefined };
  /** 联系人、电话、地址 of the disclosure office, one line. */
  readonly contact?: string | undefined;
  /** Where progress can be looked up. */
  readonly queryMethod?: string | undefined;
  /** 文号 by kind of document, else `default`, for example `×开公复〔{{year}}〕{{serial}}号`. */
  readonly numberPatterns?: Readonly<Record<string, string>> | undefined;
  readonly remedy: RemedySettings;
  /** How a fee is paid: account, counter. */
  readonly feePayment?: string | undefined;
  /** Working days to pay in, from the day after the notice is received (国办函〔2020〕109号 art. 6). */
  readonly feePaymentWorkdays?: number | undefined;
  /** Address of the page on which a document can be checked, with `{{registrationNumber}}`; without it no QR code is printed. */
  readonly verificationUrl?: string | undefined;
  readonly sealPng?: Uint8Array | undefined;
  /** True: letters to third parties and agencies name the applicant; otherwise only the masked name. */
  readonly nameApplicantToOthers?: boolean | undefined;
}

export interface RemedySettings {
  /** 行政复议机关 */
  readonly reviewBody?: string | undefined;
  /** 有管辖权的人民法院 */
  readonly court?: string | undefined;
  /** Address at which an application for review can be handed in online (行政复议法 art. 22.2). */
  readonly onlineReview?: string | undefined;
  /** False: no remedy paragraph where the law leaves it open (petitions, repeats, publications); true unless said. */
  readonly whereOptional?: boolean | undefined;
}
