import { ancestor, attribute, child, childElements, nameOf } from '../office/xml.ts';
import type { Document, Element } from '../office/xml.ts';

/** What decides whether a run can be seen. Undefined: this level says nothing about it. */
interface Look {
  readonly vanish: boolean | undefined;
  readonly colour: string | undefined;
  /** Half points. */
  readonly size: number | undefined;
  /** Percent of the normal width of a character. */
  readonly width: number | undefined;
  /** Fill behind the characters. */
  readonly fill: string | undefined;
}

const NOTHING: Look = { vanish: undefined, colour: undefined, size: undefined, width: undefined, fill: undefined };

/** How runs of a document look, with styles and defaults taken into account. */
export interface Looks {
  readonly of: (run: Element) => 'seen' | 'vanished' | 'same-colour' | 'perhaps-same-colour' | 'tiny';
}

export function readLooks(styles: Document | undefined, documentFill: string | undefined): Looks {
  const byId = new Map<string, Element>();
  let defaults = NOTHING;
  const root = styles?.documentElement ?? null;
  for (const element of root === null ? [] : childElements(root)) {
    if (nameOf(element) === 'w:style') byId.set(attribute(element, 'styleId') ?? '', element);
    if (nameOf(element) === 'w:docDefaults') {
      const holder = child(element, 'w:rPrDefault');
      defaults = lookOf(holder === undefined ? undefined : child(holder, 'w:rPr'));
    }
  }
  const paragraphDefault = [...byId.values()].find(
    (style) => attribute(style, 'type') === 'paragraph' && ['1', 'true'].includes(attribute(style, 'default') ?? ''),
  );
  const cache = new Map<string, Look>();
  const styleLook = (id: string | undefined, seen: readonly string[] = []): Look => {
    if (id === undefined || seen.includes(id)) return NOTHING;
    const known = cache.get(id);
    if (known !== undefined) return known;
    const style = byId.get(id);
    if (style === undefined) return NOTHING;
    const base = child(style, 'w:basedOn');
    const own = over(lookOf(child(style, 'w:rPr')), paragraphFill(child(style, 'w:pPr')));
    const look = over(own, styleLook(base && attribute(base, 'val'), [...seen, id]));
    cache.set(id, look);
    return look;
  };
  const defaultId = paragraphDefault && attribute(paragraphDefault, 'styleId');
  return {
    of: (run) => {
      const properties = child(run, 'w:rPr');
      const paragraph = ancestor(run, 'w:p');
      const paragraphProperties = paragraph && child(paragraph, 'w:pPr');
      const levels = [
        lookOf(properties),
        styleLook(valueOf(properties, 'w:rStyle')),
        paragraphFill(paragraphProperties),
        styleLook(valueOf(paragraphProperties, 'w:pStyle') ?? defaultId),
        defaults,
      ];
      return judge(levels.reduce(over), run, documentFill);
    },
  };
}

function valueOf(properties: Element | undefined, name: string): string | undefined {
  const found = properties && child(properties, name);
  return found && attribute(found, 'val');
}

function over(upper: Look, lower: Look): Look {
  return {
    vanish: upper.vanish ?? lower.vanish,
    colour: upper.colour ?? lower.colour,
    size: upper.size ?? lower.size,
    width: upper.width ?? lower.width,
    fill: upper.fill ?? lower.fill,
  };
}

function paragraphFill(properties: Element | undefined): Look {
  return { ...NOTHING, fill: fillOf(properties && child(properties, 'w:shd')) };
}

function lookOf(properties: Element | undefined): Look {
  if (properties === undefined) return NOTHING;
  const vanish = child(properties, 'w:vanish') ?? child(properties, 'w:specVanish');
  const size = valueOf(properties, 'w:sz');
  const width = valueOf(properties, 'w:w');
  const highlight = valueOf(properties, 'w:highlight');
  return {
    vanish: vanish && !['0', 'false', 'off'].includes(attribute(vanish, 'val') ?? '1'),
    colour: colourOf(child(properties, 'w:color')) ?? textFillOf(properties),
    size: size === undefined ? undefined : Number(size),
    width: width === undefined ? undefined : Number.parseFloat(width),
    fill:
      highlight === undefined || highlight === 'none'
        ? fillOf(child(properties, 'w:shd'))
        : highlight === 'white'
          ? 'FFFFFF'
          : 'highlight',
  };
}

function colourOf(element: Element | undefined): string | undefined {
  if (element === undefined) return undefined;
  const theme = attribute(element, 'themeColor');
  const value = attribute(element, 'val');
  if (value !== undefined && /^[0-9a-f]{6}$/iu.test(value)) return value.toUpperCase();
  return theme === 'background1' || theme === 'light1' ? 'FFFFFF' : value === undefined ? undefined : '000000';
}

/** `w14:textFill` with no fill at all leaves nothing to see. */
function textFillOf(properties: Element): string | undefined {
  const fill = child(properties, 'w14:textFill');
  return fill !== undefined && child(fill, 'w14:noFill') !== undefined ? 'none' : undefined;
}

function fillOf(shading: Element | undefined): string | undefined {
  if (shading === undefined) return undefined;
  const fill = attribute(shading, 'fill');
  if (fill === undefined || fill === 'auto') return attribute(shading, 'val') === 'clear' ? undefined : 'pattern';
  return fill.toUpperCase();
}

const TINY_HALF_POINTS = 4;
const NARROW_PERCENT = 5;

function judge(look: Look, run: Element, documentFill: string | undefined): ReturnType<Looks['of']> {
  if (look.vanish === true) return 'vanished';
  if (look.size !== undefined && look.size <= TINY_HALF_POINTS) return 'tiny';
  if (look.width !== undefined && look.width <= NARROW_PERCENT) return 'tiny';
  if (look.colour === 'none') return 'same-colour';
  const colour = look.colour ?? '000000';
  const cell = ancestor(run, 'w:tc');
  const cellProperties = cell && child(cell, 'w:tcPr');
  const fill = look.fill ?? fillOf(cellProperties && child(cellProperties, 'w:shd')) ?? documentFill ?? 'FFFFFF';
  if (!/^[0-9A-F]{6}$/u.test(fill)) return isNear(colour, 'FFFFFF') ? 'perhaps-same-colour' : 'seen';
  if (!isNear(colour, fill)) return 'seen';
  // A style of the table or the frame may put a colour behind it.
  const framed = ancestor(run, 'w:tbl', 'w:txbxContent') !== undefined && look.fill === undefined;
  return framed && fill === 'FFFFFF' ? 'perhaps-same-colour' : 'same-colour';
}

/** The eye needs more difference than this. */
const NEAR = 16;

function isNear(a: string, b: string): boolean {
  return [0, 2, 4].every(
    (at) => Math.abs(Number.parseInt(a.slice(at, at + 2), 16) - Number.parseInt(b.slice(at, at + 2), 16)) <= NEAR,
  );
}
