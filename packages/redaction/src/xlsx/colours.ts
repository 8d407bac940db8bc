import { attribute, child, childElements, nameOf } from '../office/xml.ts';
import type { Document, Element } from '../office/xml.ts';

/** What a cell's style does to its value. */
export interface CellStyle {
  /** The number format shows nothing. */
  readonly hides: boolean;
  readonly isDate: boolean;
  readonly tiny: boolean;
  /** RRGGBB, or 'coloured' where a theme decides. */
  readonly colour: string;
  /** The same for the fill; white where there is none. */
  readonly fill: string;
}

const PLAIN: CellStyle = { hides: false, isDate: false, tiny: false, colour: '000000', fill: 'FFFFFF' };
/** Built-in formats that show a date or time, those of Chinese versions included (ECMA-376 part 1, 18.8.30). */
const DATE_FORMATS = /^(?:1[4-9]|2[0-2]|2[7-9]|3[0-6]|4[5-7]|5[0-8])$/u;
const TINY_POINTS = 2;

export interface CellStyles {
  readonly of: (index: number) => CellStyle;
  /** Conditional formats, by index, that make a value disappear. */
  readonly hidingConditions: ReadonlySet<number>;
}

export function readStyles(styles: Document | undefined): CellStyles {
  const root = styles?.documentElement;
  if (root === null || root === undefined) return { of: () => PLAIN, hidingConditions: new Set() };
  const list = (name: string): Element[] => {
    const holder = child(root, name);
    return holder === undefined ? [] : [...childElements(holder)];
  };
  const formats = new Map(
    list('s:numFmts').map((one) => [attribute(one, 'numFmtId'), attribute(one, 'formatCode') ?? '']),
  );
  const fonts = list('s:fonts');
  const fills = list('s:fills');
  const looks = list('s:cellXfs').map((xf): CellStyle => {
    const format = attribute(xf, 'numFmtId') ?? '0';
    const code = formats.get(format);
    const font = fonts[Number(attribute(xf, 'fontId') ?? 0)];
    const size = font && child(font, 's:sz');
    return {
      hides: code !== undefined && hidesEverything(code),
      isDate: code === undefined ? DATE_FORMATS.test(format) : isDateCode(code),
      tiny: size !== undefined && Number(attribute(size, 'val') ?? 11) <= TINY_POINTS,
      colour: colourOf(font && child(font, 's:color'), '000000'),
      fill: fillOf(fills[Number(attribute(xf, 'fillId') ?? 0)]),
    };
  });
  const hiding = new Set<number>();
  for (const [index, dxf] of list('s:dxfs').entries()) {
    const code = child(dxf, 's:numFmt');
    const font = child(dxf, 's:font');
    const white = isNear(colourOf(font && child(font, 's:color'), '000000'), fillOf(child(dxf, 's:fill')));
    if (white || (code !== undefined && hidesEverything(attribute(code, 'formatCode') ?? ''))) hiding.add(index);
  }
  return { of: (index) => looks[index] ?? PLAIN, hidingConditions: hiding };
}

/** `;;;`, `;;` and formats that only show an empty string. */
function hidesEverything(code: string): boolean {
  const sections = code.split(';');
  return sections.length >= 3 && sections.every((section) => /^(?:\s|""|\[[^\]]*\]|_.)*$/u.test(section));
}

function isDateCode(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|\[(?!h|m|s)[^\]]*\]/giu, '');
  return /[ymdhs]/iu.test(bare) && !/[#0?]/u.test(bare.replace(/\.0+/gu, ''));
}

export function colourOf(element: Element | undefined, otherwise: string): string {
  if (element === undefined) return otherwise;
  const rgb = attribute(element, 'rgb');
  if (rgb !== undefined) return rgb.slice(-6).toUpperCase();
  const tint = Number(attribute(element, 'tint') ?? 0);
  const theme = attribute(element, 'theme');
  if (theme === '0') return tint < -0.05 ? 'coloured' : 'FFFFFF';
  if (theme === '1') return tint > 0.95 ? 'FFFFFF' : '000000';
  const indexed = attribute(element, 'indexed');
  if (indexed === '9' || indexed === '1' || indexed === '65') return 'FFFFFF';
  return theme === undefined && indexed === undefined ? otherwise : 'coloured';
}

function fillOf(fill: Element | undefined): string {
  const pattern = fill && child(fill, 's:patternFill');
  if (pattern === undefined) return fill !== undefined && [...childElements(fill)].length > 0 ? 'coloured' : 'FFFFFF';
  const type = attribute(pattern, 'patternType');
  if (type === 'none' || (type === undefined && child(pattern, 's:bgColor') === undefined)) return 'FFFFFF';
  const colours = [...childElements(pattern)].filter((one) => ['s:fgColor', 's:bgColor'].includes(nameOf(one)));
  return type === 'solid' || type === undefined ? colourOf(colours[0], 'FFFFFF') : 'coloured';
}

const NEAR = 16;

/** True when the eye cannot tell the two apart; a theme's colour is never near. */
export function isNear(a: string, b: string): boolean {
  if (!/^[0-9A-F]{6}$/u.test(a) || !/^[0-9A-F]{6}$/u.test(b)) return false;
  return [0, 2, 4].every(
    (at) => Math.abs(Number.parseInt(a.slice(at, at + 2), 16) - Number.parseInt(b.slice(at, at + 2), 16)) <= NEAR,
  );
}
