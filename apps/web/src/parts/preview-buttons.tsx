import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';

interface Step {
  readonly data?: unknown;
  readonly isPending: boolean;
  mutate(): void;
}

export interface PreviewButtonsProps {
  readonly preview: Step;
  readonly take: Step;
  /** There is something to look at. */
  readonly isChosen: boolean;
  /** Once it was looked at: something of it can be taken. */
  readonly isGood?: boolean;
  /** On the button that takes it. */
  readonly children: ReactNode;
}

/** A file is looked at first; only then there is a button that takes it. */
export function PreviewButtons({ preview, take, isChosen, isGood = true, children }: PreviewButtonsProps) {
  return (
    <Group>
      <Button
        variant={preview.data ? 'default' : 'filled'}
        onClick={() => preview.mutate()}
        disabled={!isChosen || take.isPending}
        loading={preview.isPending}
      >
        Preview
      </Button>
      {Boolean(preview.data) && (
        <Button onClick={() => take.mutate()} disabled={!isGood} loading={take.isPending}>
          {children}
        </Button>
      )}
    </Group>
  );
}
