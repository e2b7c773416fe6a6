/** The one address under which the installation is known: in did:web, status lists, schemas and CASE URIs. */
export class PublicAddress {
  constructor(readonly origin: string) {}

  /** An absolute URL of a path of ours. */
  urlOf(path: string): string {
    return this.origin + path;
  }
}
