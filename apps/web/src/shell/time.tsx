import { Text } from '@mantine/core';

const format = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const zone = new Intl.DateTimeFormat(undefined, { timeZoneName: 'short' });

/** A moment in the reader's own zone, which is named. */
export function Time({ at }: { at: string | Date | null | undefined }) {
  if (!at) return <>–</>;
  const date = new Date(at);
  const name = zone.formatToParts(date).find(({ type }) => type === 'timeZoneName')?.value ?? 'UTC';
  return (
    <Text component="time" inherit dateTime={date.toISOString()} title={date.toISOString()}>
      {format.format(date)} {name}
    </Text>
  );
}
