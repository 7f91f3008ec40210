import SideNavigation, { type SideNavigationProps } from '@cloudscape-design/components/side-navigation';
import { useLocation, useNavigate } from 'react-router';

const items: SideNavigationProps.Item[] = [
  { type: 'link', text: 'Overview', href: '/' },
  { type: 'link', text: 'Opportunities', href: '/opportunities' },
  { type: 'link', text: 'Receipt', href: '/receipt' },
  { type: 'link', text: 'Spend', href: '/spend' },
  { type: 'divider' },
  { type: 'link', text: 'Analyses', href: '/analyses' },
  { type: 'link', text: 'Mesh', href: '/mesh' },
];

export function Navigation({ onFollow }: { readonly onFollow: () => void }) {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  return (
    <SideNavigation
      activeHref={pathname}
      items={items}
      onFollow={(event) => {
        event.preventDefault();
        onFollow();
        void navigate(event.detail.href);
      }}
    />
  );
}
