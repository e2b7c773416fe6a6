import { describe, expect, it } from '@jest/globals';
import { StandardsError } from '../standards-error.js';
import { academy, jwsOf, portOf, type World } from '../testing/older-credentials.js';
import { spoiled } from '../testing/spoiled.js';
import { aClr, clrId, signed } from '../testing/older-learner-record.js';
import { unshowableIn } from '../testing/showable.js';
import { readClr1, type Clr1Reading } from './read-clr-1.js';

const now = new Date('2026-05-15T16:00:00Z');

describe('hostile CLR 1.0', () => {
  async function tryReading(text: string, world: World): Promise<Clr1Reading | undefined> {
    try {
      const reading = await readClr1(text, { ...portOf(world), now, identities: ['ana@example.org'] });
      expect(unshowableIn(reading.content)).toEqual([]);
      return reading;
    } catch (error) {
      if (error instanceof StandardsError) return undefined;
      throw error;
    }
  }

  it('is refused with a code or read into what may be shown, wherever the record or an assertion is odd', async () => {
    let tried = 0;
    const small = aClr({ signedAssertions: [], achievements: [], publisher: { id: 'urn:x:publisher' } });
    for (const each of spoiled(small)) {
      const hosted = { status: 200, text: JSON.stringify(each) };
      await tryReading(JSON.stringify(each), academy({ [clrId]: hosted }));
      tried += 1;
    }
    for (const each of spoiled(signed()))
      await tryReading(
        jwsOf(aClr({ assertions: [], verification: null, signedAssertions: [jwsOf(each)] })),
        academy(),
      );
    expect(tried).toBeGreaterThan(500);
  });
});
