import type { Label } from '@openzone/contracts';
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { speak, type Catalogue, type Language, type Spoken } from './messages.ts';

const STORED_AS = 'openzone.office.language';

interface LanguageValue {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
  /** The text of a label that came from the contracts or the server. */
  readonly pick: (label: Label) => string;
}

const LanguageContext = createContext<LanguageValue | null>(null);

function stored(): Language {
  try {
    return localStorage.getItem(STORED_AS) === 'en' ? 'en' : 'zh';
  } catch {
    return 'zh';
  }
}

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, keep] = useState<Language>(stored);
  const setLanguage = useCallback((next: Language) => {
    keep(next);
    try {
      localStorage.setItem(STORED_AS, next);
    } catch {
      // A browser that keeps nothing still shows the chosen language until the page is closed.
    }
  }, []);
  const value = useMemo(
    () => ({ language, setLanguage, pick: (label: Label) => label[language] }),
    [language, setLanguage],
  );
  return <LanguageContext value={value}>{children}</LanguageContext>;
}

export function useLanguage(): LanguageValue {
  const value = useContext(LanguageContext);
  if (value === null) throw new Error('useLanguage stands inside LanguageProvider.');
  return value;
}

/** The messages of a screen in the language of the moment. */
export function useMessages<C extends Catalogue>(catalogue: C): Spoken<C> {
  const { language } = useLanguage();
  return useMemo(() => speak(catalogue, language), [catalogue, language]);
}
