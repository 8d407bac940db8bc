import type { DemoDocument } from '../types.ts';
import { annualReport2023 } from './annual-report-2023.ts';
import { annualReport2024 } from './annual-report-2024.ts';
import { annualReport2025 } from './annual-report-2025.ts';
import { audit2026 } from './audit-2026.ts';
import { budget2026 } from './budget-2026.ts';
import { decisionCatalogue2026 } from './decision-catalogue-2026.ts';
import { developmentPlan2026 } from './development-plan-2026.ts';
import { disclosureGuide } from './disclosure-guide.ts';
import { disclosureSystem } from './disclosure-system.ts';
import { emergencyPlan2025 } from './emergency-plan-2025.ts';
import { feeCatalogue2026 } from './fee-catalogue-2026.ts';
import { finalAccounts2025 } from './final-accounts-2025.ts';
import { innovationFund2024 } from './innovation-fund-2024.ts';
import { innovationFundAmendment } from './innovation-fund-amendment.ts';
import { innovationFundInterpretation } from './innovation-fund-interpretation.ts';
import { investmentRewards2023 } from './investment-rewards-2023.ts';
import { keyProjects2026 } from './key-projects-2026.ts';
import { landListing202607 } from './land-listing-2026-07.ts';
import { livelihood2026Q3 } from './livelihood-2026-q3.ts';
import { opennessPriorities2026 } from './openness-priorities-2026.ts';
import { opennessTasks2026 } from './openness-tasks-2026.ts';
import { orgFunctions } from './org-functions.ts';
import { penalties202618 } from './penalties-2026-18.ts';
import { powerList2026 } from './power-list-2026.ts';
import { procurement2026Q3 } from './procurement-2026-q3.ts';
import { randomInspectionPlan2026 } from './random-inspection-plan-2026.ts';
import { randomInspectionResult2026 } from './random-inspection-result-2026.ts';
import { recruitment2026 } from './recruitment-2026.ts';
import { repealDecision2025 } from './repeal-decision-2025.ts';
import { roadTender2026 } from './road-tender-2026.ts';
import { safetyCircular2026Q3 } from './safety-circular-2026-q3.ts';
import { serviceItems2026 } from './service-items-2026.ts';
import { yieldAdoption } from './yield-adoption.ts';
import { yieldConsultation } from './yield-consultation.ts';
import { yieldDecision } from './yield-decision.ts';
import { yieldInterpretation } from './yield-interpretation.ts';

/** Every written document of the demonstration zones. */
export const documents: readonly DemoDocument[] = [
  annualReport2023,
  annualReport2024,
  annualReport2025,
  audit2026,
  budget2026,
  decisionCatalogue2026,
  developmentPlan2026,
  disclosureGuide,
  disclosureSystem,
  emergencyPlan2025,
  feeCatalogue2026,
  finalAccounts2025,
  innovationFund2024,
  innovationFundAmendment,
  innovationFundInterpretation,
  investmentRewards2023,
  keyProjects2026,
  landListing202607,
  livelihood2026Q3,
  opennessPriorities2026,
  opennessTasks2026,
  orgFunctions,
  penalties202618,
  powerList2026,
  procurement2026Q3,
  randomInspectionPlan2026,
  randomInspectionResult2026,
  recruitment2026,
  repealDecision2025,
  roadTender2026,
  safetyCircular2026Q3,
  serviceItems2026,
  yieldAdoption,
  yieldConsultation,
  yieldDecision,
  yieldInterpretation,
];
