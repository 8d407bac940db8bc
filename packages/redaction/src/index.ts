/** What office files, PDF and pictures hide from the eye: the kinds of file that are looked into. */
export const redactableTypes = [
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/pdf',
  'image/jpeg',
  'image/png',
] as const;
