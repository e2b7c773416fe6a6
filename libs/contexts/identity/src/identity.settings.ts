import { readFileSync } from 'node:fs';
import { demonstrationAccount } from '@wellspring/contracts';
import { z } from 'zod';

/** Settings of identity. */
export const identitySettings = z
  .object({
    /** Makes the operator's organisation and its API client `operator` at start. */
    IDENTITY_OPERATOR_CLIENT_SECRET: z.string().min(20).optional(),
    /** The demonstration's sign-ins, as JSON or the path of a file of it, for the sign-in page to offer. */
    IDENTITY_DEMONSTRATION_ACCOUNTS: z
      .string()
      .transform((text, context) => {
        try {
          return JSON.parse(/^\s*\[/.test(text) ? text : readFileSync(text, 'utf8')) as unknown;
        } catch {
          context.addIssue('is neither JSON nor the path of a JSON file');
          return z.NEVER;
        }
      })
      .pipe(z.array(demonstrationAccount))
      .optional(),
    /** An OpenID provider that people may sign in with. */
    IDENTITY_EXTERNAL_ISSUER: z.url().optional(),
    IDENTITY_EXTERNAL_CLIENT_ID: z.string().optional(),
    IDENTITY_EXTERNAL_CLIENT_SECRET: z.string().optional(),
    IDENTITY_EXTERNAL_NAME: z.string().default('your organisation'),
  })
  .refine((settings) => !settings.IDENTITY_EXTERNAL_ISSUER || settings.IDENTITY_EXTERNAL_CLIENT_ID, {
    path: ['IDENTITY_EXTERNAL_CLIENT_ID'],
    message: 'is needed with IDENTITY_EXTERNAL_ISSUER',
  });

export type IdentitySettings = z.infer<typeof identitySettings>;
