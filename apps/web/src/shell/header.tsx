import { AppShell, Burger, Group, Text, UnstyledButton } from '@mantine/core';
import type { RefObject } from 'react';
import { Link } from 'react-router';
import { useSession } from '../session/session.js';
import { Account } from './account.js';

export interface HeaderProps {
  readonly burger: RefObject<HTMLButtonElement | null>;
  readonly areasOpened: boolean;
  onToggle(): void;
  onLeave(): void;
}

/** The way to the areas on a phone, the start page, and who is signed in. */
export function Header({ burger, areasOpened, onToggle, onLeave }: HeaderProps) {
  const { session } = useSession();
  return (
    <AppShell.Header>
      <Group h="100%" px="md" justify="space-between" wrap="nowrap">
        <Group gap="sm" wrap="nowrap">
          {session && (
            <Burger
              ref={burger}
              opened={areasOpened}
              onClick={onToggle}
              hiddenFrom="sm"
              size="sm"
              aria-label="Areas"
              aria-expanded={areasOpened}
            />
          )}
          <UnstyledButton component={Link} to="/" onClick={onLeave} aria-label="Wellspring, start page">
            <Group gap={8} wrap="nowrap">
              <img src="/icon.svg" alt="" width={28} height={28} />
              <Text fw={700}>Wellspring</Text>
            </Group>
          </UnstyledButton>
        </Group>
        <Account />
      </Group>
    </AppShell.Header>
  );
}
