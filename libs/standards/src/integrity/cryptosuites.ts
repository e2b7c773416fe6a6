import type { Curve } from '../keys/multikey.js';
import type { Cryptosuite } from './cryptosuite.js';
import { ecdsaJcs2019 } from './ecdsa-jcs-2019.js';
import { ecdsaSd2023 } from './ecdsa-sd-2023/ecdsa-sd-2023.js';
import { ecdsaRdfc2019 } from './ecdsa-rdfc-2019.js';
import { ed25519Signature2020 } from './ed25519-signature-2020.js';
import { eddsaJcs2022 } from './eddsa-jcs-2022.js';
import { eddsaRdfc2022 } from './eddsa-rdfc-2022.js';

/** Every suite that is read, by the name that its proofs carry. */
export const cryptosuites: ReadonlyMap<string, Cryptosuite> = new Map<string, Cryptosuite>(
  [eddsaRdfc2022, eddsaJcs2022, ecdsaRdfc2019, ecdsaJcs2019, ecdsaSd2023, ed25519Signature2020].map(
    (suite) => [suite.name, suite],
  ),
);

/** The suite that a key signs with unless another is asked for. @example defaultSuite('P-256').name // 'ecdsa-rdfc-2019' */
export function defaultSuite(curve: Curve): Cryptosuite {
  return curve === 'Ed25519' ? eddsaRdfc2022 : ecdsaRdfc2019;
}
