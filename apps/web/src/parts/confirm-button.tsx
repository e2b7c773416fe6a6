import { Button, Group, Stack, type ButtonProps } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Dialog } from './dialog.js';
import { ProblemAlert } from './problem-alert.js';

export interface ConfirmButtonProps {
  /** On the button that asks. */
  readonly label: ReactNode;
  /** What the button is called where its label alone would not say. */
  readonly name?: string;
  /** The dialog's question. */
  readonly question: string;
  /** What will happen, and whatever must be filled in. */
  readonly children: ReactNode;
  /** On the button that does it. */
  readonly confirm: string;
  /** On the button that leaves everything as it is. */
  readonly keep?: string;
  readonly isDangerous?: boolean;
  readonly isReady?: boolean;
  readonly look?: ButtonProps;
  readonly size?: string;
  readonly action: {
    readonly error: unknown;
    readonly isPending: boolean;
    reset(): void;
    mutateAsync(): Promise<unknown>;
  };
}

/** A button for what cannot be taken back: it says first what will happen. */
export function ConfirmButton(props: ConfirmButtonProps) {
  const [opened, { open, close }] = useDisclosure();
  const isDangerous = props.isDangerous ?? true;
  const leave = () => {
    props.action.reset();
    close();
  };
  return (
    <>
      <Button
        {...(isDangerous ? { variant: 'light', color: 'red' } : { variant: 'filled' })}
        {...props.look}
        onClick={open}
        aria-label={props.name}
      >
        {props.label}
      </Button>
      <Dialog
        opened={opened}
        onClose={leave}
        title={props.question}
        {...(props.size && { size: props.size })}
      >
        <Decision {...props} isDangerous={isDangerous} onLeave={leave} onDone={close} />
      </Dialog>
    </>
  );
}

type DecisionProps = ConfirmButtonProps & { onLeave(): void; onDone(): void };

function Decision(props: DecisionProps) {
  const { action, isDangerous, isReady = true } = props;
  const decide = () =>
    action.mutateAsync().then(props.onDone, () => {
      // The dialog stays and shows the action's error.
    });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        // React carries a dialog's events to the form that the dialog was opened from.
        event.stopPropagation();
        void decide();
      }}
    >
      <Stack>
        {props.children}
        <ProblemAlert error={action.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onLeave} data-autofocus>
            {props.keep ?? 'Not now'}
          </Button>
          <Button
            type="submit"
            {...(isDangerous && { color: 'red' })}
            disabled={!isReady}
            loading={action.isPending}
          >
            {props.confirm}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
