/**
 * Codes of the documents of an information request; official names differ from place to place, the articles do not. The last but for
 * forms, `ANSWER_UNDER_2007`, answers requests received before 15 May 2019, whatever their outcome.
 */
export const documentKindCodes = [
  'APPLICATION_FORM',
  'REGISTRATION_FORM',
  'RECEIPT',
  'CORRECTION_NOTICE',
  'REASON_NOTICE',
  'EXTENSION_NOTICE',
  'THIRD_PARTY_INQUIRY',
  'CONFIRMATION_LETTER',
  'CONSULT_NOTICE_TO_APPLICANT',
  'THIRD_PARTY_NOTICE',
  'AGENCY_INQUIRY',
  'ASSIST_LETTER',
  'ANSWER_ALREADY_PUBLIC',
  'ANSWER_GRANTED',
  'ANSWER_PARTIAL',
  'ANSWER_REFUSED',
  'ANSWER_NOT_EXIST',
  'ANSWER_NOT_RESPONSIBLE',
  'ANSWER_REPEAT',
  'ANSWER_NOT_PROCESSED',
  'ANSWER_STILL_UNCLEAR',
  'ANSWER_UNDER_2007',
  'PROVIDE_DATE_NOTICE',
  'FEE_NOTICE',
  'APPROVAL_SHEET',
  'TRANSFER_LIST',
  'SERVICE_RECORD',
] as const;
export type DocumentKindCode = (typeof documentKindCodes)[number];
