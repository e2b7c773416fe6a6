import { join, relative } from 'node:path';
import ts from 'typescript';

/** What stands before a declaration of the library; only the test of the documentation reads it. */
export interface Documented {
  readonly name: string;
  /** Relative to the source of the library, with the ending that imports have. */
  readonly file: string;
  /** Whether the root of the library exports it. */
  readonly isPublic: boolean;
  /** False of a type. */
  readonly isValue: boolean;
  /** The words of the comment, without its stars and without its examples; empty where there is none. */
  readonly words: string;
  readonly examples: readonly string[];
}

export const source = join(process.cwd(), 'libs/standards/src');

/** Whether a file is of the library itself, and neither of its tests nor of the packages that it uses. */
export const isOfTheLibrary = (path: string): boolean =>
  path.startsWith(source) && !path.includes('/testing/') && !path.endsWith('.spec.ts');

/** As the repository compiles, but that examples may declare what they do not use. */
export function compilerOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(process.cwd(), 'tsconfig.base.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
  return { ...options, noUnusedLocals: false };
}

/** Every export of the root, and every export of a file that has an example of its own. */
export function documentedExports(program: ts.Program): Documented[] {
  const checker = program.getTypeChecker();
  const root = program.getSourceFile(join(source, 'index.ts'));
  if (!root) throw new Error('the library has no root');
  const open = exportsOf(checker, root);
  const inner = program
    .getSourceFiles()
    .filter(({ fileName }) => isOfTheLibrary(fileName))
    .flatMap((file) => exportsOf(checker, file))
    .filter((each) => !open.includes(each));
  return [
    ...[...new Set(open)].map((each) => documented(each, true)),
    ...[...new Set(inner)]
      .map((each) => documented(each, false))
      .filter(({ examples }) => examples.length > 0),
  ];
}

const exportsOf = (checker: ts.TypeChecker, file: ts.SourceFile): ts.Symbol[] => {
  const module = checker.getSymbolAtLocation(file);
  return (module ? checker.getExportsOfModule(module) : []).map((each) =>
    each.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(each) : each,
  );
};

/** By the file that exports them, as imports name it from the source of the library: names, and which are values. */
export type Names = ReadonlyMap<string, readonly { readonly name: string; readonly isValue: boolean }[]>;

export function exportedNames(program: ts.Program): Names {
  const checker = program.getTypeChecker();
  const files = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(source));
  return new Map(
    files.map((file) => [
      importedAs(file.fileName),
      exportsOf(checker, file).map((symbol) => ({ name: symbol.name, isValue: isValue(symbol) })),
    ]),
  );
}

const importedAs = (path: string): string => relative(source, path).replace(/\.ts$/, '.js');
const isValue = ({ flags }: ts.Symbol): boolean => (flags & ts.SymbolFlags.Value) !== 0;

function documented(symbol: ts.Symbol, isPublic: boolean): Documented {
  const declarations = symbol.declarations ?? [];
  const file = declarations[0]?.getSourceFile().fileName ?? '';
  const comments = declarations
    .flatMap((each) => ts.getJSDocCommentsAndTags(each))
    .filter(ts.isJSDoc)
    .map((each) => withoutStars(each.getText()));
  const [words = '', ...examples] = comments.join('\n').split(/@example\s+/);
  return {
    name: symbol.name,
    file: importedAs(file),
    isPublic,
    isValue: isValue(symbol),
    words,
    examples: examples.map((each) => each.trim()),
  };
}

const withoutStars = (comment: string): string =>
  comment
    .replace(/^\/\*\*/, '')
    .replace(/\*\/$/, '')
    .replace(/^ *\* ?/gm, '');
