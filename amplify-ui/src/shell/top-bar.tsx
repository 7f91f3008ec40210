import ButtonDropdown, { type ButtonDropdownProps } from '@cloudscape-design/components/button-dropdown';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { useApi } from '../api/api-context.ts';
import { leave } from '../session/leave.ts';
import { chooseTheme, readTheme, type ThemeChoice, themeChoices } from '../theme/theme.ts';
import { SavingInSight } from './saving-in-sight.tsx';
import { useNarrow } from './use-narrow.ts';

/** With Amplify's part, which is loaded only where Cognito is used. */
const AuthenticatorDialog = lazy(() => import('./authenticator/authenticator-dialog.tsx'));

const themeWords: Readonly<Record<ThemeChoice, string>> = { system: 'As the system', light: 'Light', dark: 'Dark' };

/** Stands above every page: what this is, the saving, and who is signed in. */
export function TopBar() {
  return (
    <header id="top-bar" className="top-bar">
      <Link to="/" className="top-bar-brand" aria-label="FinOps Mesh, overview">
        <img src="/icon.svg" width="24" height="24" alt="" />
        <span className="top-bar-name">FinOps Mesh</span>
      </Link>
      <SavingInSight />
      <PersonMenu />
    </header>
  );
}

function PersonMenu() {
  const { session, config } = useApi();
  const queries = useQueryClient();
  const [theme, setTheme] = useState(readTheme);
  const [isAuthenticatorOpen, setAuthenticatorOpen] = useState(false);
  const isNarrow = useNarrow();
  const { cognito } = config;
  const items: ButtonDropdownProps.ItemOrGroup[] = [
    {
      text: 'Appearance',
      items: themeChoices.map((id) => ({ id, text: themeWords[id], itemType: 'checkbox', checked: id === theme })),
    },
    ...(cognito === undefined ? [] : [{ id: 'authenticator', text: 'Authenticator app' }]),
    { id: 'leave', text: 'Sign out' },
  ];
  const onItemClick: ButtonDropdownProps['onItemClick'] = ({ detail: { id } }) => {
    if (id === 'authenticator') return setAuthenticatorOpen(true);
    const choice = themeChoices.find((each) => each === id);
    if (choice === undefined) {
      queries.clear();
      void leave(config, session);
      return;
    }
    chooseTheme(choice);
    setTheme(choice);
  };
  return (
    <>
      <ButtonDropdown
        items={items}
        onItemClick={onItemClick}
        ariaLabel={`${session.name}, ${session.role}: appearance and sign-out`}
        variant={isNarrow ? 'icon' : 'normal'}
      >
        <span className="top-bar-person">{session.name}</span>
      </ButtonDropdown>
      {cognito !== undefined && isAuthenticatorOpen ? (
        <Suspense>
          <AuthenticatorDialog cognito={cognito} account={session.name} onClose={() => setAuthenticatorOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
