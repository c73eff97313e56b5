import { type ProblemName, problemTable } from '../../../functions/contract/problems.ts';
import { problemsOf, type Route } from '../../../functions/contract/route.ts';
import { fullPath, type RouteName, routes } from '../../../functions/contract/routes.ts';
import type { OpenApiDocument } from './document.ts';
import { escaped, fieldsOf, parametersTable, prose, type Schema } from './schema-html.ts';
import { style } from './style.ts';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Schema;
}
interface Media {
  readonly schema?: Schema;
  readonly example?: unknown;
}
interface Operation {
  readonly operationId: RouteName;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Media>> }>>;
}

const slug = (text: string): string => text.toLowerCase().replaceAll(/[^a-z]+/g, '-');
const section = (title: string, html: string): string => (html === '' ? '' : `<h3>${title}</h3>${html}`);

const problemList = (names: readonly ProblemName[]): string =>
  `<ul class="problems">${names
    .map((name) => `<li><a href="/problems/${name}">${problemTable[name].status} ${name}</a></li>`)
    .join('')}</ul>`;

/** A line for the terminal; words in capitals come from an earlier answer. */
const curl = (route: Route, operation: Operation, example: unknown, query: string): string => {
  const path = fullPath(route).replaceAll(/\{(\w+)\}/g, (_whole, name: string) => name.toUpperCase());
  const hasKey = operation.parameters?.some(({ name }) => name === 'Idempotency-Key') === true;
  const lines = [
    `curl ${route.method === 'GET' ? '' : `-X ${route.method} `}"$URL${path}${query}"`,
    ...(route.access === 'public' ? [] : ['-H "Authorization: Bearer $TOKEN"']),
    ...(hasKey ? ['-H "Idempotency-Key: $(uuidgen)"'] : []),
    ...(example === undefined ? [] : ["-H 'Content-Type: application/json'", `-d '${JSON.stringify(example)}'`]),
  ];
  return `<pre>${escaped(lines.join(' \\\n  '))}</pre>`;
};

const parametersIn = (operation: Operation, place: string, title: string): string => {
  const found = (operation.parameters ?? []).filter((parameter) => parameter.in === place);
  return found.length === 0 ? '' : section(title, parametersTable(found));
};

const answers = (operation: Operation): string =>
  Object.entries(operation.responses)
    .filter(([status]) => status.startsWith('2'))
    .map(([status, { content }]) => {
      const schema = content?.['application/json']?.schema;
      const html = schema && Object.keys(schema).length > 0 ? fieldsOf(schema) : '<p class="soft">No JSON.</p>';
      return section(`Answer ${status}`, html);
    })
    .join('');

const operationHtml = (operation: Operation, query: string): string => {
  const route: Route = routes[operation.operationId];
  const body = operation.requestBody?.content['application/json'];
  const role = route.access === 'public' ? '' : `<span class="lock">${route.access.replace('_', ' ')}</span>`;
  return `<details id="${operation.operationId}"><summary><span class="method ${route.method}">${route.method}</span>
<span class="path">${escaped(fullPath(route))}</span>${role}<span class="what">${prose(route.summary)}</span></summary>
<div class="inside"><p class="soft">${prose(operation.description)}</p>
${curl(route, operation, body?.example, query)}
${parametersIn(operation, 'path', 'Path')}${parametersIn(operation, 'query', 'Query')}${parametersIn(operation, 'header', 'Headers')}
${body?.schema ? section('Body', fieldsOf(body.schema)) : ''}${answers(operation)}
${section('Problems', problemList(problemsOf(route)))}</div></details>`;
};

const operationsOf = (document: OpenApiDocument): Operation[] =>
  // The document was just made here, so its operations have the parts that were put there.
  Object.values(document.paths ?? {}).flatMap((item) => Object.values(item) as Operation[]);

const introduction = (title: string, description: string): string => `<h1>${escaped(title)}</h1>
<p>${prose(description)}</p>
<p>Sign in and keep the token: every line below then works as it stands, with the words in capitals replaced.</p>
<pre>${escaped(`URL=http://127.0.0.1:3000
TOKEN=$(curl -s "$URL/api/v1/auth/login" -H 'Content-Type: application/json' \\
  -d '{"email":"guest@example.com","password":"demo-hotel-2026","transport":"bearer"}' | sed 's/.*"token":"\\([^"]*\\)".*/\\1/')`)}</pre>
<p class="soft">The whole contract for machines: <a href="/openapi.json">openapi.json</a>, OpenAPI 3.1.</p>`;

/** The document as one page of HTML: no script, nothing from another host. */
export const docsPage = (
  document: OpenApiDocument,
  queries: Partial<Record<RouteName, Readonly<Record<string, string>>>>,
): string => {
  const operations = operationsOf(document);
  const tags = (document.tags ?? []).map(({ name }) => name);
  const schemas = Object.entries(document.components?.schemas ?? {}) as [string, Schema][];
  const queryOf = (name: RouteName): string => {
    const query = new URLSearchParams(queries[name]).toString();
    return query && `?${query}`;
  };
  const groups = tags.map((tag) => {
    const own = operations.filter((operation) => operation.tags.includes(tag));
    const list = own.map((operation) => operationHtml(operation, queryOf(operation.operationId)));
    return `<section><h2 id="${slug(tag)}">${escaped(tag)}</h2>${list.join('\n')}</section>`;
  });
  const shapes = schemas.map(
    ([name, schema]) =>
      `<details id="schema-${name}"><summary><span class="path">${name}</span></summary><div class="inside">${fieldsOf(schema)}</div></details>`,
  );
  const links = [...tags.map((tag) => [slug(tag), tag]), ['shapes', 'Shapes'], ['problems', 'Problems']];
  const { title, version, description = '' } = document.info;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escaped(title)} API</title><style>${style}</style></head><body><div class="page">
<nav aria-label="Groups"><strong>${escaped(title)}</strong><span class="soft">version ${escaped(version)}</span>
<ul>${links.map(([id, name]) => `<li><a href="#${id}">${escaped(name ?? '')}</a></li>`).join('')}</ul></nav>
<main>${introduction(title, description)}
${groups.join('\n')}
<section><h2 id="shapes">Shapes</h2>${shapes.join('\n')}</section>
<section><h2 id="problems">Problems</h2>${problemList(Object.keys(problemTable) as ProblemName[])}</section>
</main></div></body></html>
`;
};
