import { type FormEvent, useState } from 'react';
import { get } from '../../lib/api.ts';
import { type Booking, bookingQuery } from '../../lib/bookings.ts';
import { useDraft } from '../../lib/draft.ts';
import { useFormats } from '../../lib/format.ts';
import { useLanguage } from '../../lib/preferences.ts';
import { queryClient } from '../../lib/query.ts';
import { plural } from '../../lib/words.ts';
import { Button } from '../../ui/button.tsx';
import { Field, TextArea } from '../../ui/field.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Section } from '../../ui/section.tsx';
import { useSending } from '../../ui/use-sending.ts';
import { tripsWords } from './words.ts';

const most = 5;

const Windows = ({ lit }: { readonly lit: number }) => (
  <span className="flex gap-1" aria-hidden="true">
    {[1, 2, 3, 4, 5].map((window) => (
      <i
        key={window}
        className={`h-9 w-7 rounded-[2px] shadow-[inset_0_0_0_1.5px_var(--edge)] ${window <= lit ? 'bg-lamp shadow-[inset_0_0_0_1.5px_var(--lit-line)]' : ''}`}
      />
    ))}
  </span>
);

const Rating = ({ value, onChange }: { readonly value: number; readonly onChange: (value: number) => void }) => {
  const { review: words } = tripsWords.useWords();
  const formats = useFormats();
  const language = useLanguage();
  return (
    <fieldset>
      <legend className="mb-1.5 text-2 font-medium">{words.rating}</legend>
      <div className="flex gap-1">
        {Array.from({ length: most }, (_, index) => index + 1).map((rating) => (
          <label
            key={rating}
            className={`grid h-14 w-11 cursor-pointer place-items-end rounded-pane p-1.5 text-2 font-semibold has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-[var(--focus)] ${rating <= value ? 'bg-lamp text-on-lamp shadow-[inset_0_0_0_1.5px_var(--lit-line)]' : 'shadow-[inset_0_0_0_1.5px_var(--edge)] hover:bg-wash2'}`}
          >
            <input
              type="radio"
              name="rating"
              className="sr-only"
              checked={value === rating}
              aria-label={`${formats.number(rating)} ${plural(language, rating, words.stars)}`}
              onChange={() => onChange(rating)}
            />
            {formats.number(rating)}
          </label>
        ))}
      </div>
    </fieldset>
  );
};

const Form = ({ booking }: { readonly booking: Booking }) => {
  const { review: words } = tripsWords.useWords();
  const { value, change, clear } = useDraft(`review:${booking.id}`, { rating: 0, title: '', content: '' });
  const [judged, setJudged] = useState(false);
  const settled = (): void => {
    void queryClient.invalidateQueries(bookingQuery(booking.id));
    void queryClient.invalidateQueries({ queryKey: ['reviews', booking.hotelId] });
  };
  const sending = useSending({
    fields: ['title', 'content'],
    send: () =>
      get('reviewBooking', {
        params: { bookingId: booking.id },
        body: { rating: value.rating, title: value.title.trim() || null, content: value.content.trim() || null },
      }),
    onDone: () => {
      clear();
      settled();
    },
    onRefused: settled,
  });
  const { errors } = sending;
  const unrated = judged && value.rating === 0;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setJudged(true);
    if (value.rating > 0) sending.form.onSubmit(event);
    else sending.form.ref.current?.querySelector<HTMLInputElement>('input[name="rating"]')?.focus();
  };
  return (
    <form {...sending.form} onSubmit={submit} className="grid max-w-xl gap-4">
      <Rating value={value.rating} onChange={(rating) => change({ rating })} />
      {unrated ? (
        <p role="alert" className="text-2 font-medium text-bad">
          {words.pick}
        </p>
      ) : null}
      <Field
        label={words.heading}
        name="title"
        maxLength={200}
        value={value.title}
        error={errors['title']}
        onChange={({ target }) => change({ title: target.value })}
      />
      <TextArea
        label={words.content}
        name="content"
        rows={5}
        maxLength={5000}
        value={value.content}
        error={errors['content']}
        onChange={({ target }) => change({ content: target.value })}
      />
      {sending.note ? <ProblemNote error={sending.note} /> : null}
      <Button type="submit" kind="go" busy={sending.busy} className="justify-self-start">
        {words.send}
      </Button>
    </form>
  );
};

/** The guest's review of a stay that is over: written once, then shown. */
export const Review = ({ booking }: { readonly booking: Booking }) => {
  const { review: words } = tripsWords.useWords();
  const { review } = booking;
  if (review)
    return (
      <Section title={words.yours}>
        <Windows lit={review.rating} />
        {review.title ? <p className="mt-3 text-4 font-semibold break-words">{review.title}</p> : null}
        {review.content ? <p className="mt-2 max-w-[68ch] break-words whitespace-pre-line">{review.content}</p> : null}
      </Section>
    );
  if (!booking.actions.includes('review')) return null;
  return (
    <Section id="review" title={words.title} note={words.note}>
      <Form booking={booking} />
    </Section>
  );
};
