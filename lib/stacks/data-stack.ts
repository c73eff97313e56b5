import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { acknowledgeFunctionsOfTheCdk } from '../constructs/acknowledge.ts';
import { EdgeKey } from '../constructs/edge-key.ts';
import { MoneyGateway } from '../constructs/money-gateway.ts';
import { PictureBucket } from '../constructs/picture-bucket.ts';
import { ReservationTable } from '../constructs/reservation-table.ts';
import { SigningKeys } from '../constructs/signing-keys.ts';
import type { RestoredTable } from '../settings/restored-table.ts';
import type { Site } from '../settings/site.ts';
import type { StageSettings } from '../settings/stages.ts';

/** Resources that outlive a release: the table, the signing key, the keys of the payment gateway, and the pictures. */
export class DataStack extends Stack {
  readonly table: ReservationTable;
  readonly signingKeys: SigningKeys;
  readonly gateway: MoneyGateway;
  readonly edgeKey: EdgeKey | undefined;
  readonly pictures: PictureBucket;

  constructor(
    scope: Construct,
    id: string,
    settings: StageSettings,
    props: StackProps & { readonly restored?: RestoredTable | undefined; readonly site?: Site | undefined },
  ) {
    super(scope, id, { ...props, terminationProtection: settings.keepsData });
    this.table = new ReservationTable(this, 'Reservations', settings, props.restored);
    this.signingKeys = new SigningKeys(this, 'SigningKeys', settings);
    if (settings.servesWeb) this.edgeKey = new EdgeKey(this, 'EdgeKey', settings);
    this.gateway = new MoneyGateway(this, 'Gateway', settings);
    this.pictures = new PictureBucket(this, 'Pictures', settings, props.site);
    acknowledgeFunctionsOfTheCdk(this);
  }
}
