/** What a template leaves to its writer stands as 【填写：会议名称】 in title and text; nothing goes to review while one is there. */
const pattern = /【填写：([^】]+)】/gu;

export interface OpenField {
  /** What is asked for. */
  readonly label: string;
  /** UTF-16 offsets in the text. */
  readonly start: number;
  readonly end: number;
}

/** The places of a text that are still to be filled in, in their order. */
export function openFields(text: string): OpenField[] {
  return [...text.matchAll(pattern)].map((match) => ({
    label: match[1] ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }));
}
