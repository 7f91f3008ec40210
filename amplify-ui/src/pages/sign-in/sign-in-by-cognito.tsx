import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import {
  beginSignIn,
  type CognitoStep,
  continueSignIn,
  forgetPassword,
  renewSession,
  setForgottenPassword,
} from '../../session/cognito.ts';
import type { CognitoConfig } from '../../session/config.ts';
import { Frame } from './frame.tsx';

type Step = CognitoStep | { readonly kind: 'password' } | { readonly kind: 'forgotten'; readonly sentTo: string };
type Field = 'email' | 'password' | 'newPassword' | 'code';

const fieldsOf: Readonly<Record<Step['kind'], readonly Field[]>> = {
  password: ['email', 'password'],
  'new-password': ['newPassword'],
  code: ['code'],
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

/** Sign-in with Cognito: password, first password, code of a second factor, and a forgotten password. */
export default function SignInByCognito({ cognito }: { readonly cognito: CognitoConfig }) {
  const [step, setStep] = useState<Step>({ kind: 'password' });
  const [values, setValues] = useState<Readonly<Record<Field, string>>>({
    email: '',
    password: '',
    newPassword: '',
    code: '',
  });
  const [failure, setFailure] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const go = async (work: () => Promise<Step>) => {
    setBusy(true);
    setFailure(undefined);
    try {
      const next = await work();
      setStep(next);
      if (next.kind === 'done' && !(await renewSession(cognito))) throw new Error('Cognito gave no token.');
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
    setBusy(false);
  };
  const { email, password, newPassword, code } = values;
  const forgotten = async (): Promise<Step> => ({ kind: 'forgotten', sentTo: await forgetPassword(cognito, email) });
  const submit = (): Promise<Step> => {
    if (step.kind === 'new-password') return continueSignIn(newPassword);
    if (step.kind === 'code') return continueSignIn(code);
    if (step.kind === 'reset-password') return forgotten();
    if (step.kind !== 'forgotten') return beginSignIn(cognito, email, password);
    return setForgottenPassword(email, code, newPassword).then(() => beginSignIn(cognito, email, newPassword));
  };
  return (
    <Frame title="Sign in">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void go(submit);
        }}
      >
        <Form
          actions={
            <SpaceBetween size="xs" direction="horizontal">
              {step.kind === 'password' ? (
                <Button formAction="none" variant="link" disabled={email === ''} onClick={() => void go(forgotten)}>
                  Forgotten password
                </Button>
              ) : null}
              <Button variant="primary" loading={isBusy}>
                {step.kind === 'password' ? 'Sign in' : 'Continue'}
              </Button>
            </SpaceBetween>
          }
        >
          <SpaceBetween size="m">
            {failure === undefined ? null : <Alert type="error">{failure}</Alert>}
            <p className="door-help">{helpOf(step)}</p>
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
    case 'reset-password':
      return 'Your password has to be set anew: we send you a code.';
    case 'other':
      return `Cognito asks for "${step.name}", which this form does not lead through: ask your administrator.`;
    default:
      return 'An administrator of the mesh has made an account for you.';
  }
}
