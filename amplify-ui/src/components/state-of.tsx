import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import type { ReactNode } from 'react';
import { problemOf } from '../api/problem.ts';

export interface Asked<Data> {
  readonly data: Data | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  refetch(): unknown;
}

/**
 * What was asked for, once it is there; until then that it is on its way, else why it is not there and what to do. An
 * older answer stays, with a word that it is old.
 */
export function StateOf<Data>({
  of: { data, error, refetch },
  what,
  empty,
  children,
}: {
  readonly of: Asked<Data>;
  /** What is asked for, as in "Loading the receipt". */
  readonly what: string;
  /** Shown in place of an answer that is not there yet on the mesh's side (404). */
  readonly empty?: ReactNode;
  readonly children: (data: Data) => ReactNode;
}) {
  if (data !== undefined) {
    // What is shown stays the same part of the page, whatever stands above it: it keeps what a reader opened in it.
    return (
      <>
        {error ? (
          <div className="above">
            <Failed what={what} error={error} onRetry={refetch} isOld />
          </div>
        ) : null}
        {children(data)}
      </>
    );
  }
  if (error) {
    const isAbsent = problemOf(error).code === 'not-found';
    return isAbsent && empty ? empty : <Failed what={what} error={error} onRetry={refetch} />;
  }
  return <Loading what={what} />;
}

export function Loading({ what }: { readonly what: string }) {
  return (
    <Box textAlign="center" padding="l" color="text-body-secondary">
      <span role="status">
        <Spinner /> Loading {what}
      </span>
    </Box>
  );
}

export function Failed({
  what,
  error,
  onRetry,
  isOld = false,
}: {
  readonly what: string;
  readonly error: unknown;
  readonly onRetry: () => unknown;
  /** An answer from before is shown below. */
  readonly isOld?: boolean;
}) {
  const { message, code } = problemOf(error);
  const remedy = code === 'unreachable' ? ' Is it running? npm start runs it on this machine.' : '';
  return (
    <Alert
      type={isOld ? 'warning' : 'error'}
      header={isOld ? `Could not refresh ${what}: shown as it was` : `Could not load ${what}`}
      action={<Button onClick={() => void onRetry()}>Try again</Button>}
    >
      {message}
      {remedy}
    </Alert>
  );
}

/** A list without rows: why, and the way out of it. */
export function Empty({
  title,
  children,
  action,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <Box textAlign="center" padding="l" color="inherit">
      <SpaceBetween size="xs">
        <b>{title}</b>
        {children === undefined ? null : <Box color="text-body-secondary">{children}</Box>}
        {action}
      </SpaceBetween>
    </Box>
  );
}

/** The first visit to a mesh that has analysed nothing. */
export function NoAnalysisYet() {
  return (
    <Empty title="There is no analysis yet" action={<Button href="/analyses">Go to analyses</Button>}>
      What can be saved is known once one has run.
    </Empty>
  );
}
