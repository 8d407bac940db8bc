import type { Reference, UnitRef } from '@openzone/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { referenceQuery } from '../api/queries.ts';
import { useLanguage } from '../i18n/language.tsx';
import { columnPath } from '../lib/column-tree.ts';

interface Names {
  readonly reference: Reference;
  readonly unitName: (id: string | null) => string;
  /** For lists: the short name, in English the whole one. */
  readonly unitShort: (id: string | null) => string;
  readonly unitShortByCode: (code: string | null) => string;
  /** `政务公开 › 政策文件` */
  readonly columnName: (id: string) => string;
  /** The column's own name without those above it. */
  readonly columnLeaf: (id: string) => string;
  readonly columnLeafByKey: (key: string | null) => string;
}

/** Units and columns, and what they are called in the language of the moment. */
export function useReference(): Names {
  const { data: reference } = useSuspenseQuery(referenceQuery);
  const { language } = useLanguage();
  return useMemo(() => {
    const units = [...reference.units, ...reference.otherUnits];
    const nameOf = (named: { readonly name: string; readonly nameEn: string } | undefined, otherwise: string) =>
      named === undefined ? otherwise : language === 'zh' ? named.name : named.nameEn;
    const shortOf = (unit: UnitRef | undefined, otherwise: string) =>
      unit === undefined ? otherwise : language === 'zh' ? unit.shortName : unit.nameEn;
    const columnName = (id: string) =>
      columnPath(reference.columns, id)
        .map((column) => nameOf(column, column.key))
        .join(' › ');
    return {
      reference,
      unitName: (id) =>
        nameOf(
          units.find((unit) => unit.id === id),
          id ?? '',
        ),
      unitShort: (id) =>
        shortOf(
          units.find((unit) => unit.id === id),
          id ?? '',
        ),
      unitShortByCode: (code) =>
        shortOf(
          units.find((unit) => unit.code === code),
          code ?? '',
        ),
      columnName,
      columnLeaf: (id) =>
        nameOf(
          reference.columns.find((one) => one.id === id),
          id,
        ),
      columnLeafByKey: (key) =>
        nameOf(
          reference.columns.find((one) => one.key === key),
          key ?? '',
        ),
    };
  }, [reference, language]);
}
