import type { DemoUnit, DemoZone, ZoneKey } from './types.ts';
import { DONGYU } from './zone-dongyu.ts';
import { LINHU } from './zone-linhu.ts';

/** The day the demonstration plays on: lists are fresh up to here and nothing is dated later. */
export const DEMO_TODAY = '2026-11-22';

/** Both zones; the first is the one a visitor of the fresh installation sees. */
export const ZONES: readonly DemoZone[] = [DONGYU, LINHU];

export function zoneOf(key: ZoneKey): DemoZone {
  return key === 'dongyu' ? DONGYU : LINHU;
}

/** The unit with this code; throws where the material names a unit that does not exist. */
export function unitOf(zone: ZoneKey, code: string): DemoUnit {
  const unit = zoneOf(zone).units.find((u) => u.code === code);
  if (unit === undefined) throw new Error(`demonstration material: no unit ${code} in ${zone}`);
  return unit;
}
