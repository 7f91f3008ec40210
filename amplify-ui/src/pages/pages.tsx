import ErrorBoundary from '@cloudscape-design/components/error-boundary';
import { lazy, Suspense } from 'react';
import { Route, Routes, useLocation } from 'react-router';
import { Loading } from '../components/state-of.tsx';
import { Page } from '../shell/page.tsx';
import { NotFound } from './not-found.tsx';

const Overview = lazy(() => import('./overview/index.tsx'));
const Opportunities = lazy(() => import('./opportunities/index.tsx'));
const ReceiptPage = lazy(() => import('./receipt/index.tsx'));
const Spend = lazy(() => import('./spend/index.tsx'));
const Analyses = lazy(() => import('./analyses/index.tsx'));
const Mesh = lazy(() => import('./mesh/index.tsx'));

/**
 * Each page is loaded when it is first visited; until it is there, the one before stays. One that fails takes none of
 * the others along.
 */
export function Pages() {
  const { pathname } = useLocation();
  return (
    // Outside of what a new address begins anew: a fallback that is once shown stays for 300 ms (React's throttle).
    <Suspense
      fallback={
        <Page title="FinOps Mesh">
          <Loading what="the page" />
        </Page>
      }
    >
      <ErrorBoundary key={pathname} onError={({ error }) => console.error(error)}>
        <Routes>
          <Route path="/" element={<Overview />} />
          <Route path="/opportunities" element={<Opportunities />} />
          <Route path="/receipt" element={<ReceiptPage />} />
          <Route path="/spend" element={<Spend />} />
          <Route path="/analyses" element={<Analyses />} />
          <Route path="/mesh" element={<Mesh />} />
          <Route path="*" element={<NotFound />} />
        </Routes>
      </ErrorBoundary>
    </Suspense>
  );
}
