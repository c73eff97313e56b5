import { randomUUID } from 'node:crypto';
import { Client } from '@opensearch-project/opensearch';

const ADDRESS = 'TEST_OPENSEARCH_URL';

/** Why tests on OpenSearch are skipped, for the name of the skipped suite. */
export const NO_OPENSEARCH = 'skipped: it needs OpenSearch, whose address OPENSEARCH_URL is to name';

/**
 * Takes OPENSEARCH_URL out of the environment that servers started by tests inherit: theirs are tables of a minute, and
 * each would build the one index anew. Suites that want OpenSearch ask `openSearchForTests`.
 */
export const keepSearchForTests = (): void => {
  const { OPENSEARCH_URL } = process.env;
  if (OPENSEARCH_URL === undefined) return;
  process.env[ADDRESS] = OPENSEARCH_URL;
  delete process.env['OPENSEARCH_URL'];
};

/** The address of the run's OpenSearch, or undefined without one. */
export const openSearchForTests = (): string | undefined => process.env[ADDRESS] ?? process.env['OPENSEARCH_URL'];

/** A client, and a name for an index of the test's own. */
export const searchClient = (url: string): { readonly client: Client; readonly name: string } => ({
  client: new Client({ node: url }),
  name: `test-${randomUUID()}`,
});
