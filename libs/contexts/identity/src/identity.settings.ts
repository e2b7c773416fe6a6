import { demonstrationAccount } from '@wellspring/contracts';
import { z } from 'zod';

/** Settings of identity. */
export const identitySettings = z.object({
  /** Makes the operator's organisation and its API client `operator` at start. */
  IDENTITY_OPERATOR_CLIENT_SECRET: z.string().min(20).optional(),
  /** The demonstration's sign-ins, as JSON, for the sign-in page to offer. */
  IDENTITY_DEMONSTRATION_ACCOUNTS: z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue('is not JSON');
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
});

export type IdentitySettings = z.infer<typeof identitySettings>;
