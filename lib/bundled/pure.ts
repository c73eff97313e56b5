import { parse } from 'acorn';

/** Initializers that esbuild drops by itself where nothing uses them, or that cannot be put into a function. */
const leftAlone = new Set([
  'ArrowFunctionExpression',
  'FunctionExpression',
  'Literal',
  'Identifier',
  'AwaitExpression',
]);

/**
 * JavaScript whose constants at the top are each made by a call that may be left out where nothing uses its value.
 * Lines stay where they are, so that a source map of it stays true to the line.
 */
export const withPureConstants = (code: string): string => {
  let marked = '';
  let copied = 0;
  for (const statement of parse(code, { ecmaVersion: 'latest', sourceType: 'module' }).body) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declaration?.type !== 'VariableDeclaration' || declaration.kind !== 'const') continue;
    for (const { init } of declaration.declarations) {
      if (!init || leftAlone.has(init.type)) continue;
      marked += `${code.slice(copied, init.start)}/* @__PURE__ */ (() => (${code.slice(init.start, init.end)}))()`;
      copied = init.end;
    }
  }
  return marked + code.slice(copied);
};
