import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ReservationTable } from '../constructs/reservation-table.ts';
import { SigningKeys } from '../constructs/signing-keys.ts';
import type { StageSettings } from '../settings/stages.ts';

/** What outlives a release: the table and the signing key. */
export class DataStack extends Stack {
  readonly table: ReservationTable;
  readonly signingKeys: SigningKeys;

  constructor(scope: Construct, id: string, settings: StageSettings, props: StackProps) {
    super(scope, id, { ...props, terminationProtection: settings.keepsData });
    this.table = new ReservationTable(this, 'Reservations', settings);
    this.signingKeys = new SigningKeys(this, 'SigningKeys', settings);
  }
}
