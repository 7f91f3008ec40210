import Badge, { type BadgeProps } from '@cloudscape-design/components/badge';
import type { Change } from '../api/types.ts';

export const changeNames = ['new', 'gone', 'unseen', 'changed', 'decided'] as const satisfies readonly Change[];

const colours: Readonly<Record<Change, BadgeProps['color']>> = {
  new: 'blue',
  gone: 'grey',
  unseen: 'severity-medium',
  changed: 'severity-low',
  decided: 'green',
};

/** What became of an opportunity from one analysis to a later one. */
export function ChangeWord({ change }: { readonly change: Change }) {
  return <Badge color={colours[change]}>{change}</Badge>;
}
