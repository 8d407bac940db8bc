/** Of every demonstration account; shown on the start page in demonstration mode and nowhere else. */
export const demonstrationPassword = 'sunshine-2026';
