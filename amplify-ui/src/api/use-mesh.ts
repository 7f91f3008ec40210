import { useQuery } from '@tanstack/react-query';
import { useApi } from './api-context.ts';
import { bodyOf } from './client.ts';
import type { Role } from './types.ts';

/** The mesh as a whole, looked at often enough that a page left open is right. */
export function useMesh() {
  const { api } = useApi();
  return useQuery({
    queryKey: ['mesh'],
    queryFn: ({ signal }) => bodyOf(api.GET('/mesh', { signal })),
    refetchInterval: 5_000,
  });
}

const rank: Readonly<Record<Role, number>> = { viewer: 0, analyst: 1, approver: 2 };

/** Whether the person who is signed in may do what takes that role; `undefined` until it is known. */
export function useMay(role: Role): boolean | undefined {
  const { data } = useMesh();
  return data && rank[data.you.role] >= rank[role];
}
