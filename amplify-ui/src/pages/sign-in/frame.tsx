import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import type { ReactNode } from 'react';

/** What stands before the door: one box in the middle. */
export function Frame({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <main className="door">
      <p className="door-brand">
        <img src="/icon.svg" width="32" height="32" alt="" /> FinOps Mesh
      </p>
      <Container header={<Header variant="h1">{title}</Header>}>{children}</Container>
      <p className="door-words">
        What can be saved for certain, where each figure comes from, and what nobody could look at.
      </p>
    </main>
  );
}
