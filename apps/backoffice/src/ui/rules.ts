import { useMemo } from 'react';
import { common } from '../i18n/common.ts';
import { useMessages } from '../i18n/language.tsx';

interface Rule {
  readonly required?: boolean;
  readonly whitespace?: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly message: string;
}

interface Rules {
  /** It must be given, and not as blanks. */
  readonly needed: (name: string) => Rule;
  readonly chosen: (name: string) => Rule;
  /** Too long is said, never cut off: what was pasted stays whole. */
  readonly most: (name: string, characters: number) => Rule;
  readonly least: (characters: number) => Rule;
}

export function useRules(): Rules {
  const c = useMessages(common);
  return useMemo(
    () => ({
      needed: (name) => ({ required: true, whitespace: true, message: c.required(name) }),
      chosen: (name) => ({ required: true, message: c.required(name) }),
      most: (name, characters) => ({ max: characters, message: c.tooLong(name, characters) }),
      least: (characters) => ({ min: characters, message: c.tooShort(characters) }),
    }),
    [c],
  );
}
