/** The type of the values of a field, as scripts name it. */
export const fielddata = 'org.opensearch.index.fielddata.ScriptDocValues';
/** The value of a field, by what is asked for it. */
export const value = {
  double: (field: string) => `((${fielddata}.Doubles) doc.get(${field})).value`,
  long: (field: string) => `((${fielddata}.Longs) doc.get(${field})).value`,
  text: (field: string) => `((${fielddata}.Strings) doc.get(${field})).value`,
  bytes: (field: string) => `((${fielddata}.BytesRefs) doc.get(${field})).value`,
};
