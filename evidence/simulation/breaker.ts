// The cost of a circuit breaker per container compared with a shared one: docs/adr/0006. It runs the real breaker.

import { chanceOf } from '../../demo/chance.ts';
import { gatewayBreaker } from '../../functions/adapters/payments/breaker.ts';
import { instantOf } from '../../functions/domain/calendar/instant.ts';

const HELP = `Sends payments to N containers while the gateway is away, and counts what a breaker each costs beside a shared one.

  npm run simulate:breaker [-- --help]
`;

interface Setting {
  readonly containers: number;
  readonly outageSeconds: number;
  readonly perSecond: number;
}
interface Count {
  /** Calls during the outage; each is three attempts of a charge. */
  readonly vain: number;
  /** Payments answered with 202 although the gateway had recovered. */
  readonly falselyPending: number;
  /** Seconds from the gateway's recovery to the last of them. */
  readonly late: number;
}

const BEFORE_S = 10;
const AFTER_S = 120;

const play = async ({ containers, outageSeconds, perSecond }: Setting, shared: boolean): Promise<Count> => {
  let millis = Date.UTC(2027, 2, 1);
  const begin = millis;
  const clock = { now: () => instantOf(millis) };
  const breakers = Array.from({ length: shared ? 1 : containers }, () => gatewayBreaker(clock));
  const chance = chanceOf('breaker', `${containers}/${outageSeconds}/${perSecond}`);
  const away = (): boolean => millis >= begin + BEFORE_S * 1000 && millis < begin + (BEFORE_S + outageSeconds) * 1000;
  const count = { vain: 0, falselyPending: 0, late: 0 };
  while (millis < begin + (BEFORE_S + outageSeconds + AFTER_S) * 1000) {
    // Guests arrive independently, and Lambda gives each request to any free container.
    millis += Math.max(1, Math.round((-Math.log(1 - chance.next()) / perSecond) * 1000));
    const breaker = breakers[chance.between(0, breakers.length - 1)];
    const answer = await breaker?.call(async () => {
      if (!away()) return 'paid';
      count.vain += 1;
      return 'away';
    });
    const since = millis - begin - (BEFORE_S + outageSeconds) * 1000;
    if (answer === 'away' && since >= 0) {
      count.falselyPending += 1;
      count.late = since / 1000;
    }
  }
  return count;
};

if (process.argv.includes('--help')) process.stdout.write(HELP);
else {
  const row = (cells: readonly (string | number)[]): void => {
    process.stdout.write(`| ${cells.join(' | ')} |\n`);
  };
  row([
    'containers',
    'outage, s',
    'payments/s',
    'failed calls, each',
    'shared',
    'false 202, each',
    'shared',
    'last after, s',
  ]);
  row(['---', '---', '---', '---', '---', '---', '---', '---']);
  for (const [containers, outageSeconds, perSecond] of [
    [1, 120, 1],
    [5, 30, 1],
    [5, 120, 1],
    [20, 120, 10],
    [20, 600, 10],
    [100, 120, 10],
    [100, 120, 100],
    [100, 600, 100],
  ] as const) {
    const own = await play({ containers, outageSeconds, perSecond }, false);
    const one = await play({ containers, outageSeconds, perSecond }, true);
    const late = `${own.late.toFixed(0)} / ${one.late.toFixed(0)}`;
    row([containers, outageSeconds, perSecond, own.vain, one.vain, own.falselyPending, one.falselyPending, late]);
  }
}
