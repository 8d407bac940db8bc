export { damageText, type DamageOptions } from './damage-text.ts';
export { looksDamaged, type BilingualText, type DamageReport } from './looks-damaged.ts';
export {
  repairText,
  type RepairChange,
  type RepairOptions,
  type RepairResult,
  type RepairWarning,
} from './repair-text.ts';
