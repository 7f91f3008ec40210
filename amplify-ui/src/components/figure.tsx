import type { ReactNode } from 'react';

/** A figure of a column: digits of one width, aligned at its end. */
export function FigureCell({
  children,
  title,
  isStrong = false,
}: {
  readonly children: ReactNode;
  readonly title?: string;
  readonly isStrong?: boolean;
}) {
  return (
    <span className={isStrong ? 'figure figure-cell figure-strong' : 'figure figure-cell'} title={title}>
      {children}
    </span>
  );
}
