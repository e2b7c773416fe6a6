import { Text } from '@mantine/core';
import type { BatchRow } from '@wellspring/contracts';
import { CopyValue } from '../../parts/copy-field.js';
import { DataTable, type Column } from '../../parts/data-table.js';
import { StateBadge } from '../../parts/state-badge.js';
import { rowLooks } from '../../parts/words.js';

const columns: readonly Column<BatchRow>[] = [
  { header: 'Row', numeric: true, cell: ({ row }) => row },
  { header: 'Number', cell: ({ externalId }) => externalId },
  { header: 'Outcome', cell: ({ outcome }) => <StateBadge look={rowLooks[outcome]} /> },
  {
    header: 'Reason',
    cell: ({ reason, code }) => (
      <>
        {reason ?? '–'}
        {code && (
          <Text size="xs" c="dimmed">
            {code}
          </Text>
        )}
      </>
    ),
  },
  {
    header: 'Claim link',
    cell: ({ claimUrl, row }) =>
      claimUrl ? <CopyValue size="xs" value={claimUrl} name={`Copy the claim link of row ${row}`} /> : '–',
  },
];

/** What became of the rows of a roster, each with its reason. */
export function BatchRows({ caption, rows }: { caption: string; rows: readonly BatchRow[] }) {
  return <DataTable caption={caption} rows={rows} keyOf={({ row }) => String(row)} columns={columns} />;
}
