import { describe, expect, it } from 'vitest';
import { UsageError } from '../../local/arguments.ts';
import { readOptions } from '../../local/options.ts';

describe('the options of npm start', () => {
  it('are those of the page without any', () => {
    expect(readOptions([], {})).toEqual({
      port: 3000,
      dataDir: '.data',
      memory: false,
      table: 'own',
      workers: 1,
      limits: true,
      clock: undefined,
      seed: undefined,
      verbose: false,
      demoPassword: 'demo-hotel-2026',
    });
  });

  it('come from the command line first, then from the environment', () => {
    const env = { PORT: '4000', DATA_DIR: 'elsewhere', WORKERS: '2', NO_LIMITS: '1', SEED: '7', MEMORY: '0' };
    expect(readOptions(['--port', '0', '--seed', '5'], env)).toMatchObject({
      port: 0,
      dataDir: 'elsewhere',
      workers: 2,
      limits: false,
      seed: 5,
      memory: false,
    });
  });

  it('take an instant with its offset for the clock', () => {
    expect(readOptions(['--clock', '2027-03-01T12:00:00+01:00'], {})).toMatchObject({
      clock: Date.parse('2027-03-01T11:00:00Z'),
    });
  });

  it.each([
    [['--port', '70000'], /--port is a whole number from 0 to 65535/],
    [['--port', '-1'], /--help tells more/],
    [['--workers', '0'], /--workers is a whole number from 1 to 64/],
    [['--seed', '50001'], /--seed is a whole number from 0 to 50000/],
    [['--clock', '2027-03-01'], /--clock takes an instant/],
    [['--clock', '2027-02-30T12:00:00Z'], /--clock takes an instant/],
    [['--clock', '2500-01-01T00:00:00Z'], /--clock takes an instant/],
    [['--colour'], /Unknown option '--colour'; --help tells more/],
    [['extra'], /--help tells more/],
  ])('%j are refused in one line', (args, words) => {
    expect(() => readOptions(args, {})).toThrow(UsageError);
    expect(() => readOptions(args, {})).toThrow(words);
  });

  it('lift no limit in production', () => {
    expect(() => readOptions(['--no-limits'], { STAGE: 'production' })).toThrow('not for production');
  });

  it('want a demo password that is one', () => {
    expect(() => readOptions([], { DEMO_PASSWORD: 'short' })).toThrow('12 to 72 bytes');
  });
});
