import { namesOf } from './names.mjs';

/** `event <producer> <aggregate-happened>`: its declaration. */
export function eventFiles(producer, name) {
  const { camel } = namesOf(name);
  const [aggregate] = name.split('-');
  return {
    [`libs/contracts/src/events/${name}.v1.ts`]: `import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { timestamp, uuid } from '../fields.js';

export const ${camel} = defineEvent({
  name: '${name.replace('-', '.')}',
  version: 1,
  topic: '${aggregate}',
  producer: '${producer}',
  consumers: ['analytics'],
  summary: 'Say in one sentence what happened.',
  data: z.object({ id: uuid, at: timestamp }),
  key: (data) => data.id,
  example: { id: '0197a1c0-0000-7000-8000-000000000001', at: '2026-05-15T16:00:00.000Z' },
});
`,
  };
}

export const eventRemains = (_producer, name) => [
  `a topic \`${name.split('-')[0]}\` in libs/contracts/src/topics.ts, unless it is there`,
  'the rest of docs/how-to/add-an-event.md',
];
