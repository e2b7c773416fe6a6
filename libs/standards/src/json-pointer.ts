/** One step of a JSON Pointer (RFC 6901 §3), with its slash. @example pointerStep('a/b') // '/a~1b' */
export function pointerStep(name: string): string {
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
