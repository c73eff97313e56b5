import { demoPassword } from './server.ts';

/** A form of a guest's pages. */
export interface GuestForm {
  readonly name: string;
  readonly path: (bookings: Bookings) => string;
  /** Presses that open it. */
  readonly opens?: readonly (string | RegExp)[];
  readonly signedIn?: true;
  /** Its fields by label, each with what is typed into it. */
  readonly typed: Readonly<Record<string, string>>;
  readonly press: string | RegExp;
  /** The first field that the API refuses of it. */
  readonly refused?: string;
}

export interface Bookings {
  readonly held: string;
  readonly booked: string;
  readonly over: string;
  readonly book: string;
}

export const guestForms: readonly GuestForm[] = [
  {
    name: 'signing in',
    path: () => '/account',
    typed: { 'E-mail': '', Password: 'not the password' },
    press: 'Sign in',
    refused: 'E-mail',
  },
  {
    name: 'making an account',
    path: () => '/account',
    opens: ['I do not have an account'],
    typed: { 'Your name': 'Ada Lovelace', 'E-mail': 'ada@example.com', Password: 'short' },
    press: 'Create account',
    refused: 'Password',
  },
  {
    name: 'booking without an account',
    path: ({ book }) => book,
    opens: ['Book without an account'],
    typed: { 'Your name': 'Ada Lovelace', 'E-mail': 'nobody' },
    press: 'Continue',
    refused: 'E-mail',
  },
  {
    name: 'finding a booking',
    path: () => '/trips/find',
    typed: { 'Booking reference': 'ABCD2345', 'E-mail of the booking': '' },
    press: 'Send the link',
    refused: 'E-mail of the booking',
  },
  {
    name: 'asking for a new password',
    path: () => '/reset',
    typed: { 'E-mail': '' },
    press: 'Send the link',
    refused: 'E-mail',
  },
  {
    name: 'choosing a new password',
    path: () => '/reset#token=of-some-mail',
    typed: { 'New password': 'short' },
    press: 'Set the password',
    refused: 'New password',
  },
  {
    name: 'the name of an account',
    path: () => '/account',
    signedIn: true,
    typed: { Name: 'x'.repeat(201) },
    press: 'Save',
    refused: 'Name',
  },
  {
    name: 'the password of an account',
    path: () => '/account',
    signedIn: true,
    typed: { 'Current password': demoPassword, 'New password': 'short' },
    press: 'Change the password',
    refused: 'New password',
  },
  {
    name: 'the details of a held room and its card',
    path: ({ held }) => `/book/${held}`,
    signedIn: true,
    typed: {
      'Guest name': 'Ada Lovelace',
      'E-mail': 'nobody',
      'Card number': '4242 4242 4242 4242',
      'Expiry date': '08 / 39',
      'Security code': '123',
    },
    press: /^Pay/,
    refused: 'E-mail',
  },
  {
    name: 'the details of a booking',
    path: ({ booked }) => `/trips/${booked}`,
    opens: ['Edit guest details'],
    signedIn: true,
    typed: { 'Guest name': 'Ada Lovelace', 'E-mail': 'nobody', 'Special requests': 'A <b>quiet</b> room' },
    press: 'Save',
    refused: 'E-mail',
  },
  {
    name: 'cancelling a booking',
    path: ({ booked }) => `/trips/${booked}`,
    opens: ['Cancel booking'],
    signedIn: true,
    typed: { 'Reason (optional)': 'Missed the train' },
    press: /^Cancel and get/,
  },
  {
    name: 'a review',
    path: ({ over }) => `/trips/${over}`,
    signedIn: true,
    typed: { 'Title (optional)': 'Very quiet', 'Your review': 'One sleeps well.' },
    press: 'Publish',
  },
];
