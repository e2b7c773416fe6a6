import { describe, expect, it } from '@jest/globals';
import { contextNames } from './contexts.js';
import { eventCatalogue } from './event-catalogue.js';

describe('the event catalogue', () => {
  it.each(eventCatalogue.map((event) => [`${event.name} v${event.version}`, event] as const))(
    '%s has a valid example, a key and known parties',
    (_, event) => {
      expect(event.data.parse(event.example)).toEqual(event.example);
      expect(event.key(event.example)).toMatch(/.+/);
      expect(contextNames).toContain(event.producer);
      expect(event.consumers.every((consumer) => contextNames.includes(consumer))).toBe(true);
    },
  );

  it('declares each version once', () => {
    const names = eventCatalogue.map((event) => `${event.name}:${event.version}`);
    expect(new Set(names).size).toBe(names.length);
  });
});
