import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { publishedFiles } from '../testing/published-files.js';
import { clrV2, credentialsV2 } from './pinned-contexts.js';
import { publishedBytesOf } from './published-bytes.js';

const copies = {
  [credentialsV2]: 'credentials-v2.jsonld',
  'https://www.w3.org/ns/credentials/undefined-terms/v2': 'undefined-terms-v2.jsonld',
  'https://www.w3.org/ns/credentials/examples/v2': 'credentials-examples-v2.jsonld',
  'https://w3id.org/security/data-integrity/v2': 'data-integrity-v2.jsonld',
};

describe('the bytes published at the URL of a context', () => {
  it.each(Object.keys(copies))('are restored of %s, with the digest that is recorded', (url) => {
    expect(JSON.parse(String(publishedBytesOf(url)))).toHaveProperty('@context');
  });

  it('are not had of another', () => {
    expect(publishedBytesOf(clrV2)).toBeUndefined();
    expect(publishedBytesOf('https://example.org/context')).toBeUndefined();
  });
});

const { folder, present } = publishedFiles('credentials/contexts/w3c');
present('the bytes published at the URL of a context, beside the published file', () => {
  it.each(Object.entries(copies))('%s', (url, file) => {
    expect(publishedBytesOf(url)).toEqual(readFileSync(join(folder, file)));
  });
});
