import Button from '@cloudscape-design/components/button';
import { type ReactNode, useEffect, useRef } from 'react';

/** What stands beside a list, or in its place where there is no room for both. The focus goes along. */
export function Panel({
  title,
  onClose,
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus({ preventScroll: true });
    return () => {
      // Whoever closes it goes on where he came from.
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <section className="panel" aria-label={title}>
      <div className="panel-head">
        <h2 ref={heading} tabIndex={-1} className="free-text">
          {title}
        </h2>
        <Button iconName="close" variant="icon" ariaLabel={`Close ${title}`} onClick={onClose} />
      </div>
      {children}
    </section>
  );
}
