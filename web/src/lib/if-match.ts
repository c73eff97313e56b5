/** The version as If-Match takes it: a change of something that was changed elsewhere is refused. */
export const ifMatch = ({ version }: { readonly version: number }) => ({ 'If-Match': `"${version}"` });
