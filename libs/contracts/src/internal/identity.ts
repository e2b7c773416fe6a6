import { z } from 'zod';
import { uuid } from '../fields.js';
import { defineInternalPort } from './internal-port.js';

/**
 * Data keys of people, unwrapped: 32 bytes each, base64url. A key is made the first time that it is asked
 * for, unless the person was erased: then it is null, for ever.
 */
export const fetchDataKeys = defineInternalPort({
  owner: 'identity',
  path: '/internal/identity/data-keys',
  callers: ['issuer', 'wallet', 'matching'],
  request: z.object({ kind: z.enum(['recipient', 'holder']), ids: z.array(uuid).min(1).max(1000) }),
  response: z.object({ keys: z.array(z.object({ id: uuid, key: z.string().nullable() })) }),
});
