import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem.ts';

/** The cache of server state. A problem is an answer and is not retried; a missing answer is, twice. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, error) => !(error instanceof ApiProblem && error.status < 500) && failures < 2,
      retryDelay: (attempt, error) =>
        error instanceof ApiProblem && error.retryAfter !== null
          ? Math.min(error.retryAfter, 10) * 1000
          : 500 * 2 ** attempt,
    },
    // Nothing is sent later, behind the reader's back.
    mutations: { retry: false, networkMode: 'always' },
  },
});
