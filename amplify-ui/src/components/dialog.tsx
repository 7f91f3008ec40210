import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { problemOf } from '../api/problem.ts';

export interface DialogProps {
  readonly title: string;
  /** What the button says that does it. */
  readonly confirm: string;
  readonly isBusy: boolean;
  readonly isDisabled?: boolean;
  /** Why it failed, where it did. */
  readonly error: unknown;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A question before something is done. It stays open until that has succeeded. */
export function Dialog({ title, confirm, isBusy, isDisabled, error, onConfirm, onClose, children }: DialogProps) {
  return (
    <Modal
      visible
      onDismiss={onClose}
      header={<span className="free-text">{title}</span>}
      closeAriaLabel="Close"
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              Cancel
            </Button>
            <Button variant="primary" onClick={onConfirm} loading={isBusy} disabled={isDisabled}>
              {confirm}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {error ? <Alert type="error">{problemOf(error).message}</Alert> : null}
        {children}
      </SpaceBetween>
    </Modal>
  );
}
