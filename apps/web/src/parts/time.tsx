import { Text } from '@mantine/core';

const format = new Intl.DateTimeFormat(undefined, {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  timeZoneName: 'short',
});
const precise = new Intl.DateTimeFormat(undefined, {
  hour: 'numeric',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
});

export interface TimeProps {
  readonly at: string | Date | null | undefined;
  /** The time of day alone, to the second: for what just happened. */
  readonly justNow?: boolean;
}

/** A moment in the reader's own zone, which is named. */
export function Time({ at, justNow = false }: TimeProps) {
  if (!at) return <>–</>;
  const date = new Date(at);
  return (
    <Text component="time" inherit dateTime={date.toISOString()} title={date.toISOString()}>
      {(justNow ? precise : format).format(date)}
    </Text>
  );
}
