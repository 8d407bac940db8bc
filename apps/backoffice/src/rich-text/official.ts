/** Parts of an official document that stand in a way of their own (GB/T 9704), in the order in which they come. */
export const officialClasses = ['document-number', 'signer', 'addressee', 'attachment-note', 'signature'] as const;

export type OfficialClass = (typeof officialClasses)[number];
