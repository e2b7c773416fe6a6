import { Anchor, AppShell, Box, ScrollArea } from '@mantine/core';
import { useDisclosure, useHotkeys, useMediaQuery } from '@mantine/hooks';
import { Suspense, useRef } from 'react';
import { Outlet, useLocation } from 'react-router';
import { Waiting } from '../parts/waiting.js';
import { useSession } from '../session/session.js';
import { Areas } from './areas.js';
import { Header } from './header.js';
import { PageBoundary } from './page-boundary.js';

/** The frame of the product: header, areas by scope, the page. */
export function Shell() {
  const [opened, { toggle, close }] = useDisclosure();
  const burger = useRef<HTMLButtonElement>(null);
  // Where the areas lie over the page: what cannot be seen cannot be reached either.
  const isNarrow = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false });
  const { session } = useSession();
  const { pathname } = useLocation();
  const leave = () => {
    if (opened) burger.current?.focus();
    close();
  };
  useHotkeys([['Escape', leave]]);
  return (
    <AppShell
      header={{ height: 60 }}
      navbar={{ width: 240, breakpoint: 'sm', collapsed: { mobile: !opened, desktop: !session } }}
      padding={{ base: 'md', sm: 'xl' }}
    >
      <Anchor href="#main" className="skip-link">
        Skip to the page
      </Anchor>
      <Header burger={burger} areasOpened={opened} onToggle={toggle} onLeave={close} />
      {session && (
        <AppShell.Navbar p="sm" aria-label="Areas" inert={isNarrow && !opened}>
          <ScrollArea type="auto">
            <Areas onFollow={close} />
          </ScrollArea>
        </AppShell.Navbar>
      )}
      <AppShell.Main id="main" tabIndex={-1} inert={isNarrow && opened}>
        <Box maw={1180} mx="auto">
          <PageBoundary key={pathname}>
            <Suspense fallback={<Waiting label="Opening the page" />}>
              <Outlet />
            </Suspense>
          </PageBoundary>
        </Box>
      </AppShell.Main>
    </AppShell>
  );
}
