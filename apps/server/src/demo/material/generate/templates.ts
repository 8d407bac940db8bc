import type { Template } from './template.ts';
import { ECONOMY_TEMPLATES } from './templates-economy.ts';
import { GOVERNANCE_TEMPLATES } from './templates-governance.ts';
import { NEWS_TEMPLATES } from './templates-news.ts';
import { PEOPLE_TEMPLATES } from './templates-people.ts';
import { PROJECT_TEMPLATES } from './templates-projects.ts';
import { SAFETY_TEMPLATES } from './templates-safety.ts';
import { SERVICE_TEMPLATES } from './templates-services.ts';

export const TEMPLATES: readonly Template[] = [
  ...ECONOMY_TEMPLATES,
  ...PROJECT_TEMPLATES,
  ...SAFETY_TEMPLATES,
  ...PEOPLE_TEMPLATES,
  ...SERVICE_TEMPLATES,
  ...GOVERNANCE_TEMPLATES,
  ...NEWS_TEMPLATES,
];
