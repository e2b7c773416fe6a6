/** Tests of libs/standards that prove no clause of a credential standard: path below libs/standards/src, what they hold. */
export const otherTests = [
  [
    'case/read-cf-package.spec.ts',
    'CASE packages are read in flat memory and mended; CASE is no credential standard',
  ],
  [
    'credentials/keep-shape.spec.ts',
    'What is compiled for the shape of credentials stays compiled, in bounded memory',
  ],
  ['examples.spec.ts', 'The examples in the documentation of exports answer what they say'],
  ['linked-data/cache-limits.int.spec.ts', 'The memory of the fast path is bounded, whatever documents come'],
  [
    'integrity/vector-files.spec.ts',
    "Every file of W3C's vectors of Data Integrity is compared or used, where a committed table says",
  ],
  ['text-of.spec.ts', 'What is told of a document is of bounded length and moves no cursor'],
  ['readme.spec.ts', 'The README issues and verifies by its own code, and names what is there'],
];
