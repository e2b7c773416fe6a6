import { scopeNames } from '@wellspring/contracts';
import { UserManager, WebStorageStateStore } from 'oidc-client-ts';

/** The OpenID Connect client of the page: authorization code with PKCE; tokens live as long as the tab. */
export const userManager = new UserManager({
  authority: `${window.location.origin}/oidc`,
  client_id: 'wellspring-web',
  redirect_uri: `${window.location.origin}/signed-in`,
  post_logout_redirect_uri: `${window.location.origin}/`,
  scope: ['openid', 'profile', 'offline_access', ...scopeNames].join(' '),
  resource: window.location.origin,
  userStore: new WebStorageStateStore({ store: window.sessionStorage }),
  automaticSilentRenew: true,
});
