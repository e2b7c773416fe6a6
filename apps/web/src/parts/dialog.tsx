import { Group, Modal } from '@mantine/core';
import type { ReactNode } from 'react';

export interface DialogProps {
  readonly opened: boolean;
  onClose(): void;
  readonly title: string;
  readonly size?: string;
  readonly children: ReactNode;
}

/**
 * The one dialog of the product. Put together here because Mantine's own header is an element that screen
 * readers take for the page's.
 */
export function Dialog({ opened, onClose, title, size = 'md', children }: DialogProps) {
  return (
    <Modal.Root opened={opened} onClose={onClose} size={size} centered>
      <Modal.Overlay />
      {/* Mantine ties the title to the dialog an effect later; until then the dialog has its name from here. */}
      <Modal.Content aria-label={title}>
        <Group justify="space-between" wrap="nowrap" align="flex-start" p="md" pb={0}>
          <Modal.Title fz="h4" fw={650} lh={1.3}>
            {title}
          </Modal.Title>
          <Modal.CloseButton aria-label="Close" />
        </Group>
        <Modal.Body pt="md">{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
