import type { Construct } from 'constructs';
import type { StageSettings } from '../settings/stages.ts';
import { GeneratedSecret } from './generated-secret.ts';

/** The key that sessions, quotes and cursors are signed with. */
export class SigningKeys extends GeneratedSecret {
  constructor(scope: Construct, id: string, settings: StageSettings) {
    super(scope, id, settings, {
      description: 'What sessions, quotes and cursors are signed with: a key a line, the one that signs first.',
      // 64 of 62 letters and digits: 381 bits, more than HMAC-SHA-256 can use.
      length: 64,
      unrotated:
        settings.rotationDays === undefined
          ? 'A stage for trying, whose keys end with it.'
          : 'It is rotated by lib/constructs/key-rotation.ts, in the stack of the function; this one sees no schedule.',
      variable: 'SIGNING_SECRET',
    });
  }

  get secretArn(): string {
    return this.secret.secretArn;
  }
}
