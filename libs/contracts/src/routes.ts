import type { ContextName } from './contexts.js';

/** Which paths each context answers: the edge proxy, the guarded client and internal ports share this table; where one lies within another, the longer decides. */
export const pathPrefixes: Readonly<Record<ContextName, readonly string[]>> = {
  registry: ['/ims/case', '/registry'],
  issuer: ['/issuer', '/vc-api'],
  wallet: ['/wallet'],
  verifier: ['/verifier', '/vc-api/credentials/verify', '/vc-api/presentations'],
  matching: ['/matching'],
  analytics: ['/analytics'],
  identity: ['/identity', '/oidc'],
};

/** The context that answers a path, by the table or by `/internal/<context>` and `/operations/<context>`. */
export function contextOfPath(path: string): ContextName | undefined {
  const [, area, owner] = path.split('/');
  const names = Object.keys(pathPrefixes) as ContextName[];
  if (area === 'internal' || area === 'operations') return names.find((name) => name === owner);
  const fitting = names.flatMap((name) =>
    pathPrefixes[name]
      .filter((prefix) => path === prefix || path.startsWith(`${prefix}/`))
      .map((prefix) => ({ name, length: prefix.length })),
  );
  return fitting.sort((one, other) => other.length - one.length)[0]?.name;
}
