import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { KeyRotation } from '../constructs/key-rotation.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';
import type { StageContext } from '../constructs/service-function.ts';
import { schedulesOf } from '../settings/extent.ts';

/** A worker and its rule for each schedule of the stage, and the rotation of the signing keys. */
export class SchedulesStack extends Stack {
  constructor(scope: Construct, id: string, context: StageContext, props: StackProps) {
    super(scope, id, props);
    for (const name of schedulesOf(context)) new ScheduledFunction(this, name, context);
    const { rotationDays } = context.settings;
    if (rotationDays !== undefined) new KeyRotation(this, context, rotationDays);
  }
}
