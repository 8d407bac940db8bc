/** Character classes over UTF-16 code units. Offsets everywhere in this package are UTF-16, as in String.prototype.slice. */

/** Is the code unit a Han ideograph of the basic plane (with 〇 and 々)? */
export function isHanUnit(unit: number): boolean {
  return (
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0x3400 && unit <= 0x4dbf) ||
    (unit >= 0xf900 && unit <= 0xfaff) ||
    unit === 0x3007 ||
    unit === 0x3005
  );
}

/** Is the code unit the first half of an ideograph of planes 2 and 3 (U+20000–U+323AF)? */
export function isHanLead(unit: number): boolean {
  return unit >= 0xd840 && unit <= 0xd88d;
}

/** Is the code unit the second half of a surrogate pair? */
export function isTrail(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** Is the code unit the first half of a surrogate pair? */
export function isLead(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

/** Length in code units (1 or 2) of the Han character that starts at `index`, or 0 when there is none. */
export function hanLengthAt(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  if (isHanUnit(unit)) return 1;
  return isHanLead(unit) && isTrail(text.charCodeAt(index + 1)) ? 2 : 0;
}
