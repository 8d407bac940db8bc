import { ledgerError } from '../errors.ts';

/** A tree size. Errors: INVALID_SIZE unless it is a whole number from 0 to 2^53 - 1. */
export function checkSize(size: number): number {
  if (!Number.isSafeInteger(size) || size < 0)
    throw ledgerError(
      'INVALID_SIZE',
      `树的大小“${size}”无效，应为 0 至 2^53-1 的整数。`,
      `“${size}” is no tree size; give a whole number from 0 to 2^53 - 1.`,
    );
  return size;
}

/** The index of a leaf. Errors: INVALID_SIZE unless it lies in the tree. */
export function checkIndex(index: number, size: number): number {
  checkSize(size);
  if (!Number.isSafeInteger(index) || index < 0 || index >= size)
    throw ledgerError(
      'INVALID_SIZE',
      `条目序号“${index}”不在大小为 ${size} 的树中，应为 0 至 ${size - 1} 的整数。`,
      `There is no leaf “${index}” in a tree of size ${size}; give a whole number below the size.`,
    );
  return index;
}

/** Two sizes of one growing tree, the smaller first. Errors: INVALID_SIZE. */
export function checkSizes(size1: number, size2: number): void {
  checkSize(size1);
  checkSize(size2);
  if (size1 > size2)
    throw ledgerError(
      'INVALID_SIZE',
      `前一个树的大小 ${size1} 大于后一个 ${size2}，请交换两者。`,
      `The first tree (${size1}) is larger than the second (${size2}); swap them.`,
    );
}

/** The largest power of two below n, for n of at least 2: where RFC 6962 divides a list. No bit operators: sizes pass 2^32. */
export function splitPoint(n: number): number {
  let power = 1;
  while (power * 2 < n) power *= 2;
  return power;
}

export function half(n: number): number {
  return Math.floor(n / 2);
}

export function isOdd(n: number): boolean {
  return n % 2 === 1;
}
