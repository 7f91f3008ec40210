import Flashbar, { type FlashbarProps } from '@cloudscape-design/components/flashbar';
import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react';
import { problemOf } from '../api/problem.ts';

/** Success messages leave by themselves; what failed stays until it is read. */
const successShownMs = 8_000;

interface Notice {
  readonly kind: 'success' | 'error' | 'info' | 'warning';
  readonly text: ReactNode;
  readonly action?: { readonly text: string; readonly onClick: () => void };
}

interface Notices {
  readonly items: readonly FlashbarProps.MessageDefinition[];
  tell(notice: Notice): void;
  /** Tells what went wrong. */
  fail(what: string, error: unknown): void;
}

const NoticesContext = createContext<Notices | undefined>(undefined);
let last = 0;

export function NoticesProvider({ children }: { readonly children: ReactNode }) {
  const [items, setItems] = useState<readonly FlashbarProps.MessageDefinition[]>([]);
  const drop = useCallback((id: string) => setItems((all) => all.filter((item) => item.id !== id)), []);
  const tell = useCallback(
    ({ kind, text, action }: Notice) => {
      last += 1;
      const id = String(last);
      const onClick = () => {
        drop(id);
        action?.onClick();
      };
      const item: FlashbarProps.MessageDefinition = {
        ...{ id, type: kind, content: text, dismissible: true, dismissLabel: 'Dismiss message' },
        ...{ onDismiss: () => drop(id), ariaRole: kind === 'error' ? 'alert' : 'status' },
        ...(action && { buttonText: action.text, onButtonClick: onClick }),
      };
      setItems((all) => [item, ...all].slice(0, 5));
      if (kind === 'success' && action === undefined) setTimeout(() => drop(id), successShownMs);
    },
    [drop],
  );
  const fail = useCallback(
    (what: string, error: unknown) => tell({ kind: 'error', text: `${what}: ${problemOf(error).message}` }),
    [tell],
  );
  const notices = useMemo(() => ({ items, tell, fail }), [items, tell, fail]);
  return <NoticesContext value={notices}>{children}</NoticesContext>;
}

export function useNotices(): Notices {
  const notices = use(NoticesContext);
  if (notices === undefined) throw new Error('useNotices stands outside NoticesProvider.');
  return notices;
}

export function NoticeBar() {
  return <Flashbar items={useNotices().items} stackItems />;
}
