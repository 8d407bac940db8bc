/**
 * Figures that more than one document gives, so that they agree: growth rates and public money by year and month, the
 * same as the written documents say for 2025 and for the first three quarters of 2026.
 */

export interface Growth {
  readonly industry: string;
  readonly investment: string;
  readonly retail: string;
  readonly power: string;
  readonly revenue: string;
}

type Rates = readonly [industry: number, investment: number, retail: number, power: number, revenue: number];

/** Growth over the year before: of the whole year, in 2026 of the first nine months. */
const RATES: Readonly<Record<number, Rates>> = {
  2021: [9.6, 8.2, 8.9, 8.8, 7.2],
  2022: [5.1, 6.8, 1.9, 4.2, 3.1],
  2023: [6.4, 5.9, 6.8, 5.5, 4.8],
  2024: [7.1, 6.2, 5.6, 6.1, 5.2],
  2025: [7.8, 6.5, 5.2, 6.4, 5.1],
  2026: [7.4, 5.7, 5.0, 5.9, 4.6],
};
/** Revenue and spending of the year, 万元. */
const MONEY: Readonly<Record<number, readonly [revenue: number, spending: number]>> = {
  2021: [320700, 329800],
  2022: [330700, 341200],
  2023: [346500, 356900],
  2024: [364000, 373600],
  2025: [382600, 388450],
  2026: [401700, 408500],
};
const REVENUE_LEAD = 0.0525;
const SPENDING_LAG = 0.0157;

function anchorMonth(year: number): number {
  return year === 2026 ? 9 : 12;
}

/** A swing that is nought in the month of which the written documents speak. */
function swing(year: number, month: number, indicator: number): number {
  if (month === anchorMonth(year)) return 0;
  return (((month * 7 + year + indicator * 3) % 7) - 3) * 0.2;
}

/** Growth from January to `month`, in per cent with one digit. */
export function growthTo(year: number, month: number): Growth {
  const rates = RATES[year] ?? [6, 5, 5, 5, 4];
  const at = (i: 0 | 1 | 2 | 3 | 4): string => `${(rates[i] + swing(year, month, i)).toFixed(1)}%`;
  return { industry: at(0), investment: at(1), retail: at(2), power: at(3), revenue: at(4) };
}

/** Revenue and spending from January to `month`, 万元; revenue runs ahead of the year, spending behind. */
export function moneyTo(
  year: number,
  month: number,
  scale: number,
): { readonly revenue: number; readonly spending: number } {
  const [revenue, spending] = MONEY[year] ?? [300000, 310000];
  const wave = Math.sin((Math.PI * month) / 12);
  return {
    revenue: Math.round(revenue * scale * (month / 12 + REVENUE_LEAD * wave)),
    spending: Math.round(spending * scale * (month / 12 - SPENDING_LAG * wave)),
  };
}

/** Households on minimum living allowance; they become a little fewer every month. */
export function allowanceHouseholds(year: number, month: number, scale: number): number {
  const months = (year - 2021) * 12 + month;
  return Math.round((462 - months * 0.9 + ((months * 5) % 7)) * scale);
}

/** Days of good air in a month; October 2026 as the written report says. */
export function goodAirDays(year: number, month: number): number {
  if (year === 2026 && month === 10) return 28;
  return 23 + ((year * 3 + month * 5) % 6);
}
