import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { isSigned } from './secrets-manager.ts';

interface Version {
  text: string;
  createdDate: number;
  readonly labels: Set<string>;
}
type Input = Readonly<Record<string, string>> & { readonly VersionStages?: readonly string[] };

class Refused extends Error {}

/**
 * One secret with its versions and staging labels, over HTTP, as Secrets Manager documents it: a label is on one version
 * at a time, the version that loses AWSCURRENT gets AWSPREVIOUS, and an id writes one text.
 */
export const versionedSecret = async (secretText: string, createdDate: number) => {
  const versions = new Map<string, Version>([
    ['first', { text: secretText, createdDate, labels: new Set(['AWSCURRENT']) }],
  ]);
  const labelled = (label: string): [string, Version] | undefined =>
    [...versions].find(([, { labels }]) => labels.has(label));
  const move = (label: string, to: string): void => {
    const from = labelled(label);
    from?.[1].labels.delete(label);
    versions.get(to)?.labels.add(label);
    if (label === 'AWSCURRENT' && from && from[0] !== to) move('AWSPREVIOUS', from[0]);
  };
  const calls: Readonly<Record<string, (input: Input) => unknown>> = {
    GetSecretValue({ VersionId, VersionStage = 'AWSCURRENT' }) {
      const [id, found] = labelled(VersionStage) ?? [];
      if (id === undefined || !found || (VersionId !== undefined && VersionId !== id)) {
        throw new Refused('ResourceNotFoundException');
      }
      return { VersionId: id, SecretString: found.text, CreatedDate: found.createdDate };
    },
    PutSecretValue({ ClientRequestToken = '', SecretString = '', VersionStages = ['AWSCURRENT'] }) {
      if ((versions.get(ClientRequestToken)?.text ?? SecretString) !== SecretString) {
        throw new Refused('ResourceExistsException');
      }
      versions.set(ClientRequestToken, { text: SecretString, createdDate: state.now, labels: new Set() });
      for (const label of VersionStages) move(label, ClientRequestToken);
      return { VersionId: ClientRequestToken };
    },
    UpdateSecretVersionStage({ VersionStage = '', MoveToVersionId = '', RemoveFromVersionId }) {
      if (!versions.has(MoveToVersionId)) throw new Refused('ResourceNotFoundException');
      if (labelled(VersionStage)?.[0] !== RemoveFromVersionId) throw new Refused('InvalidParameterException');
      move(VersionStage, MoveToVersionId);
      return {};
    },
  };
  const state = { now: createdDate };
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const call = String(request.headers['x-amz-target']).replace('secretsmanager.', '');
    const reply = (status: number, content: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(content));
    };
    try {
      if (!isSigned(request, body)) throw new Refused('InvalidSignatureException');
      const answer = calls[call];
      if (!answer) throw new Refused('UnknownOperationException');
      reply(200, answer(JSON.parse(body) as Input));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      reply(400, { __type: error.message });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    /** The time in seconds, by which versions are dated. */
    state,
    textOf: (label: string): string | undefined => labelled(label)?.[1].text,
    stop: async (): Promise<void> => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
