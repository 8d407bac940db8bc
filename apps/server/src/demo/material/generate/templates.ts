import type { Template } from './template.ts';
import { DOCUMENT_TEMPLATES } from './templates-documents.ts';
import { ECONOMY_TEMPLATES } from './templates-economy.ts';
import { ENFORCEMENT_TEMPLATES } from './templates-enforcement.ts';
import { GOVERNANCE_TEMPLATES } from './templates-governance.ts';
import { NEWS_TEMPLATES } from './templates-news.ts';
import { NOTICE_TEMPLATES } from './templates-notices.ts';
import { PEOPLE_TEMPLATES } from './templates-people.ts';
import { PROJECT_TEMPLATES } from './templates-projects.ts';
import { SAFETY_TEMPLATES } from './templates-safety.ts';
import { SERVICE_TEMPLATES } from './templates-services.ts';

/** Every kind of document the generator can write. */
export const TEMPLATES: readonly Template[] = [
  ...ECONOMY_TEMPLATES,
  ...PROJECT_TEMPLATES,
  ...SAFETY_TEMPLATES,
  ...ENFORCEMENT_TEMPLATES,
  ...PEOPLE_TEMPLATES,
  ...SERVICE_TEMPLATES,
  ...NOTICE_TEMPLATES,
  ...GOVERNANCE_TEMPLATES,
  ...DOCUMENT_TEMPLATES,
  ...NEWS_TEMPLATES,
];
