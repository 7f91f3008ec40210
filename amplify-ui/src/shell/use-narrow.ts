import { useSyncExternalStore } from 'react';

/** A width of the window that is watched. */
function watched(query: string): () => boolean {
  const list = window.matchMedia(query);
  const subscribe = (listener: () => void) => {
    list.addEventListener('change', listener);
    return () => list.removeEventListener('change', listener);
  };
  return () => useSyncExternalStore(subscribe, () => list.matches);
}

/** Whether the page is as narrow as a phone (Cloudscape's breakpoint `s`). */
export const useNarrow = watched('(max-width: 688px)');

/** Whether a panel beside a list leaves room for both. */
export const useRoomForPanel = watched('(min-width: 1180px)');
