import type { ClientMetadata } from 'oidc-provider';

/** The web client and the command line: public clients with PKCE. */
export function firstPartyClients(origin: string): ClientMetadata[] {
  const shared = {
    token_endpoint_auth_method: 'none' as const,
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code' as const],
    id_token_signed_response_alg: 'ES256' as const,
  };
  return [
    {
      ...shared,
      client_id: 'wellspring-web',
      client_name: 'Wellspring',
      application_type: 'web',
      redirect_uris: [`${origin}/signed-in`],
      post_logout_redirect_uris: [`${origin}/`],
    },
    {
      ...shared,
      client_id: 'wellspring-cli',
      client_name: 'Wellspring on the command line',
      application_type: 'native',
      redirect_uris: ['http://127.0.0.1/callback'],
    },
  ];
}
