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
import { environmentInspection202610 } from './environment-inspection-2026-10.ts';
import { feeCatalogue2026 } from './fee-catalogue-2026.ts';
import { finalAccounts2025 } from './final-accounts-2025.ts';
import { heldLandCompensation, heldPipelineLetter, heldProjectReply } from './held-on-request.ts';
import { heldDeliberation, heldTradeSecret } from './held-withheld.ts';
import { innovationFund2024 } from './innovation-fund-2024.ts';
import { innovationFundAmendment } from './innovation-fund-amendment.ts';
import { innovationFundInterpretation } from './innovation-fund-interpretation.ts';
import { investmentRewards2023 } from './investment-rewards-2023.ts';
import { keyProjects2026 } from './key-projects-2026.ts';
import { landListing202607 } from './land-listing-2026-07.ts';
import { linhuBudget, linhuGuide, linhuHeld, linhuIncubator, linhuNews, linhuNotice } from './linhu.ts';
import { linhuAnnualReport2025, linhuOrganisation, linhuRules } from './linhu-statutory.ts';
import { livelihood2026Q3 } from './livelihood-2026-q3.ts';
import { meeting202618 } from './meeting-2026-18.ts';
import { newsHall, newsProjects, newsTraining } from './news-2026-11.ts';
import { opennessPriorities2026 } from './openness-priorities-2026.ts';
import { opennessTasks2026 } from './openness-tasks-2026.ts';
import { orgFunctions } from './org-functions.ts';
import { penalties202618 } from './penalties-2026-18.ts';
import { powerList2026 } from './power-list-2026.ts';
import { procurement2026Q3 } from './procurement-2026-q3.ts';
import { proposalAnswer2026 } from './proposal-answer-2026.ts';
import { randomInspectionPlan2026 } from './random-inspection-plan-2026.ts';
import { randomInspectionResult2026 } from './random-inspection-result-2026.ts';
import { recruitment2026 } from './recruitment-2026.ts';
import { repealDecision2025 } from './repeal-decision-2025.ts';
import { responseOdour2026 } from './response-odour-2026.ts';
import { roadTender2026 } from './road-tender-2026.ts';
import { safetyCircular2026Q3 } from './safety-circular-2026-q3.ts';
import { schoolEnrolment2026 } from './school-enrolment-2026.ts';
import { serviceItems2026 } from './service-items-2026.ts';
import { statistics2026Q3 } from './statistics-2026-q3.ts';
import { determinedEquipmentRenewal, draftWinterPower, inReviewAssistance, returnedRoadworks } from './work-in-hand.ts';
import { yieldAdoption } from './yield-adoption.ts';
import { yieldConsultation } from './yield-consultation.ts';
import { yieldDecision } from './yield-decision.ts';
import { yieldInterpretation } from './yield-interpretation.ts';

/** The written documents of the main zone that are public, oldest subject first. */
export const publishedDocuments: readonly DemoDocument[] = [
  disclosureGuide,
  disclosureSystem,
  orgFunctions,
  annualReport2023,
  annualReport2024,
  annualReport2025,
  opennessPriorities2026,
  opennessTasks2026,
  developmentPlan2026,
  keyProjects2026,
  decisionCatalogue2026,
  yieldConsultation,
  yieldAdoption,
  yieldDecision,
  yieldInterpretation,
  investmentRewards2023,
  repealDecision2025,
  innovationFund2024,
  innovationFundAmendment,
  innovationFundInterpretation,
  budget2026,
  finalAccounts2025,
  feeCatalogue2026,
  procurement2026Q3,
  statistics2026Q3,
  powerList2026,
  serviceItems2026,
  randomInspectionPlan2026,
  randomInspectionResult2026,
  penalties202618,
  landListing202607,
  roadTender2026,
  emergencyPlan2025,
  safetyCircular2026Q3,
  environmentInspection202610,
  responseOdour2026,
  recruitment2026,
  schoolEnrolment2026,
  livelihood2026Q3,
  audit2026,
  proposalAnswer2026,
  meeting202618,
  newsProjects,
  newsHall,
  newsTraining,
];

/** Issued but not public: three on request, two withheld. Each has a `marker` for the leak tests. */
export const heldDocuments: readonly DemoDocument[] = [
  heldProjectReply,
  heldLandCompensation,
  heldPipelineLetter,
  heldTradeSecret,
  heldDeliberation,
];

/** Work in hand at four stages, for "my work" in the back office. Each has a `marker` too. */
export const workInHand: readonly DemoDocument[] = [
  draftWinterPower,
  determinedEquipmentRenewal,
  inReviewAssistance,
  returnedRoadworks,
];

/** The second zone: eight public documents and one withheld. */
export const linhuDocuments: readonly DemoDocument[] = [
  linhuGuide,
  linhuRules,
  linhuOrganisation,
  linhuAnnualReport2025,
  linhuIncubator,
  linhuBudget,
  linhuNews,
  linhuNotice,
  linhuHeld,
];

/** Every written document of both zones. Links may point to a document further down the list. */
export const documents: readonly DemoDocument[] = [
  ...publishedDocuments,
  ...heldDocuments,
  ...workInHand,
  ...linhuDocuments,
];
