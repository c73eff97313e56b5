import { describe, expect, it } from 'vitest';
import { queueNames } from '../../functions/contract/queues.ts';
import { ofType, stageNames, stageOf } from './synthesized.ts';

describe.each(stageNames)('the desk of the queues of the stage %s', (name) => {
  const { api, events } = stageOf(name);
  const knowing = ofType(api, 'AWS::Lambda::Function').filter(({ Properties }) =>
    JSON.stringify(Properties['Environment']).includes('QUEUES'),
  );

  it('is known to whoever runs queues and to whoever asks for the health', () => {
    const names = knowing.map(({ id }) => id.toLowerCase());
    expect(names).toHaveLength(2);
    for (const word of ['integrations', 'operating']) expect(names.some((id) => id.includes(word))).toBe(true);
  });

  it('has every queue with its dead letters, and those of the publisher', () => {
    const heard = queueNames.filter((queue) => events.some(({ id }) => id.startsWith(queue)));
    expect(heard.length).toBeGreaterThan(2);
    for (const { Properties } of knowing) {
      const told = JSON.stringify(Properties['Environment']);
      for (const queue of heard) expect(told).toContain(`${queue}|`);
      expect(told).toContain('publisher||');
    }
  });

  it('may be looked at for the health, and no more', () => {
    const ofHealth = ofType(api, 'AWS::IAM::Policy').filter(({ id }) => id.toLowerCase().includes('operating'));
    expect(JSON.stringify(ofHealth)).toContain('sqs:GetQueueAttributes');
    expect(JSON.stringify(ofHealth)).not.toContain('sqs:SendMessage');
  });
});
