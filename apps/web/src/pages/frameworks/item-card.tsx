import { Anchor, Card, List, Stack, Text, Title } from '@mantine/core';
import type { FoundItem, ItemDetail } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Loadable } from '../../parts/loadable.js';
import { useSession } from '../../session/session.js';

/** One item: what it says, where it stands, and what it is associated with. */
export function ItemCard({ item }: { item: FoundItem }) {
  const { api } = useSession();
  const detail = useQuery({
    queryKey: ['item', item.identifier],
    queryFn: () => api<ItemDetail>(`/registry/items/${item.identifier}`),
  });
  return (
    <Card withBorder role="status">
      <Stack gap="xs">
        <Title order={3} size="h5">
          {item.humanCodingScheme} {item.fullStatement}
        </Title>
        <Text size="sm">
          Revision {item.revision} of{' '}
          <Anchor component={Link} to={`/frameworks/${item.frameworkId}`} inherit>
            {item.frameworkTitle}
          </Anchor>
        </Text>
        <Anchor href={item.uri} size="xs" style={{ overflowWrap: 'anywhere' }}>
          {item.uri}
        </Anchor>
        <Loadable query={detail}>
          {({ notes, associations }) => (
            <>
              {notes && <Text size="sm">{notes}</Text>}
              <Associations associations={associations} />
            </>
          )}
        </Loadable>
      </Stack>
    </Card>
  );
}

/** How many are worth reading here. */
const shown = 20;

function Associations({ associations }: Pick<ItemDetail, 'associations'>) {
  return (
    <>
      <Text size="sm" fw={600}>
        {associations.length === 0 ? 'It is associated with nothing.' : 'Associations'}
      </Text>
      <List size="sm" spacing={4}>
        {associations.slice(0, shown).map(({ identifier, associationType, direction, other }) => (
          <List.Item key={identifier}>
            {direction === 'outgoing'
              ? `${associationType} ${other.title}`
              : `${other.title} ${associationType} this`}{' '}
            <Text span size="xs" c="dimmed">
              {other.frameworkTitle}
            </Text>
          </List.Item>
        ))}
      </List>
      {associations.length > shown && (
        <Text size="sm">and {associations.length - shown} more, in the CASE package</Text>
      )}
    </>
  );
}
