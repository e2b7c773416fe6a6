/** oidc-provider 9 calls URL.parse, which Node 20 does not have; WHATWG URL: null instead of a throw. */
const url = URL as typeof URL & { parse?: (address: string, base?: string) => URL | null };
url.parse ??= (address, base) => (URL.canParse(address, base) ? new URL(address, base) : null);
