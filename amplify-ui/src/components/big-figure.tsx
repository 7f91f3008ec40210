import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import type { ReactNode } from 'react';

/** One of the figures that a visitor came for: what it is, how much, and how far it holds. */
export function BigFigure({
  label,
  figure,
  unit,
  tone,
  children,
}: {
  readonly label: string;
  readonly figure: ReactNode;
  readonly unit?: string;
  readonly tone?: 'good' | 'unknown';
  readonly children?: ReactNode;
}) {
  return (
    <Container fitHeight>
      <Box variant="h2" fontSize="heading-s" color="text-body-secondary" padding="n">
        {label}
      </Box>
      <p className={`big-figure ${tone === undefined ? '' : `big-figure-${tone}`}`}>
        <span className="figure">{figure}</span>
        {unit === undefined ? null : <span className="big-figure-unit"> {unit}</span>}
      </p>
      <div className="quiet">{children}</div>
    </Container>
  );
}
