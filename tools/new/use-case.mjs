import { namesOf } from './names.mjs';

/** `use-case <context> <verb-noun>`: load, decide, save with outbox; the decision and its test beside it. */
export function useCaseFiles(context, name) {
  const { pascal, words } = namesOf(name);
  const source = `libs/contexts/${context}/src`;
  return {
    [`${source}/use-cases/${name}.ts`]: `import { Injectable } from '@nestjs/common';
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
    [`${source}/domain/${name}.ts`]: `import type { Fact } from '@wellspring/messaging';

/** Decides, without Nest and without a database: what is known and asked in, facts or a refusal out. */
export function decide${pascal}(): Fact[] {
  return [];
}
`,
    [`${source}/domain/${name}.spec.ts`]: `import { describe, expect, it } from '@jest/globals';
import { decide${pascal} } from './${name}.js';

describe('${words}', () => {
  it('says what happened', () => {
    expect(decide${pascal}()).toEqual([]);
  });
});
`,
  };
}

export const useCaseRemains = (context, name) => [
  `${namesOf(name).pascal} among the providers of libs/contexts/${context}/src/${context}.module.ts`,
  'its route in http/, with a scope; facts, a refusal or both from its decision',
];
