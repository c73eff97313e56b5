import type { GroupHandlers } from '../../runtime/handler.ts';
import type { PaymentsApp } from './app.ts';
import { cancelBooking } from './cancel-booking.ts';
import { cancelHotelBooking } from './cancel-hotel-booking.ts';
import { changeBooking } from './change-booking.ts';
import { changeHotelBooking } from './change-hotel-booking.ts';
import { confirmBooking } from './confirm-booking.ts';
import { receiveStripeEvent } from './receive-stripe-event.ts';

export const paymentsGroup = (app: PaymentsApp): GroupHandlers<'payments'> => ({
  confirmBooking: confirmBooking(app),
  cancelBooking: cancelBooking(app),
  changeBooking: changeBooking(app),
  changeHotelBooking: changeHotelBooking(app),
  cancelHotelBooking: cancelHotelBooking(app),
  receiveStripeEvent: receiveStripeEvent(app),
});
