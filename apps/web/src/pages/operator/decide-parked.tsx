import { Text } from '@mantine/core';
import type { ContextName, ParkedEventMessage } from '@wellspring/contracts';
import { ConfirmButton } from '../../parts/confirm-button.js';
import { useAction } from '../../parts/use-action.js';

/** A parked event and the context that parked it. */
export type Parked = ParkedEventMessage & { readonly context: ContextName };

const decisions = {
  retry: {
    label: 'Retry',
    question: 'Retry this event?',
    text: 'The handler gets it again at once. If it fails again, it is parked again.',
    done: 'It is being retried.',
  },
  skip: {
    label: 'Skip',
    question: 'Skip this event for good?',
    text: 'The context will never apply it, and goes on with the events behind it. What it said is missing there until the context is rebuilt.',
    done: 'The events behind it go on.',
  },
} as const;

/** What an operator does about a parked event. */
export function DecideParked({ event, what }: { event: Parked; what: keyof typeof decisions }) {
  const { label, question, text, done } = decisions[what];
  const decide = useAction({
    run: (api) =>
      api(`/operations/${event.context}/parked-events/${event.eventId}/${what}`, { method: 'POST' }),
    touches: [['parked'], ['status']],
    says: () => ({ title: event.type, message: done }),
  });
  return (
    <ConfirmButton
      label={label}
      name={`${label} ${event.type} in ${event.context}`}
      question={question}
      confirm={label}
      keep="Leave it"
      isDangerous={what === 'skip'}
      look={{ size: 'xs' }}
      action={decide}
    >
      <Text size="sm">{text}</Text>
    </ConfirmButton>
  );
}
