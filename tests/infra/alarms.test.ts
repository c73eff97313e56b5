import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fullPath, routeEntries } from '../../functions/contract/routes.ts';
import { alarmRows, levelsOf } from '../../lib/settings/watch/alarms.ts';
import { type BurnRate, burnRates, objective } from '../../lib/settings/watch/objective.ts';
import { signalOf } from '../../lib/settings/watch/signals.ts';
import { ofType, type Resource, stageOf } from './synthesized.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const runbook = read('docs/runbook.md');

/** The sections of the runbook that alarms link, by name. */
const sections = new Map(
  runbook
    .split(/^## /m)
    .slice(1)
    .map((text) => [text.slice(0, text.indexOf('\n')), text] as const),
);
const linked = [...new Set([...alarmRows().map(([, { runbook: section }]) => section), objective.runbook])];

const alarmsOf = (stage: 'dev' | 'localstack' | 'production'): Resource[] => [
  ...ofType(stageOf(stage).monitoring, 'AWS::CloudWatch::Alarm'),
  ...ofType(stageOf(stage).monitoring, 'AWS::CloudWatch::CompositeAlarm'),
];
const nameOf = ({ Properties }: Resource): string => String(Properties['AlarmName']);

describe('the runbook', () => {
  it('has the sections that alarms link, and no other', () => {
    expect([...sections.keys()].toSorted()).toEqual(linked.toSorted());
  });

  it.each(linked)('says of %s what guests notice, what to look at, what to do, and by which command', (name) => {
    const section = sections.get(name) ?? '';
    expect(section).toMatch(/\*\*(Guests|A recipient|A guest)/);
    expect(section).toContain('**Look at**');
    expect(section).toMatch(/\*\*[Dd]o(:\*\*|\*\*)/);
    expect(section).toMatch(/```sh\n[^`]+\n```/);
  });

  it('names only commands of this repository that there are', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...runbook.matchAll(/npm run ([\w:-]+)/g)].map(([, script]) => script);
    expect(named.length).toBeGreaterThan(3);
    for (const script of named) expect(Object.keys(scripts)).toContain(script);
  });

  it('calls only routes of the API that there are', () => {
    const paths = routeEntries().map(([, route]) => new RegExp(`^${fullPath(route).replaceAll(/\{\w+\}/g, '[^/]+')}$`));
    const called = [...runbook.matchAll(/https:\/\/API(\/[^\s"?]+)/g)].map(([, path]) => path ?? '');
    expect(called.length).toBeGreaterThan(3);
    for (const path of called)
      expect(
        paths.some((known) => known.test(path)),
        path,
      ).toBe(true);
  });

  it('names only alarms that there are', () => {
    const named = [...runbook.matchAll(/HotelBooking-STAGE-(\w+-(?:warning|critical))/g)].map(([, name]) => name);
    expect(named.length).toBeGreaterThan(0);
    for (const name of named) expect(alarmsOf('production').map(nameOf)).toContain(`HotelBooking-production-${name}`);
  });
});

describe('the alarms of production', () => {
  const names = alarmsOf('production').map(nameOf);

  it.each(alarmRows())('have one of each level of %s', (name, row) => {
    for (const [severity] of levelsOf(row)) {
      expect(
        names.filter((each) => each.startsWith(`HotelBooking-production-${name}`) && each.endsWith(`-${severity}`)),
      ).not.toEqual([]);
    }
  });

  it('say what they mean, and link the section that says what to do', () => {
    for (const alarm of alarmsOf('production')) {
      const text = String(alarm.Properties['AlarmDescription']);
      const [, meaning, section] = /^(.+) What to do: docs\/runbook\.md#([\w-]+)$/.exec(text) ?? [];
      expect(meaning?.length, nameOf(alarm)).toBeGreaterThan(30);
      expect([...sections.keys()], nameOf(alarm)).toContain(section);
    }
  });

  it('inform somebody, but for the windows that a composite alarm combines', () => {
    for (const alarm of alarmsOf('production')) {
      const actions = alarm.Properties['AlarmActions'] ?? [];
      if (/-Budget\w+-\d+min$/.test(nameOf(alarm))) expect(actions, nameOf(alarm)).toEqual([]);
      else expect(actions, nameOf(alarm)).toHaveLength(1);
    }
  });

  it('go off at the thresholds of the design', () => {
    const at = (name: string) =>
      ofType(stageOf('production').monitoring, 'AWS::CloudWatch::Alarm').find(
        (alarm) => nameOf(alarm) === `HotelBooking-production-${name}`,
      )?.Properties['Threshold'];
    expect([at('ApiSlow-warning'), at('ApiSlow-critical')]).toEqual([500, 2000]);
    expect([at('ApiErrors-warning'), at('ApiErrors-critical')]).toEqual([1, 5]);
    expect([at('BookingFailures-warning'), at('BookingFailures-critical')]).toEqual([5, 10]);
    expect([at('QueueDepth-webhooks-warning'), at('QueueDepth-webhooks-critical')]).toEqual([1000, 5000]);
    expect([at('Concurrency-warning'), at('Concurrency-critical')]).toEqual([80, 95]);
    expect([at('IndexMemory-warning'), at('IndexMemory-critical')]).toEqual([70, 90]);
    expect([at('SearchSlow-warning'), at('CacheMisses-warning')]).toEqual([0.2, 80]);
    expect([at('DeadLetters-publisher-critical'), at('NightDrift-critical')]).toEqual([1, 1]);
  });

  it.each(Object.entries(burnRates) as [string, BurnRate][])(
    'have %s, which needs both of its windows, at its multiple of the 0.1 % that may fail',
    (name, { rate, windows }) => {
      const composite = alarmsOf('production').find((alarm) => nameOf(alarm) === `HotelBooking-production-${name}`);
      const parts = windows.map((minutes) =>
        alarmsOf('production').find((alarm) => nameOf(alarm) === `HotelBooking-production-${name}-${minutes}min`),
      );
      for (const part of parts) {
        expect(Number(part?.Properties['Threshold'])).toBeCloseTo(rate / 10, 6);
        expect(JSON.stringify(composite?.Properties['AlarmRule'])).toContain(String(part?.id));
      }
      expect(JSON.stringify(composite?.Properties['AlarmRule'])).toContain(' AND ');
    },
  );

  it('watch that the expiry runs: nothing measured is an alarm', () => {
    const missing = ofType(stageOf('production').monitoring, 'AWS::CloudWatch::Alarm')
      .filter(({ Properties }) => Properties['TreatMissingData'] === 'breaching')
      .map(nameOf);
    expect(missing).toEqual(['HotelBooking-production-ExpiryNotRunning-critical']);
  });
});

describe('the counts that the daily check of the outbox logs', () => {
  it.each(['pending', 'stuck'])('are read from its log alone: %s', (count) => {
    const [filter, ...others] = ofType(stageOf('production').every, 'AWS::Logs::MetricFilter').filter(
      ({ Properties }) => Properties['FilterPattern'] === `{ $.counts.${count} > 0 }`,
    );
    expect(others).toEqual([]);
    expect(JSON.stringify(filter?.Properties['LogGroupName'])).toContain('outbox');
    expect(JSON.stringify(filter?.Properties['MetricTransformations'])).toContain('HotelBooking/production');
  });

  it('need no filter of logs on an emulator', () => {
    expect(ofType(stageOf('localstack').every, 'AWS::Logs::MetricFilter')).toEqual([]);
  });
});

describe('an emulator, which knows neither composite alarms nor alarms that calculate', () => {
  it('has the others', () => {
    const names = alarmsOf('localstack').map(nameOf);
    expect(names).toContain('HotelBooking-localstack-ApiSlow-critical');
    expect(ofType(stageOf('localstack').every, 'AWS::CloudWatch::CompositeAlarm')).toEqual([]);
    for (const alarm of alarmsOf('localstack')) expect(alarm.Properties['Metrics'], nameOf(alarm)).toBeUndefined();
  });
});

describe('the dashboards', () => {
  it.each(['dev', 'production'] as const)(
    'of %s show the guest journey, inventory, search, events and cost',
    (stage) => {
      const names = ofType(stageOf(stage).monitoring, 'AWS::CloudWatch::Dashboard').map(
        ({ Properties }) => Properties['DashboardName'],
      );
      expect(names.toSorted()).toEqual(
        ['cost', 'events', 'guest-journey', 'inventory', 'search'].map((name) => `HotelBooking-${stage}-${name}`),
      );
    },
  );

  it('show every signal that an alarm watches and Prometheus has', () => {
    const shown = ofType(stageOf('production').monitoring, 'AWS::CloudWatch::Dashboard').map(({ Properties }) =>
      JSON.stringify(Properties['DashboardBody']),
    );
    for (const [name, { signal }] of alarmRows()) {
      const { measure, prometheus } = signalOf(signal);
      if (!prometheus || measure === undefined) continue;
      const metric = 'own' in measure ? measure.own : 'name' in measure ? measure.name : measure.count;
      expect(
        shown.some((body) => body.includes(metric)),
        name,
      ).toBe(true);
    }
  });
});
