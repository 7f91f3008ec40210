import Button from '@cloudscape-design/components/button';
import { useNavigate } from 'react-router';
import { Empty } from '../components/state-of.tsx';
import { Page } from '../shell/page.tsx';

export function NotFound() {
  const navigate = useNavigate();
  return (
    <Page title="No such page">
      <Empty
        title="There is nothing at this address"
        action={<Button onClick={() => void navigate('/')}>Go to the overview</Button>}
      />
    </Page>
  );
}
