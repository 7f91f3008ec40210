import { useSyncExternalStore } from 'react';

/** Below this a panel beside a list leaves room for neither (Cloudscape's breakpoint `s`). */
const narrowQuery = window.matchMedia('(max-width: 688px)');

function subscribe(listener: () => void): () => void {
  narrowQuery.addEventListener('change', listener);
  return () => narrowQuery.removeEventListener('change', listener);
}

/** Whether the page is as narrow as a phone. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => narrowQuery.matches);
}
