import AppLayout, { type AppLayoutProps } from '@cloudscape-design/components/app-layout';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import { type ReactNode, useEffect, useState } from 'react';
import { Navigation } from './navigation.tsx';
import { NoticeBar } from './notices.tsx';
import { TopBar } from './top-bar.tsx';
import { useNarrow, useRoomForPanel } from './use-narrow.ts';

export interface PageProps {
  readonly title: string;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly contentType?: AppLayoutProps.ContentType;
  /** What stands beside the content, or in its place where there is no room for both. */
  readonly panel?: ReactNode;
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
        content={
          <ContentLayout
            header={
              <Header variant="h1" description={description} actions={actions}>
                {title}
              </Header>
            }
          >
            <Beside panel={panel}>{children}</Beside>
          </ContentLayout>
        }
      />
    </>
  );
}

/** The content stays the same part of the page with and without a panel, so that a list keeps where its reader was. */
function Beside({ panel, children }: Pick<PageProps, 'panel' | 'children'>) {
  const hasRoom = useRoomForPanel();
  return (
    <div className={panel !== undefined && hasRoom ? 'beside' : undefined}>
      <div hidden={panel !== undefined && !hasRoom}>{children}</div>
      {panel}
    </div>
  );
}
