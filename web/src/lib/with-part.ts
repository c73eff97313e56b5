/** The search of an address with one part of it set anew, or left out where it is undefined or empty. */
export const withPart = <S extends object, K extends keyof S>(search: S, name: K, value: S[K] | undefined): S => {
  const { [name]: _before, ...rest } = search;
  return (value === undefined || value === '' ? rest : { ...rest, [name]: value }) as S;
};
