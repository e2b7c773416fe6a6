import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import type { Api } from '../api/client.js';
import { focusAgain } from '../shell/focus.js';
import { useSession } from '../session/session.js';

export interface Action<TInput, TAnswer> {
  run(api: Api, input: TInput): Promise<TAnswer>;
  /** What was read before and is no longer true: loaded again before the action counts as done. */
  readonly touches?: readonly QueryKey[];
  /** What to tell the person, in a corner of the page. */
  says?(answer: TAnswer, input: TInput): { title: string; message: string };
  onDone?(answer: TAnswer, input: TInput): unknown;
}

/** Something that a person does on a page and the server decides. */
export function useAction<TInput = void, TAnswer = unknown>({
  run,
  touches = [],
  says,
  onDone,
}: Action<TInput, TAnswer>) {
  const { api } = useSession();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: TInput) => run(api, input),
    onMutate: () => ({ focused: document.activeElement }),
    onSuccess: async (answer, input) => {
      await Promise.all(touches.map((queryKey) => queries.invalidateQueries({ queryKey })));
      if (says) notifications.show(says(answer, input));
      await onDone?.(answer, input);
    },
    onSettled: (_answer, _error, _input, before) => focusAgain(before?.focused),
  });
}
