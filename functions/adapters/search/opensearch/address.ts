/** Where OpenSearch is, and as whom it is asked. */
export interface OpenSearchAddress {
  readonly url: string;
  /** On AWS, where every request is signed; absent for a node without authentication. */
  readonly role?: {
    readonly region: string;
    readonly credentials: () => Promise<{ accessKeyId: string; secretAccessKey: string; sessionToken?: string }>;
  };
  /** Copies of the index besides the first. */
  readonly replicas?: number;
}
