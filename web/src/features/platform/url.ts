/** The filters of the platform's pages; each page uses those it has. */
export interface PlatformSearch {
  readonly q?: string;
  readonly role?: string;
  readonly status?: string;
  readonly from?: string;
  readonly to?: string;
  readonly actor?: string;
  readonly kind?: string;
}

const names = ['q', 'role', 'status', 'from', 'to', 'actor', 'kind'] as const;

export const readPlatform = (search: Record<string, unknown>): PlatformSearch =>
  Object.fromEntries(names.flatMap((name) => (typeof search[name] === 'string' ? [[name, search[name]]] : [])));
