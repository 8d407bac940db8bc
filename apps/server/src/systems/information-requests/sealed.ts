/** What a sealed identity and a sealed address belong to: what was sealed for one case cannot be opened as another's. */
export const partyContext = (caseId: string): string => `case_party:${caseId}`;
export const contactContext = (caseId: string): string => `case_contact:${caseId}`;
