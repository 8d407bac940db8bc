/** Schemas and vocabularies shared by the server and the back office. Types are derived from the schemas, never written beside them. */
export * from './vocabulary.ts';
export * from './api.ts';
export * from './columns.ts';
export * from './site-changes.ts';
export * from './terms.ts';
export * from './numbering.ts';
export * from './requests.ts';
export * from './requests-api.ts';
export * from './request-imports.ts';
export * from './applicant-input.ts';
export * from './notices.ts';
export * from './remedies.ts';
export * from './settings.ts';
export * from './annual-report.ts';
export * from './workbench.ts';
export * from './identity.ts';
export * from './writing.ts';
