import { interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';

const { base, Check } = interactionPolicy;

/**
 * When a person is asked to sign in. Nobody is asked for consent: the clients are our own, and what a
 * person may do is decided by their roles.
 */
export function signInPolicy(): interactionPolicy.DefaultPolicy {
  const policy = base();
  policy.remove('consent');
  policy
    .get('login')
    ?.checks.add(new Check('other_person', 'The session is of somebody else', isSomebodyElse));
  return policy;
}

/** A hint of another address than the session's means that somebody else wants to sign in (OIDC Core §3.1.2.1). */
function isSomebodyElse({ oidc }: KoaContextWithOIDC): boolean {
  const hint = oidc.params?.['login_hint'];
  const address = oidc.entities.Account?.['email'];
  if (oidc.result?.login || typeof hint !== 'string' || typeof address !== 'string')
    return Check.NO_NEED_TO_PROMPT;
  const isSame = hint.trim().toLowerCase() === address.toLowerCase();
  return isSame ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT;
}
