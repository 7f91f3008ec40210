import AppLayout, { type AppLayoutProps } from '@cloudscape-design/components/app-layout';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import { type ReactNode, useEffect, useState } from 'react';
import { Navigation } from './navigation.tsx';
import { NoticeBar } from './notices.tsx';
import { TopBar } from './top-bar.tsx';
import { useNarrow } from './use-narrow.ts';

export interface PageProps {
  readonly title: string;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly contentType?: AppLayoutProps.ContentType;
  /** What stands beside the content, and how it is closed. */
  readonly panel?: { readonly content: ReactNode; readonly onClose: () => void };
}

const labels: AppLayoutProps.Labels = {
  navigation: 'Pages',
  navigationToggle: 'Open the list of pages',
  navigationClose: 'Close the list of pages',
  notifications: 'Messages',
};

/** One page of the dashboard: the bar with the saving, the list of pages, messages, and its content. */
export function Page({ title, description, actions, children, contentType, panel }: PageProps) {
  const [isOpen, setOpen] = useState(() => window.innerWidth > 1_100);
  const isNarrow = useNarrow();
  useEffect(() => {
    document.title = `${title} - FinOps Mesh`;
  }, [title]);
  return (
    <>
      <TopBar />
      <AppLayout
        headerSelector="#top-bar"
        ariaLabels={labels}
        contentType={contentType}
        navigation={<Navigation onFollow={() => isNarrow && setOpen(false)} />}
        navigationOpen={isOpen}
        navigationWidth={220}
        onNavigationChange={({ detail }) => setOpen(detail.open)}
        notifications={<NoticeBar />}
        stickyNotifications
        toolsHide
        {...panelProps(isNarrow ? undefined : panel)}
        content={
          <ContentLayout
            header={
              <Header variant="h1" description={description} actions={actions}>
                {title}
              </Header>
            }
          >
            {isNarrow && panel ? panel.content : children}
          </ContentLayout>
        }
      />
    </>
  );
}

/** Wide enough for evidence, and leaves the list its main columns. */
const panelWidth = 560;

function panelProps(panel: PageProps['panel']): Partial<AppLayoutProps> {
  if (panel === undefined) return {};
  return {
    splitPanel: panel.content,
    splitPanelOpen: true,
    splitPanelSize: panelWidth,
    splitPanelPreferences: { position: 'side' },
    onSplitPanelToggle: ({ detail }) => {
      if (!detail.open) panel.onClose();
    },
  };
}
