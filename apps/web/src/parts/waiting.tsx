import { Center, Loader, Stack, Text } from '@mantine/core';

/** Nothing to see yet, and what it waits for. */
export function Waiting({ label }: { label: string }) {
  return (
    <Center mih="40vh" aria-busy="true">
      <Stack align="center">
        <Loader aria-hidden />
        <Text role="status">{label} …</Text>
      </Stack>
    </Center>
  );
}
