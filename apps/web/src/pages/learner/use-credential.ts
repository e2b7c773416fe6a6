import type { HeldCredentialDetail } from '@wellspring/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useAction } from '../../parts/use-action.js';
import { useSignedIn } from '../../session/session.js';

/** One credential of the wallet, and what can be done with it. */
export function useCredential(id: string) {
  const { api, open } = useSignedIn();
  const queries = useQueryClient();
  const path = `/wallet/credentials/${encodeURIComponent(id)}`;
  const queryKey = ['wallet', 'credential', id];
  const detail = useQuery({ queryKey, queryFn: () => api<HeldCredentialDetail>(path) });
  const verify = useAction({
    run: () => api<HeldCredentialDetail>(`${path}/verify`, { method: 'POST' }),
    says: ({ state }) => ({
      title: 'Checked again',
      message: state === 'held' ? 'It verifies.' : 'It does not verify; its checks say why.',
    }),
    onDone: (fresh) => queries.setQueryData(queryKey, fresh),
  });
  const download = useAction({
    run: async () => save(await (await open(`${path}/document`, { accept: '*/*' })).blob()),
  });
  return { detail, verify, download };
}

/** The signed bytes as a file. */
function save(document: Blob): void {
  const link = window.document.createElement('a');
  link.href = URL.createObjectURL(document);
  link.download = document.type.includes('jwt') ? 'credential.jwt' : 'credential.json';
  link.click();
  URL.revokeObjectURL(link.href);
}
