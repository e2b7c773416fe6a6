import type { CaseVersion } from './case-version.js';
export function caseDiscovery(_version: CaseVersion, _origin: string): object {
  return {};
}
