import { Box, NavLink, Text } from '@mantine/core';
import { NavLink as RouterLink, useLocation } from 'react-router';
import { useSession } from '../session/session.js';
import { navigationOf } from './navigation.js';
import { Who } from './who.js';

/** The areas of the signed-in person's role. */
export function Areas({ onFollow }: { onFollow(): void }) {
  const { session } = useSession();
  const { pathname } = useLocation();
  return (
    <>
      {session && (
        <Box px="sm" pb="sm" hiddenFrom="xs">
          <Who session={session} />
        </Box>
      )}
      {navigationOf(session?.scopes).map((section) => (
        <Box key={section.label} mb="sm">
          <Text size="xs" fw={600} c="dimmed" px="sm" py={4}>
            {section.label}
          </Text>
          {section.items.map(({ label, to, icon: Icon }) => (
            <NavLink
              key={to}
              component={RouterLink}
              to={to}
              label={label}
              onClick={onFollow}
              active={pathname === to || pathname.startsWith(`${to}/`)}
              leftSection={<Icon size={18} aria-hidden />}
            />
          ))}
        </Box>
      ))}
    </>
  );
}
