// The parts of autocannon used here; it has no types of its own.
declare module 'autocannon' {
  interface Request {
    method?: string;
    path?: string;
    headers?: Record<string, string>;
    body?: string;
    /** Called before each request; returns the request to send. */
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
    /** Requests per second of each connection; without it there is no pause. */
    connectionRate?: number;
    setupClient?: (connection: Connection) => void;
  }

  interface Result {
    readonly errors: number;
    readonly timeouts: number;
  }

  export default function autocannon(options: Options): Promise<Result>;
}
