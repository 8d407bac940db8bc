import { DOUBLE_SURNAMES, SINGLE_SURNAMES } from './surnames.ts';

/** The surname a name begins with; its first character where it has none (minority names, stage names). */
export function surnameOf(name: string): string {
  for (const length of [4, 3, 2]) {
    if (name.length > length && DOUBLE_SURNAMES.has(name.slice(0, length))) return name.slice(0, length);
  }
  const first = Array.from(name)[0] ?? '';
  return (SINGLE_SURNAMES[name.charCodeAt(0)] ?? 0) === 0 ? first : name.charAt(0);
}
