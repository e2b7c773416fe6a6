import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Finding } from '../rule.js';
import { credentialFindings, presentationFindings } from '../rules.js';
import { contextFindings, termFindings } from './context-rules.js';
import { suiteExpectations } from './suite-expectations.js';
import { isObject, type JsonObject } from '../../json-values.js';
import { publishedFiles } from '../../testing/published-files.js';

const { folder: inputs, present } = publishedFiles('credentials/vectors/vc-data-model-2.0-suite-input');
const { folder: schemas } = publishedFiles('credentials/schemas/vc-data-model');

const jsonAt = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as JsonObject;

/** The suite puts the issuer in, and the dates where only their order is meant. */
function inputAt(file: string): JsonObject {
  const text = readFileSync(join(inputs, `${file}.json`), 'utf8')
    .replace('FUTURE DATE', '2030-01-01T00:00:00Z')
    .replace('PAST DATE', '2020-01-01T00:00:00Z');
  const { issuer, ...document } = JSON.parse(text) as Record<string, unknown>;
  if (file.startsWith('presentation-') || file === 'credential-no-issuer-fail') return document;
  const named = isObject(issuer) ? { id: 'did:example:issuer', ...issuer } : issuer;
  return { ...document, issuer: issuer === undefined ? 'did:example:issuer' : named };
}

async function findingsOf(file: string): Promise<Finding[]> {
  const document = inputAt(file);
  const isPresentation = file.startsWith('presentation-');
  const contexts = await contextFindings(document);
  const structure = isPresentation ? presentationFindings(document) : credentialFindings(document);
  const { proof: _, ...unsecured } = document as Record<string, unknown>;
  const isReadable = [...contexts, ...structure].every(({ severity }) => severity === 'warning');
  return [...contexts, ...structure, ...(isReadable ? await termFindings(unsecured) : [])];
}

const errorsOf = (findings: readonly Finding[]) =>
  findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);

present("the inputs of W3C's suite of the data model", () => {
  it('all have an expected outcome', () => {
    const files = readdirSync(inputs, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.json'))
      .map((file) => file.replace('.json', ''));
    expect(suiteExpectations.map(([file]) => file).sort()).toEqual(files.sort());
  });

  it.each(suiteExpectations)('%s: %j (§%s)', async (file, codes) => {
    expect(errorsOf(await findingsOf(file)).sort()).toEqual([...codes].sort());
  });

  it("take nothing that the data model's JSON Schemas refuse, but for what is listed", async () => {
    const ajv = new Ajv2020({ strict: false });
    const credential = ajv.compile(jsonAt(join(schemas, 'verifiable-credential-schema.json')));
    const presentation = ajv.compile(jsonAt(join(schemas, 'verifiable-presentation-schema.json')));
    const taken: string[] = [];
    for (const [file] of suiteExpectations) {
      const validate = file.startsWith('presentation-') ? presentation : credential;
      if (errorsOf(await findingsOf(file)).length === 0 && !validate(inputAt(file))) taken.push(file);
    }
    expect(taken).toEqual([
      // §4.12: a proof's members are its suite's business; the schema wants a verification method.
      'credential-proof-ok',
      // §4.13.1: the schema wants a credential, an envelope has no issuer.
      'presentation-enveloped-vc-ok',
    ]);
  });
});
