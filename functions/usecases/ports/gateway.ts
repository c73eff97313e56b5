import type { Minor } from '../../domain/money.ts';

export interface ChargeOrder {
  /** The gateway's idempotency key, `bookingId:n`: asked twice it charges once. */
  readonly key: string;
  readonly amount: Minor;
  readonly currency: string;
  /** The stored payment method, a token of the gateway's. */
  readonly method: string;
}

export interface RefundOrder {
  /** `bookingId:r:n`. */
  readonly key: string;
  /** The key of the charge it takes from. */
  readonly chargeKey: string;
  readonly amount: Minor;
  readonly currency: string;
}

/** `unknown`: it may have been charged, the answer was lost; `away`: the gateway took no order. */
export type ChargeAnswer = 'succeeded' | 'declined' | 'unknown' | 'away';
/** `none`: the gateway has never seen the key, yet. */
export type ChargeState = 'succeeded' | 'declined' | 'voided' | 'none' | 'away';
/** After a void no charge can ever land under the key; a charge that was there before says so. */
export type VoidAnswer = 'voided' | 'succeeded' | 'declined' | 'away';
export type RefundAnswer = 'succeeded' | 'failed' | 'away';

/** Whether the gateway is asked at all: while it was found away again and again it is left alone for a time. */
export interface GatewayBreaker {
  /** Does the work, which says `away` where the gateway is; or says `away` at once. */
  call<T>(work: () => Promise<T | 'away'>): Promise<T | 'away'>;
}

/** What the gateway says in a notice, once the notice is proved to be the gateway's. */
export interface GatewayNotice {
  /** Our key of the charge or refund that it is about; null where it is about none of ours. */
  readonly key: string | null;
}

/** Reads what claims to be a notice of the gateway's; undefined where its signature is wrong, or too old to be believed. */
export interface GatewayNotices {
  read(body: string, signature: string | undefined): Promise<GatewayNotice | undefined>;
}

/** What takes and returns money. It never throws: a fault of the network is `unknown` or `away`. */
export interface PaymentGateway {
  charge(order: ChargeOrder): Promise<ChargeAnswer>;
  lookUp(key: string): Promise<ChargeState>;
  void(key: string): Promise<VoidAnswer>;
  refund(order: RefundOrder): Promise<RefundAnswer>;
}
