import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { transformSync } from '@swc/core';
import type { CheckResult } from './checks/check.js';
import * as standards from './index.js';

const readme = readFileSync(join(process.cwd(), 'libs/standards/README.md'), 'utf8');
const blocks = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, block = '']) => block);
const importLine = /^import \{ (.*) \} from '@wellspring\/standards';$/gm;

/** Runs statements as the body of an asynchronous function that has the library's exports; answers what they name. */
async function run(code: string, answers: readonly string[], log: (...told: unknown[]) => void) {
  const imported = [...code.matchAll(importLine)].flatMap(([, names = '']) => names.split(', '));
  const body = `export default async (library, console) => {
    const { ${imported.filter((name) => !name.startsWith('type ')).join(', ')} } = library;
    ${code.replaceAll(importLine, '')}
    return { ${answers.join(', ')} };
  };`;
  const { code: script } = transformSync(body, {
    swcrc: false,
    configFile: false,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'es6' },
  });
  const main = new Function(`return ${script.replace('export default', '')}`)() as (
    library: typeof standards,
    console: { log: typeof log },
  ) => Promise<Record<string, unknown>>;
  return main(standards, { log });
}

describe('the README', () => {
  it('issues a credential and verifies it by its own code', async () => {
    const lines: string[] = [];
    const answers = ['signed', 'outcome', 'checks'];
    const found = await run(blocks.join('\n'), answers, (...told) => lines.push(told.join(' ')));
    expect(found['signed']).toMatchObject({ proof: { cryptosuite: 'eddsa-rdfc-2022' } });
    expect(found['outcome']).toBe('verified');
    const checks = found['checks'] as CheckResult[];
    expect(checks.map(({ check }) => check)).toEqual(standards.defaultCheckNames);
    expect(lines).toHaveLength(checks.length);
    expect(checks.find(({ check }) => check === 'issuer-trust')?.outcome).toBe('warning');
  });

  it('reads an older badge by its own code', async () => {
    const found = await run(blocks.join('\n'), ['reading', 'shown'], () => undefined);
    expect(found['reading']).toMatchObject({ outcome: 'verified' });
    expect(found['shown']).toBe('Log analysis');
  });

  it('names exports that are there', () => {
    const called = [...readme.matchAll(/`((?:sign|verify|issue|build|create|read|unbake)[A-Z]\w+)`/g)].map(
      ([, name]) => name,
    );
    expect(called.length).toBeGreaterThan(8);
    expect(called.filter((name) => !(String(name) in standards))).toEqual([]);
  });

  it('names every folder of the source but that of helpers for tests', () => {
    const folders = readdirSync(join(process.cwd(), 'libs/standards/src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'testing')
      .map(({ name }) => name);
    const listed = [...readme.matchAll(/^\| `([a-z\d-]+)` +\|/gm)].map(([, name]) => name);
    expect(listed.sort()).toEqual(folders.sort());
  });
});
