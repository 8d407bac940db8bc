/** What a form's item gives its control. */
export interface Bound<T> {
  readonly id?: string;
  readonly value?: T;
  readonly onChange?: (value: T) => void;
}

/** The same without what was not given, for controls that tell the two apart. */
export function bound<T>({ id, value, onChange }: Bound<T>): Bound<T> {
  return {
    ...(id === undefined ? {} : { id }),
    ...(value === undefined ? {} : { value }),
    ...(onChange === undefined ? {} : { onChange }),
  };
}
