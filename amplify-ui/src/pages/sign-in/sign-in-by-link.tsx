import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback, useEffect, useState } from 'react';
import { problemOf } from '../../api/problem.ts';
import { secretIn, signInByLink, takeLinkSecret } from '../../session/link.ts';
import { type SignedOut, whySignedOut } from '../../session/session.ts';
import { Frame } from './frame.tsx';

const whyWords: Readonly<Record<SignedOut, string | undefined>> = {
  never: undefined,
  expired: 'Your session has ended. Sign in again: you come back to this view.',
  left: 'You are signed out.',
};

/** Sign-in on a laptop: by a link that the command line makes. */
export function SignInByLink({ pending }: { readonly pending: Promise<void> | undefined }) {
  const [link, setLink] = useState('');
  const [failure, setFailure] = useState<string>();
  const [isBusy, setBusy] = useState(pending !== undefined);
  const follow = useCallback(
    (attempt: Promise<void>) =>
      attempt.catch((error: unknown) => setFailure(problemOf(error).message)).finally(() => setBusy(false)),
    [],
  );
  useEffect(() => {
    if (pending !== undefined) void follow(pending);
  }, [pending, follow]);
  useEffect(() => {
    // A link that is opened where this form is already changes nothing but the fragment.
    const onLink = () => {
      const secret = takeLinkSecret();
      if (secret !== undefined) void follow(signInByLink(secret));
    };
    window.addEventListener('hashchange', onLink);
    return () => window.removeEventListener('hashchange', onLink);
  }, [follow]);
  const submit = () => {
    const secret = secretIn(link);
    if (secret === undefined) return setFailure('That is no sign-in link: it ends with #sign-in= and a long text.');
    setBusy(true);
    setFailure(undefined);
    void follow(signInByLink(secret));
  };
  const why = whyWords[whySignedOut()];
  return (
    <Frame title="Sign in">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Form
          actions={
            <Button variant="primary" loading={isBusy}>
              Sign in
            </Button>
          }
        >
          <SpaceBetween size="m">
            {why === undefined || failure !== undefined ? null : <Alert type="info">{why}</Alert>}
            {failure === undefined ? null : <Alert type="error">{failure}</Alert>}
            <p className="door-help">
              Open the link that <code>npm start</code> printed, or make another with <code>npm run sign-in</code>. It
              holds once, for ten minutes.
            </p>
            <FormField label="Sign-in link">
              <Input value={link} onChange={({ detail }) => setLink(detail.value)} autoComplete={false} />
            </FormField>
          </SpaceBetween>
        </Form>
      </form>
    </Frame>
  );
}
