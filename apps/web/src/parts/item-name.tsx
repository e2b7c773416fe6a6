import { Anchor } from '@mantine/core';
import type { ItemDetail } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { useSession } from '../session/session.js';

const identifierAtEnd = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A framework item by what it says, with its URI behind it; the URI alone where it is unknown here. */
export function ItemName({ uri }: { uri: string }) {
  const { api } = useSession();
  const identifier = identifierAtEnd.exec(uri)?.[0];
  const item = useQuery({
    queryKey: ['item', identifier],
    queryFn: () => api<ItemDetail>(`/registry/items/${identifier}`),
    enabled: identifier !== undefined,
    retry: false,
    staleTime: Infinity,
  });
  // Another item may end in the same identifier elsewhere.
  const statement = item.data?.uri === uri ? item.data.fullStatement : undefined;
  return (
    <Anchor href={uri} inherit style={{ overflowWrap: 'anywhere' }}>
      {statement ?? uri}
    </Anchor>
  );
}
