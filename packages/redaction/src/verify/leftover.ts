/** A word that was to be removed and is still there. */
export interface Leftover {
  readonly place: string;
  readonly word: string;
}
