import type { ApiFailure } from '../api/failure.ts';

export type FieldPath = (string | number)[];

/** `evidence.harm`, `/attachments/0/name`, `body.title` → the path of the form's field. */
export function fieldPath(field: string): FieldPath {
  return field
    .replaceAll('[', '.')
    .replaceAll(']', '')
    .split(/[./]/)
    .filter((part, index) => part !== '' && !(index === 0 && part === 'body'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/**
 * Where on a form an error belongs: the longest beginning of its path that the form has as a field, or nowhere, and then it is shown
 * above the form.
 */
export function fieldOf(failure: ApiFailure, known: readonly string[]): FieldPath | null {
  if (failure.error.field === undefined) return null;
  const path = fieldPath(failure.error.field);
  for (let length = path.length; length > 0; length -= 1) {
    const part = path.slice(0, length);
    if (known.includes(part.join('.'))) return part;
  }
  return null;
}
