/** Name, this year, the year before; amounts in 万元. */
export type Amount = readonly [name: string, now: number, before: number];

/** Total of the amounts, without a name of its own. */
export function sumOf(amounts: readonly Amount[]): Amount {
  return amounts.reduce<Amount>((total, a) => ['', total[1] + a[1], total[2] + a[2]], ['', 0, 0]);
}

/** 401700 → `401700`; budget tables carry plain digits. */
export function wan(amount: number): string {
  return String(amount);
}

/** Growth over the year before in per cent, one digit. */
export function growth(amount: Amount): string {
  return `${(((amount[1] - amount[2]) / amount[2]) * 100).toFixed(1)}%`;
}
