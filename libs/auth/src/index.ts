export { accessOf, InternalRoute, Public, RequireScope, type Access } from './access.js';
export { AccessGuard } from './access-guard.js';
export { CurrentCaller, holderOf, organisationOf, remainingMs, type Caller } from './caller.js';
export { ServiceTokens } from './service-token.js';
export { JwtTokenVerifier, TokenVerifier, type JwtTokenVerifierOptions } from './token-verifier.js';
