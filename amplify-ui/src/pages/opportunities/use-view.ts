import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { readView, type View, writeView } from './view.ts';

/** The view in the address. What changes the list is a step of the browser's history; what only opens a panel is too. */
export function useView(): readonly [View, (change: Partial<View>) => void] {
  const [params, setParams] = useSearchParams();
  const view = useMemo(() => readView(params), [params]);
  const change = useCallback(
    (changed: Partial<View>) => setParams((now) => writeView({ ...readView(now), ...changed })),
    [setParams],
  );
  return [view, change];
}
