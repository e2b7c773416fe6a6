import { describe, expect, it } from '@jest/globals';
import { dataSchemaOf, defineEvent, type Envelope } from '@wellspring/contracts';
import { z } from 'zod';
import { upcast } from './upcast.js';

const nameOnly = z.object({ name: z.string() });

const first = defineEvent({
  name: 'person.noted',
  version: 1,
  topic: 'person',
  producer: 'identity',
  consumers: ['wallet'],
  summary: 'Somebody was noted by one name.',
  data: nameOnly,
  key: ({ name }) => name,
  example: { name: 'Ana Reyes' },
});

const second = defineEvent({
  ...first,
  version: 2,
  summary: 'Somebody was noted by given and family name.',
  data: z.object({ given: z.string(), family: z.string() }),
  key: ({ family }) => family,
  example: { given: 'Ana', family: 'Reyes' },
  previous: {
    event: first,
    upcast: (data) => {
      const [given = '', family = ''] = nameOnly.parse(data).name.split(' ');
      return { given, family };
    },
  },
});

function envelopeOf(version: number, data: unknown): Envelope {
  return {
    specversion: '1.0',
    id: '0197a1c0-0000-7000-8000-000000000001',
    source: '/identity',
    type: 'person.noted',
    time: '2026-05-15T16:00:00.000Z',
    datacontenttype: 'application/json',
    dataschema: dataSchemaOf('person.noted', version),
    partitionkey: 'a',
    data,
  };
}

describe('reading an event of another version', () => {
  it('leaves an event of its own version as it is', () => {
    const envelope = envelopeOf(2, second.example);
    expect(upcast(second, envelope)).toEqual(envelope);
  });

  it('makes an older one what its declaration says today', () => {
    const old = envelopeOf(1, first.example);
    expect(upcast(second, old)).toEqual({ ...envelopeOf(2, second.example) });
    expect(old.data).toEqual(first.example);
  });

  it('drops fields that the declaration does not know', () => {
    const newer = envelopeOf(2, { ...second.example, title: 'Dr' });
    expect(upcast(second, newer).data).toEqual(second.example);
  });

  it.each([3, 0])('refuses version %i, which it does not know', (version) => {
    expect(() => upcast(second, envelopeOf(version, second.example))).toThrow(
      `urn:wellspring:event:person.noted:${version} is not a version of person.noted known here`,
    );
  });

  it('refuses a payload that is not what its version says, before and after', () => {
    expect(() => upcast(second, envelopeOf(2, first.example))).toThrow('given');
    expect(() => upcast(second, envelopeOf(1, second.example))).toThrow('name');
  });
});
