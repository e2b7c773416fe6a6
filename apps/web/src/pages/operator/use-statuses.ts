import { contextNames, type ContextStatus } from '@wellspring/contracts';
import { useQueries } from '@tanstack/react-query';
import { useSignedIn } from '../../session/session.js';

/** How each context is doing, looked at every two seconds. */
export function useStatuses() {
  const { api } = useSignedIn();
  const statuses = useQueries({
    queries: contextNames.map((name) => ({
      queryKey: ['status', name],
      queryFn: () => api<ContextStatus>(`/operations/${name}/status`),
      refetchInterval: 2_000,
      retry: false,
    })),
  });
  return contextNames.map((name, index) => ({ name, status: statuses[index] }));
}
