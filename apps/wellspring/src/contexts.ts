import { analytics } from '@wellspring/analytics';
import { identity } from '@wellspring/identity';
import { issuer } from '@wellspring/issuer';
import { matching } from '@wellspring/matching';
import type { ContextDefinition } from '@wellspring/platform';
import { registry } from '@wellspring/registry';
import { verifier } from '@wellspring/verifier';
import { wallet } from '@wellspring/wallet';

/** Every context, in one process. */
export const everyContext: readonly ContextDefinition[] = [
  identity,
  registry,
  issuer,
  verifier,
  wallet,
  matching,
  analytics,
];
