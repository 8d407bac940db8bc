import { useSyncExternalStore } from 'react';

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (tell) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', tell);
      return () => media.removeEventListener('change', tell);
    },
    () => window.matchMedia(query).matches,
  );
}

/** Below this width tables become lists of cards. */
export function useSmallScreen(): boolean {
  return useMedia('(max-width: 767px)');
}

/** Whoever has asked the system for less movement. */
export function useCalmScreen(): boolean {
  return useMedia('(prefers-reduced-motion: reduce)');
}

/** From this width on the navigation stands beside the content. */
export function useWideScreen(): boolean {
  return useMedia('(min-width: 992px)');
}
