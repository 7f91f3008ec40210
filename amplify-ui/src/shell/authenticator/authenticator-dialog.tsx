import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { AuthenticatorKeyText } from '../../components/authenticator-key-text.tsx';
import { Loading } from '../../components/state-of.tsx';
import type { AuthenticatorKey } from '../../session/cognito.ts';
import type { CognitoConfig } from '../../session/config.ts';
import { type Standing, useAuthenticator } from './use-authenticator.ts';

export interface AuthenticatorDialogProps {
  readonly cognito: CognitoConfig;
  /** The person's e-mail. */
  readonly account: string;
  readonly onClose: () => void;
}

/** Whether a person's sign-in takes a code of an authenticator app, and how to have it so or not. */
export default function AuthenticatorDialog({ cognito, account, onClose }: AuthenticatorDialogProps) {
  const authenticator = useAuthenticator(cognito, account);
  const { standing, failure, confirm } = authenticator;
  return (
    <Modal
      visible
      onDismiss={onClose}
      header="Authenticator app"
      closeAriaLabel="Close"
      footer={<Actions authenticator={authenticator} onClose={onClose} />}
    >
      <SpaceBetween size="m">
        {failure === undefined ? null : (
          <div role="alert">
            <Alert type="error">{failure}</Alert>
          </div>
        )}
        {standing.kind === 'unread' && failure === undefined ? <Loading what="how you sign in" /> : null}
        {standing.kind === 'unread' ? null : <Words key={standing.kind} of={standing} />}
        {standing.kind === 'setup' ? <FirstCode authenticatorKey={standing} onCode={confirm} /> : null}
      </SpaceBetween>
    </Modal>
  );
}

const formId = 'authenticator';

type Known = Exclude<Standing, { kind: 'unread' }>;

/** Where it stands. It takes the focus from the button that led there, which is gone then. */
function Words({ of }: { readonly of: Known }) {
  return (
    <div ref={takeFocus} tabIndex={-1} className="said">
      {wordsFor(of)}
    </div>
  );
}

function takeFocus(element: HTMLElement | null): void {
  element?.focus();
}

function wordsFor(standing: Known): string {
  switch (standing.kind) {
    case 'off':
      return 'No authenticator app is set up: your password alone signs in. With one, signing in also takes a code from an app on your phone.';
    case 'on':
      return 'An authenticator app is set up: signing in takes your password and a code from the app.';
    case 'setup': {
      const first = 'Put this key into an authenticator app, then enter the code that it shows.';
      return standing.replaces
        ? `${first} Do not stop before: the app you have used until now may count no more.`
        : first;
    }
  }
}

interface FirstCodeProps {
  readonly authenticatorKey: AuthenticatorKey;
  readonly onCode: (code: string) => void;
}

function FirstCode({ authenticatorKey, onCode }: FirstCodeProps) {
  const [code, setCode] = useState('');
  return (
    <form
      id={formId}
      onSubmit={(event) => {
        event.preventDefault();
        // Apps show it in two groups.
        onCode(code.replace(/\s/g, ''));
      }}
    >
      <SpaceBetween size="m">
        <AuthenticatorKeyText of={authenticatorKey} />
        <FormField label="Code" description="Six digits, which the app changes every 30 seconds.">
          <Input
            value={code}
            inputMode="numeric"
            autoComplete="one-time-code"
            onChange={({ detail }) => setCode(detail.value)}
          />
        </FormField>
      </SpaceBetween>
    </form>
  );
}

interface ActionsProps {
  readonly authenticator: ReturnType<typeof useAuthenticator>;
  readonly onClose: () => void;
}

/** What can be done next. A button is never another one under the same finger. */
function Actions({ authenticator: { standing, failure, busyWith, read, begin, end }, onClose }: ActionsProps) {
  const isBusy = busyWith !== undefined;
  return (
    <Box float="right">
      <SpaceBetween direction="horizontal" size="xs">
        <Button variant="link" onClick={onClose}>
          {standing.kind === 'setup' ? 'Cancel' : 'Done'}
        </Button>
        {standing.kind === 'unread' && failure !== undefined ? (
          <Button key="read" onClick={read}>
            Try again
          </Button>
        ) : null}
        {standing.kind === 'on' ? (
          <Button key="end" onClick={end} loading={busyWith === 'end'} disabled={isBusy}>
            Switch it off
          </Button>
        ) : null}
        {standing.kind === 'on' ? (
          <Button key="another" onClick={begin} loading={busyWith === 'begin'} disabled={isBusy}>
            Set up another
          </Button>
        ) : null}
        {standing.kind === 'off' ? (
          <Button key="begin" variant="primary" onClick={begin} loading={busyWith === 'begin'}>
            Set one up
          </Button>
        ) : null}
        {standing.kind === 'setup' ? (
          <Button key="confirm" variant="primary" form={formId} loading={busyWith === 'confirm'}>
            Switch it on
          </Button>
        ) : null}
      </SpaceBetween>
    </Box>
  );
}
