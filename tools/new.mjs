/** `npm run new -- event <context> <name>` or `use-case <context> <name>`: a file and its test, in the house style. */
import { access, mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

const [kind, context, name] = process.argv.slice(2);
const kebab = /^[a-z]+(-[a-z]+)*$/;
if (!['event', 'use-case'].includes(kind) || !kebab.test(context ?? '') || !kebab.test(name ?? '')) {
  console.error(
    'npm run new -- event <producer> <aggregate-happened>\nnpm run new -- use-case <context> <verb-noun>',
  );
  process.exit(1);
}
const camel = name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
const pascal = camel.replace(/^./, (letter) => letter.toUpperCase());

const templates = {
  event: {
    [`libs/contracts/src/events/${name}.v1.ts`]: `import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { timestamp, uuid } from '../fields.js';

export const ${camel} = defineEvent({
  name: '${name.replace('-', '.')}',
  version: 1,
  topic: '${name.split('-')[0]}',
  producer: '${context}',
  consumers: ['analytics'],
  summary: 'Say in one sentence what happened.',
  data: z.object({ id: uuid, at: timestamp }),
  key: (data) => data.id,
  example: { id: '0197a1c0-0000-7000-8000-000000000001', at: '2026-05-15T16:00:00.000Z' },
});
`,
  },
  'use-case': {
    [`libs/contexts/${context}/src/use-cases/${name}.ts`]: `import { Injectable } from '@nestjs/common';
import type { Refusal } from '@wellspring/contracts';
import { Outbox } from '@wellspring/messaging';
import { Database } from '@wellspring/persistence';
import { decide${pascal} } from '../domain/${name}.js';

/** Say what a person does with it. */
@Injectable()
export class ${pascal} {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  async execute(organisationId: string): Promise<void | Refusal> {
    return this.database.transaction({ organisation: organisationId }, async (tx) => {
      await this.outbox.append(tx, decide${pascal}());
    });
  }
}
`,
    [`libs/contexts/${context}/src/domain/${name}.ts`]: `import type { Fact } from '@wellspring/messaging';

/** Decides, without Nest and without a database: what is known and asked in, facts or a refusal out. */
export function decide${pascal}(): Fact[] {
  return [];
}
`,
    [`libs/contexts/${context}/src/domain/${name}.spec.ts`]: `import { describe, expect, it } from '@jest/globals';
import { decide${pascal} } from './${name}.js';

describe('${name.replaceAll('-', ' ')}', () => {
  it('says what happened', () => {
    expect(decide${pascal}()).toEqual([]);
  });
});
`,
  },
};

for (const [path, text] of Object.entries(templates[kind])) {
  const exists = await access(path).then(
    () => true,
    () => false,
  );
  if (exists) {
    console.error(`${path} exists already.`);
    process.exit(1);
  }
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  console.log(`wrote ${path}`);
}
if (kind === 'event') console.log('Now follow docs/how-to/add-an-event.md.');
