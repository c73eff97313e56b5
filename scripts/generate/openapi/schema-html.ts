/** The parts of a JSON schema the page shows. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
}

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Our own text with `code` in backticks. */
export const prose = (text: string): string => escaped(text).replace(/`([^`]+)`/g, '<code>$1</code>');

const nameOf = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1);

/** A type in a few words; a schema with a name is a link to it. */
export const typeOf = (schema: Schema): string => {
  if (schema.$ref) return `<a href="#schema-${nameOf(schema.$ref)}">${nameOf(schema.$ref)}</a>`;
  if (schema.const !== undefined) return `<code>${escaped(JSON.stringify(schema.const))}</code>`;
  if (schema.enum) return schema.enum.map((value) => `<code>${escaped(String(value))}</code>`).join(' ');
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return [...new Set(either.map(typeOf))].join(' or ');
  if (schema.type === 'array') return `list of ${typeOf(schema.items ?? {})}`;
  const type = typeof schema.type === 'string' ? schema.type : (schema.type?.join(' or ') ?? 'anything');
  return escaped(schema.format ?? type);
};

const bounds = (schema: Schema): string => {
  const least = schema.minimum ?? schema.minLength;
  const most = schema.maximum ?? schema.maxLength ?? schema.maxItems;
  const isHuge = most !== undefined && most >= Number.MAX_SAFE_INTEGER;
  if (least !== undefined && most !== undefined && !isHuge) return `${least} to ${most}`;
  if (most !== undefined && !isHuge) return `at most ${most}`;
  return least !== undefined && least > Number.MIN_SAFE_INTEGER ? `at least ${least}` : '';
};

const row = (name: string, schema: Schema, required: boolean): string => {
  const notes = [
    bounds(schema),
    schema.default === undefined ? '' : `default <code>${escaped(JSON.stringify(schema.default))}</code>`,
  ];
  const mark = required ? '<b title="required">*</b>' : '';
  return `<tr><td><code>${escaped(name)}</code>${mark}</td><td>${typeOf(schema)}</td><td>${notes.filter(Boolean).join(', ')}</td></tr>`;
};

/** The forms of an object as one: a field is required where every form has it so. */
const merged = (forms: readonly Schema[]): Schema => ({
  properties: Object.assign({}, ...forms.map(({ properties }) => properties)),
  required: (forms[0]?.required ?? []).filter((name) => forms.every(({ required }) => required?.includes(name))),
});

const innerOf = (schema: Schema): Schema | undefined => {
  if (schema.properties) return schema;
  if (schema.oneOf?.every(({ properties }) => properties)) return merged(schema.oneOf);
  if (schema.items) return innerOf(schema.items);
  return (schema.anyOf ?? []).map(innerOf).find((inner) => inner !== undefined);
};

/** Objects without their own name are shown in place, under `outer.inner`. */
const rows = (schema: Schema, prefix: string): string[] =>
  Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const inner = field.$ref ? undefined : innerOf(field);
    const path = `${prefix}${name}${field.type === 'array' ? '[]' : ''}`;
    return [
      row(path, field, schema.required?.includes(name) === true),
      ...(inner && !inner.$ref ? rows(inner, `${path}.`) : []),
    ];
  });

/** The fields of an object as a table; another schema as its type. */
export const fieldsOf = (schema: Schema): string => {
  if (schema.$ref || !innerOf(schema)) return `<p>${typeOf(schema)}</p>`;
  return tableOf(rows(innerOf(schema) ?? {}, ''));
};

const tableOf = (lines: readonly string[]): string =>
  `<div class="scroll"><table><tbody>${lines.join('')}</tbody></table></div>`;

interface Parameter {
  readonly name: string;
  readonly required?: boolean;
  readonly schema: Schema;
}

/** Parameters as a table of the same form. */
export const parametersTable = (parameters: readonly Parameter[]): string =>
  tableOf(parameters.map(({ name, required, schema }) => row(name, schema, required === true)));
