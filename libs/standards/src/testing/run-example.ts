import { join } from 'node:path';
import ts from 'typescript';
import { compilerOptions, source, type Documented, type Names } from './doc-comments.js';

/** One example as a module that a reader could have written; only the test of the documentation makes them. */
export interface ExampleModule {
  readonly title: string;
  readonly path: string;
  /** The lines of the example as an asynchronous function. */
  readonly body: string;
  /** The text that is compiled: the imports, and that function. */
  readonly text: string;
}

/** The modules of the examples of one export; the names in them come from the root, from the prelude, or from its file. */
export function modulesOf({ name, file, examples }: Documented, names: Names): ExampleModule[] {
  return examples.map((example, index) => {
    const title = examples.length > 1 ? `${name} (${index + 1})` : name;
    const body = asserting(example, title);
    const path = join(source, `example-${file.replaceAll('/', '-')}-${name}-${index + 1}.ts`);
    const from = ['index.js', 'testing/examples-prelude.js', file, 'testing/inner-prelude.js'];
    const imports = importsOf(body, new Map(from.map((each) => [each, names.get(each) ?? []])));
    return { title, path, body, text: `${imports}\nexport default ${body};\n` };
  });
}

function importsOf(body: string, names: Names): string {
  const used = new Set(body.match(/[A-Za-z_$][\w$]*/g));
  const lines = [`import { equals, throws } from './testing/example-answers.js';`];
  for (const [file, exported] of names) {
    const wanted = exported.filter(({ name }) => used.delete(name));
    const list = wanted.map(({ name, isValue }) => (isValue ? name : `type ${name}`)).join(', ');
    if (list) lines.push(`import { ${list} } from './${file}';`);
  }
  return lines.join('\n');
}

/** The example with what stands after `//` as an assertion: what an expression answers, or the code that it throws. */
function asserting(example: string, title: string): string {
  const text = `async () => {\n${example}\n}`;
  const file = ts.createSourceFile('example.ts', text, ts.ScriptTarget.Latest, true);
  const body = ts.forEachChild(file, function blockIn(node): ts.Block | undefined {
    return ts.isBlock(node) ? node : ts.forEachChild(node, blockIn);
  });
  const statements = body?.statements ?? ts.factory.createNodeArray<ts.Statement>();
  const places = [...statements.map(({ pos }) => pos), statements.end];
  if (places.some((place) => ts.getLeadingCommentRanges(text, place))) {
    throw new Error(`${title}: a comment stands alone, where nobody compares it`);
  }
  return `async () => {\n${statements.map((each) => assertion(each, text, title)).join('\n')}\n}`;
}

function assertion(statement: ts.Statement, text: string, title: string): string {
  const [comment] = ts.getTrailingCommentRanges(text, statement.end) ?? [];
  if (!comment) return statement.getText();
  if (!ts.isExpressionStatement(statement)) throw new Error(`${title}: an answer stands after an expression`);
  const code = statement.expression.getText();
  const answer = text.slice(comment.pos, comment.end).replace('//', '').trim();
  const [, thrown] = /^throws ([A-Z\d_]+)$/.exec(answer) ?? [];
  return thrown ? `await throws(async () => ${code}, '${thrown}');` : `equals(${code}, ${answer});`;
}

/** What the compiler says against the modules: the title of each, the line, and the complaint. */
export function complaints(modules: readonly ExampleModule[], checked?: ts.Program): string[] {
  const options = compilerOptions();
  const texts = new Map(modules.map(({ path, text }) => [path, text]));
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.getSourceFile = (path, target) => {
    const text = texts.get(path);
    return text === undefined
      ? (checked?.getSourceFile(path) ?? getSourceFile(path, target))
      : ts.createSourceFile(path, text, target);
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  return modules.flatMap(({ title, path }) => {
    const file = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
      ({ messageText, start = 0 }) => {
        const line = file?.text.slice(start).split('\n')[0] ?? '';
        return `${title}: ${ts.flattenDiagnosticMessageText(messageText, ' ')} at ${line}`;
      },
    );
  });
}

/** Runs an example with what its module would import. */
export async function runExample(
  { body }: ExampleModule,
  scope: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { outputText } = ts.transpileModule(`export default ${body};`, {
    compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext },
  });
  const code = outputText.replace('export default', 'return');
  await (new Function(...Object.keys(scope), code)(...Object.values(scope)) as () => Promise<void>)();
}
