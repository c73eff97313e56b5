import type { GuestDetails } from '../../lib/guest-details.ts';
import { Field, TextArea } from '../../ui/field.tsx';
import { bookingWords } from './words.ts';

export type Details = Omit<GuestDetails, 'arrivalTime'>;

interface Props {
  readonly value: Details;
  readonly errors: Readonly<Partial<Record<string, string>>>;
  readonly onChange: (part: Partial<Details>) => void;
}

/** Who stays, and what they wish. */
export const DetailsForm = ({ value, errors, onChange }: Props) => {
  const { who: words } = bookingWords.useWords();
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <Field
        className="md:col-span-2"
        label={words.name}
        name="guestName"
        autoComplete="name"
        maxLength={200}
        value={value.guestName}
        error={errors['guestName']}
        onChange={({ target }) => onChange({ guestName: target.value })}
      />
      <Field
        label={words.email}
        name="guestEmail"
        type="email"
        autoComplete="email"
        note={words.emailNote}
        value={value.guestEmail}
        error={errors['guestEmail']}
        onChange={({ target }) => onChange({ guestEmail: target.value })}
      />
      <Field
        label={words.phone}
        name="guestPhone"
        type="tel"
        autoComplete="tel"
        value={value.guestPhone}
        error={errors['guestPhone']}
        onChange={({ target }) => onChange({ guestPhone: target.value })}
      />
      <TextArea
        className="md:col-span-2"
        label={words.requests}
        name="specialRequests"
        placeholder={words.requestsHint}
        note={words.requestsNote}
        maxLength={1000}
        value={value.specialRequests}
        error={errors['specialRequests']}
        onChange={({ target }) => onChange({ specialRequests: target.value })}
      />
    </div>
  );
};
