import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { AuthenticatorKeyText } from '../../components/authenticator-key-text.tsx';
import type { CognitoConfig } from '../../session/config.ts';
import { Frame } from './frame.tsx';
import { type Step, useCognito, type Values } from './use-cognito.ts';

type Field = keyof Values;

const fieldsOf: Readonly<Record<Step['kind'], readonly Field[]>> = {
  password: ['email', 'password'],
  'new-password': ['newPassword'],
  code: ['code'],
  setup: ['code'],
  'reset-password': ['email'],
  forgotten: ['code', 'newPassword'],
  other: [],
  done: [],
};

const inputs: Readonly<Record<Field, { label: string; type: InputProps.Type; autoComplete: string }>> = {
  email: { label: 'Email', type: 'email', autoComplete: 'username' },
  password: { label: 'Password', type: 'password', autoComplete: 'current-password' },
  newPassword: { label: 'New password', type: 'password', autoComplete: 'new-password' },
  code: { label: 'Code', type: 'text', autoComplete: 'one-time-code' },
};

const nothing: Values = { email: '', password: '', newPassword: '', code: '' };

/** Sign-in with Cognito: password, first password, code of a second factor, and a forgotten password. */
export default function SignInByCognito({ cognito }: { readonly cognito: CognitoConfig }) {
  const [values, setValues] = useState(nothing);
  const { step, failure, isBusy, submit, forget } = useCognito(cognito);
  const isFirst = step.kind === 'password';
  const actions = (
    <SpaceBetween size="xs" direction="horizontal">
      {isFirst ? (
        <Button formAction="none" variant="link" disabled={values.email === ''} onClick={() => forget(values.email)}>
          Forgotten password
        </Button>
      ) : null}
      <Button variant="primary" loading={isBusy}>
        {isFirst ? 'Sign in' : 'Continue'}
      </Button>
    </SpaceBetween>
  );
  return (
    <Frame title="Sign in">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit(values);
        }}
      >
        <Form actions={actions}>
          <SpaceBetween size="m">
            {failure === undefined ? null : <Alert type="error">{failure}</Alert>}
            <p className="door-help">{helpOf(step)}</p>
            {step.kind === 'setup' ? <AuthenticatorKeyText of={step} /> : null}
            {fieldsOf[step.kind].map((field) => (
              <FormField key={field} label={inputs[field].label}>
                <Input
                  value={values[field]}
                  type={inputs[field].type}
                  autoComplete={inputs[field].autoComplete}
                  onChange={({ detail }) => setValues((all) => ({ ...all, [field]: detail.value }))}
                />
              </FormField>
            ))}
          </SpaceBetween>
        </Form>
      </form>
    </Frame>
  );
}

function helpOf(step: Step): string {
  switch (step.kind) {
    case 'new-password':
      return 'This is your first sign-in: choose a password of your own.';
    case 'code':
    case 'forgotten':
      return `Enter the code from ${step.sentTo}.`;
    case 'setup':
      return 'Signing in takes a second factor here: put this key into an authenticator app, then enter the code that it shows.';
    case 'reset-password':
      return 'Your password has to be set anew: we send you a code.';
    case 'other':
      return `Cognito asks for "${step.name}", which this form does not lead through: ask your administrator.`;
    default:
      return 'An administrator of the mesh has made an account for you.';
  }
}
