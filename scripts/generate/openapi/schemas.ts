import * as z from 'zod';
import type { CreateDocumentOptions } from 'zod-openapi';

type JsonSchema = Record<string, unknown> & {
  properties?: Record<string, unknown>;
  required?: string[];
};

/** Formats that tools know; any other is our own name for the error codes, unknown to them. */
const knownFormats = new Set(['date', 'date-time', 'email', 'uri', 'uuid']);

/**
 * A format that tools know is written without its pattern, and a pattern without our own format: generators of clients
 * make a type of the format, and one with both cannot be imported in Python.
 */
const formatOrPattern = (schema: JsonSchema): void => {
  if (typeof schema['format'] !== 'string') return;
  if (knownFormats.has(schema['format'])) delete schema['pattern'];
  else delete schema['format'];
};

const plain = (schema: z.ZodType): JsonSchema => {
  const { $schema: _dialect, ...result } = z.toJSONSchema(schema, {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      describeCoercion(zodSchema, jsonSchema as JsonSchema);
      formatOrPattern(jsonSchema as JsonSchema);
    },
  });
  return result as JsonSchema;
};

/** A number or a list in a query is converted from text; the schema that it is piped into defines its constraints. */
const describeCoercion = (schema: unknown, jsonSchema: JsonSchema): void => {
  if (!(schema instanceof z.ZodPipe)) return;
  const { out } = schema.def;
  if (!(out instanceof z.ZodNumber) && !(out instanceof z.ZodArray)) return;
  for (const key of ['pattern', 'format', 'minLength', 'maxLength']) delete jsonSchema[key];
  Object.assign(jsonSchema, plain(out));
};

/** One of several ways to fill an object: the fields that belong to it alone, and those of them that it needs. */
interface Form {
  readonly title: string;
  readonly own: readonly string[];
  readonly needs?: readonly string[];
  /** Values that this form has no sense for. */
  readonly senseless?: { readonly field: string; readonly value: string };
}

/** Fields that are refused without others, by the name of their schema. */
const companionsOf: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  SearchInput: { checkIn: ['checkOut'], checkOut: ['checkIn'], flexible: ['checkIn', 'checkOut'] },
};

const SHORT_FORM = ['guests', 'rooms'];
const STAY = ['checkIn', 'checkOut', 'roomTypeId'];
const CORRECTION = ['guestName', 'guestEmail', 'guestPhone', 'specialRequests', 'arrivalTime'];

/** Objects that are filled in one of several ways, by the name of their schema. */
const formsOf: Readonly<Record<string, readonly Form[]>> = {
  BookingInput: [
    { title: 'BookingForParty', own: ['party'] },
    { title: 'BookingForGuests', own: SHORT_FORM, needs: ['guests'] },
  ],
  DeskBookingInput: [
    { title: 'DeskBookingForParty', own: ['party'] },
    { title: 'DeskBookingForGuests', own: SHORT_FORM, needs: ['guests'] },
  ],
  ChangePreviewInput: [
    { title: 'PreviewForParty', own: ['party'] },
    { title: 'PreviewForGuests', own: SHORT_FORM, needs: [] },
  ],
  ChangeInput: [
    { title: 'ChangeForParty', own: [...STAY, 'quote', 'party'], needs: ['party'] },
    { title: 'ChangeForGuests', own: [...STAY, 'quote', ...SHORT_FORM], needs: [] },
    { title: 'Correction', own: CORRECTION, needs: [] },
  ],
  BlockInput: [
    { title: 'BlockOfRoomType', own: ['roomTypeId', 'rooms'], needs: ['roomTypeId'] },
    { title: 'BlockOfUnit', own: ['unitId'] },
  ],
  DeskChangeInput: [
    { title: 'DeskChangeForParty', own: [...STAY, 'quote', 'settle', 'party'], needs: ['party'] },
    { title: 'DeskChangeForGuests', own: [...STAY, 'quote', 'settle', ...SHORT_FORM], needs: [] },
    { title: 'DeskCorrection', own: CORRECTION, needs: [] },
  ],
  GridInput: [
    { title: 'GridChanges', own: ['changes'] },
    { title: 'GridUndo', own: ['undo'] },
  ],
  NightSet: [
    { title: 'NightSetToPrice', own: ['price'], needs: [] },
    { title: 'NightSetByAdjustment', own: ['adjust'] },
  ],
  SearchInput: [
    { title: 'SearchByName', own: ['location'] },
    { title: 'SearchAroundPoint', own: ['latitude', 'longitude'] },
    { title: 'SearchInBox', own: ['box'] },
    { title: 'SearchAnywhere', own: [], senseless: { field: 'sort', value: 'distance' } },
  ],
  PriceOverride: [
    { title: 'OverrideOfDate', own: ['date'] },
    { title: 'OverrideOfRange', own: ['from', 'to', 'weekdays'], needs: ['from', 'to'] },
  ],
};

const without = <T>(fields: Readonly<Record<string, T>>, names: ReadonlySet<string>): Record<string, T> =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.has(name)));

const narrowed = (properties: Record<string, unknown>, { senseless }: Form): Record<string, unknown> => {
  const schema = senseless && (properties[senseless.field] as JsonSchema | undefined);
  if (!senseless || !schema) return properties;
  const values = (schema['enum'] as string[]).filter((value) => value !== senseless.value);
  return { ...properties, [senseless.field]: { ...schema, enum: values } };
};

/** The same object as one of its forms, so that a client cannot write a body that is refused. */
const asForms = (schema: JsonSchema, forms: readonly Form[], dependentRequired: unknown): void => {
  const { properties = {}, required = [], type, additionalProperties, ...rest } = schema;
  const all = new Set(forms.flatMap(({ own }) => own));
  const variants = forms.map((form) => {
    const { title, own, needs = own } = form;
    const others = new Set([...all].filter((name) => !own.includes(name)));
    const needed = [...required, ...needs];
    return {
      title,
      type,
      properties: narrowed(without(properties, others), form),
      ...(needed.length > 0 && { required: needed }),
      ...(dependentRequired !== undefined && { dependentRequired }),
      additionalProperties,
    };
  });
  for (const key of Object.keys(schema)) delete schema[key];
  Object.assign(schema, rest, { oneOf: variants });
};

/** Parts of a schema that zod cannot express in JSON Schema, or expresses in a way that tools misread. */
export const override: NonNullable<CreateDocumentOptions['override']> = ({ jsonSchema, zodSchema, io }) => {
  const schema = jsonSchema as JsonSchema;
  if (io === 'input') describeCoercion(zodSchema, schema);
  formatOrPattern(schema);
  const id = z.globalRegistry.get(zodSchema)?.id;
  if (io !== 'input' || id === undefined) return;
  const forms = formsOf[id];
  if (forms) asForms(schema, forms, companionsOf[id]);
};
