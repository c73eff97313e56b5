// What is used of autocannon, which has no types of its own.
declare module 'autocannon' {
  interface Request {
    method?: string;
    path?: string;
    headers?: Record<string, string>;
    body?: string;
    /** Asked before each request; answers what is sent. */
    setupRequest?: (request: Request) => Request;
    onResponse?: (status: number, body: string) => void;
  }

  interface Connection {
    setRequests(requests: Request[]): void;
    /** Milliseconds from the first byte sent to the last received; after the request's own `onResponse`. */
    on(event: 'response', listener: (status: number, bytes: number, ms: number) => void): void;
  }

  interface Options {
    url: string;
    connections: number;
    /** Seconds. */
    duration: number;
    /** Seconds until a request counts as lost. */
    timeout?: number;
    /** Requests a second of each connection; without it as fast as answers come. */
    connectionRate?: number;
    setupClient?: (connection: Connection) => void;
  }

  interface Result {
    readonly errors: number;
    readonly timeouts: number;
  }

  export default function autocannon(options: Options): Promise<Result>;
}
