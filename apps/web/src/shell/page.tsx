import { Box, Group, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useEffect, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { focusHeading } from './focus.js';

export interface PageProps {
  readonly title: string;
  /** One sentence: what a person does here. */
  readonly lead?: ReactNode;
  /** The page's main actions, at the right of the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every page: title, what it is for, actions, content. */
export function Page({ title, lead, actions, children }: PageProps) {
  useDocumentTitle(`${title} · Wellspring`);
  useFocusOnArrival();
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-start" gap="md">
        <Box maw={720} style={{ flex: '1 1 300px' }}>
          <Title order={1} size="h2" tabIndex={-1} w="fit-content" style={{ overflowWrap: 'anywhere' }}>
            {title}
          </Title>
          {lead && (
            <Text c="dimmed" mt={4}>
              {lead}
            </Text>
          )}
        </Box>
        {actions && <Group gap="sm">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  );
}

/** Who comes from another page goes on at the heading; the first page begins at its beginning. */
function useFocusOnArrival(): void {
  const { key, pathname } = useLocation();
  useEffect(() => {
    if (key === 'default') return;
    window.scrollTo(0, 0);
    focusHeading();
    // A changed query or state is the same page.
  }, [pathname]);
}
