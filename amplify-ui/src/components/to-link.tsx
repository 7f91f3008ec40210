import Link from '@cloudscape-design/components/link';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';

/** A link to another page of the dashboard; with a modifier key it opens as browsers do. */
export function ToLink({
  to,
  label,
  children,
}: {
  readonly to: string;
  readonly label?: string;
  readonly children: ReactNode;
}) {
  const navigate = useNavigate();
  return (
    <Link
      href={to}
      ariaLabel={label}
      onFollow={(event) => {
        event.preventDefault();
        void navigate(to);
      }}
    >
      <span className="free-text">{children}</span>
    </Link>
  );
}
