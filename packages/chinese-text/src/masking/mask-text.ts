import type { Finding } from '../personal-data/finding.ts';
import { FINDING_KINDS, type FindingKind } from '../personal-data/kinds.ts';
import { maskNames, nameKey } from './mask-names.ts';
import { maskValue } from './mask-value.ts';
import { DEFAULT_MASK_STYLES, type MaskStyles } from './styles.ts';

/** One replacement: where it was in the original, and where it is in the masked text. UTF-16 offsets. */
export interface MaskedSpan {
  readonly kind: FindingKind;
  readonly start: number;
  readonly end: number;
  readonly maskedStart: number;
  readonly maskedEnd: number;
  readonly replacement: string;
}

export interface MaskedText {
  readonly text: string;
  /** In order of their places, without overlaps. */
  readonly spans: readonly MaskedSpan[];
}

export interface MaskOptions {
  /** Differing from `DEFAULT_MASK_STYLES`. */
  readonly styles?: Partial<MaskStyles>;
  /** Mask what a law has published as well. By default it stays. */
  readonly maskExempt?: boolean;
}

/** What `maskText` needs to know of a finding; a person's own selection on the screen is enough. */
export type Maskable = Pick<Finding, 'kind' | 'start' | 'end'> & Pick<Partial<Finding>, 'exemption'>;

/**
 * The text with every finding replaced by its mask. Findings may come in any order and may overlap: of those that do, the
 * one that begins first is taken and reaches as far as the last. Throws RangeError for a finding outside the text.
 */
export function maskText(text: string, findings: readonly Maskable[], options: MaskOptions = {}): MaskedText {
  const styles: MaskStyles = { ...DEFAULT_MASK_STYLES, ...options.styles };
  const wanted = findings.filter(
    ({ kind, exemption }) => styles[kind].type !== 'none' && (exemption === undefined || options.maskExempt === true),
  );
  const places = merge(text, wanted);
  const nameStyle = styles['person-name'];
  const names =
    nameStyle.type === 'name'
      ? maskNames(
          places.filter(({ kind }) => kind === 'person-name').map(({ start, end }) => text.slice(start, end)),
          nameStyle.style,
          nameStyle.distinguish,
        )
      : undefined;
  const spans: MaskedSpan[] = [];
  let masked = '';
  let copied = 0;
  for (const { kind, start, end } of places) {
    const value = text.slice(start, end);
    const style = styles[kind];
    const replacement =
      style.type === 'name'
        ? (names?.get(nameKey(value)) ?? '某某')
        : maskValue(value, FINDING_KINDS[kind].label.zh, style);
    masked += text.slice(copied, start);
    spans.push({
      kind,
      start,
      end,
      maskedStart: masked.length,
      maskedEnd: masked.length + replacement.length,
      replacement,
    });
    masked += replacement;
    copied = end;
  }
  return { text: masked + text.slice(copied), spans };
}

interface Place {
  readonly kind: FindingKind;
  readonly start: number;
  readonly end: number;
}

function merge(text: string, findings: readonly Maskable[]): Place[] {
  const places: Place[] = [];
  for (const { kind, start, end } of findings.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < 0 || end > text.length || start >= end) {
      throw new RangeError(`标注位置超出文本 / a finding lies outside the text: ${start}–${end} of ${text.length}`);
    }
    const last = places.at(-1);
    if (last === undefined || start >= last.end) places.push({ kind, start, end });
    else if (end > last.end) places[places.length - 1] = { ...last, end };
  }
  return places;
}
