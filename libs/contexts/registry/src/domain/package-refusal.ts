import { refuse, type Refusal } from '@wellspring/contracts';
import { StandardsError } from '@wellspring/standards';

const codes: Readonly<Record<string, readonly [code: string, status: number]>> = {
  CASE_MALFORMED: ['REGISTRY_PACKAGE_MALFORMED', 400],
  CASE_MEMBER_TWICE: ['REGISTRY_PACKAGE_MALFORMED', 400],
  CASE_TOO_DEEP: ['REGISTRY_PACKAGE_MALFORMED', 400],
  CASE_GZIP: ['REGISTRY_PACKAGE_GZIP_BROKEN', 400],
  CASE_TOO_LARGE: ['REGISTRY_PACKAGE_TOO_LARGE', 413],
  CASE_NODE_MISSING: ['REGISTRY_ASSOCIATION_NODE_MISSING', 422],
};

/** Why a package that cannot be read is refused; undefined for what is no fault of the package. */
export function packageRefusal(error: unknown): Refusal | undefined {
  if (!(error instanceof StandardsError)) return undefined;
  const [code, status] = codes[error.code] ?? ['REGISTRY_PACKAGE_INVALID', 422];
  const detail = `${error.message} Nothing was stored.`;
  if (error.pointer === undefined) return refuse(code, status, detail);
  return refuse(code, status, detail, [{ path: error.pointer, message: error.message }]);
}
