import {
  Anchor,
  AppShell,
  Box,
  Burger,
  Button,
  Group,
  NavLink,
  ScrollArea,
  Text,
  UnstyledButton,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, NavLink as RouterLink, Outlet, useLocation } from 'react-router';
import { useSession } from '../session/session.js';
import { navigation, type NavigationSection } from './navigation.js';

/** The frame of the product: header, areas by scope, the page. */
export function Shell() {
  const [opened, { toggle, close }] = useDisclosure();
  const { session } = useSession();
  const sections = visible(session?.scopes);
  return (
    <AppShell
      header={{ height: 60 }}
      navbar={{ width: 240, breakpoint: 'sm', collapsed: { mobile: !opened, desktop: !session } }}
      padding={{ base: 'md', sm: 'xl' }}
    >
      <Anchor href="#main" className="skip-link">
        Skip to the page
      </Anchor>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            {session && (
              <Burger
                opened={opened}
                onClick={toggle}
                hiddenFrom="sm"
                size="sm"
                aria-label="Navigation"
                aria-expanded={opened}
              />
            )}
            <UnstyledButton component={Link} to="/" aria-label="Wellspring, start page">
              <Group gap={8} wrap="nowrap">
                <img src="/icon.svg" alt="" width={28} height={28} />
                <Text fw={700}>Wellspring</Text>
              </Group>
            </UnstyledButton>
          </Group>
          <Account />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" component="nav" aria-label="Areas">
        <ScrollArea>
          {sections.map((section) => (
            <Section key={section.label} section={section} onFollow={close} />
          ))}
        </ScrollArea>
      </AppShell.Navbar>
      <AppShell.Main id="main">
        <Box maw={1180} mx="auto">
          <Outlet />
        </Box>
      </AppShell.Main>
    </AppShell>
  );
}

function Section({ section, onFollow }: { section: NavigationSection; onFollow(): void }) {
  const { pathname } = useLocation();
  return (
    <Box mb="sm">
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
  );
}

function Account() {
  const { session, ready, signIn, signOut } = useSession();
  if (!ready) return null;
  if (!session) return <Button onClick={() => void signIn()}>Sign in</Button>;
  return (
    <Group gap="sm" wrap="nowrap">
      <Box ta="right" visibleFrom="xs">
        <Text size="sm" fw={600} lh={1.2}>
          {session.name}
        </Text>
        {session.organisationName && (
          <Text size="xs" c="dimmed">
            {session.organisationName}
          </Text>
        )}
      </Box>
      <Button variant="default" size="xs" onClick={() => void signOut()}>
        Sign out
      </Button>
    </Group>
  );
}

function visible(scopes: ReadonlySet<string> | undefined): NavigationSection[] {
  return navigation
    .map((section) => ({
      ...section,
      items: section.items.filter(({ scope }) => !scope || scopes?.has(scope)),
    }))
    .filter(({ items }) => items.length > 0);
}
