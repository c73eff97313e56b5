import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { dayIn } from '../../lib/dates.ts';
import { useFormats } from '../../lib/format.ts';
import { withPart } from '../../lib/with-part.ts';
import { Field } from '../../ui/field.tsx';
import { useFieldErrors } from '../../ui/field-errors.ts';
import { Changes } from './entries.tsx';
import { Find, Narrow } from './find.tsx';
import { Found } from './found.tsx';
import { PageHead } from './parts.tsx';
import { auditQuery } from './people-queries.ts';
import { peopleWords } from './people-words.ts';
import type { Searched } from './platform-page.tsx';

const kinds = [
  'user',
  'settings',
  'hotel',
  'room_type',
  'rate_plan',
  'pricing',
  'grid',
  'night',
  'unit',
  'block',
  'webhook',
] as const;

interface Subject {
  readonly kind: string;
  readonly id: string | null;
}

/** What was changed; a hotel with the way to it. */
const About = ({ subject: { kind, id } }: { readonly subject: Subject }) => {
  if (id === null) return null;
  return kind === 'hotel' ? (
    <Link to="/manage/$hotelId" params={{ hotelId: id }} className="link break-all">
      {id}
    </Link>
  ) : (
    <span className="break-all text-ink2">{id}</span>
  );
};

/** Who changed what of anything, newest first. */
export const AuditPage = ({ search, onSearch }: Searched) => {
  const { audit: words } = peopleWords.useWords();
  const formats = useFormats();
  const { actor } = search;
  const kind = kinds.find((each) => each === search.kind);
  const [from, to] = [dayIn(search.from), dayIn(search.to)];
  const sought = { ...(from && { from }), ...(to && { to }), ...(actor && { actor }), ...(kind && { kind }) };
  const list = useInfiniteQuery(auditQuery(sought));
  const errors = useFieldErrors(list.error);
  const day = (name: 'from' | 'to', value: string | undefined) => (
    <Field
      className="w-44"
      type="date"
      label={words[name]}
      value={value ?? ''}
      error={errors[name]}
      onChange={({ target }) => onSearch(withPart(search, name, target.value))}
    />
  );
  return (
    <>
      <PageHead title={words.title} text={words.text} />
      <Find
        key={actor ?? ''}
        {...{ label: words.actor, note: words.actorNote, error: errors['actor'], value: actor ?? '' }}
        onFind={(text) => onSearch(withPart(search, 'actor', text))}
        sought={Object.keys(sought).length > 0}
        onAll={() => onSearch({})}
      >
        <Narrow
          {...{ label: words.kind, values: kinds, value: kind, names: words.kinds }}
          onChange={(value) => onSearch(withPart(search, 'kind', value))}
        />
        {day('from', from)}
        {day('to', to)}
      </Find>
      <Found
        list={list}
        refused={Object.keys(errors).length > 0}
        words={words}
        none={list.hasNextPage ? words.noneYet : words.none}
      >
        {({ at, action, actor: who, subject, before, after }, index) => (
          // The index is part of the key: two changes may be otherwise equal, and none moves.
          <tr key={`${at} ${action} ${index}`}>
            <td className="whitespace-nowrap">{formats.instant(at, 'UTC')}</td>
            <th scope="row" className="min-w-32">
              {action}
              <span className="block font-normal">
                <About subject={subject} />
              </span>
            </th>
            <td className="min-w-32 break-all">
              <Link
                to="/platform/$page"
                params={{ page: 'audit' }}
                search={withPart(search, 'actor', who)}
                className="link"
                aria-label={words.onlyOf(who)}
              >
                {who}
              </Link>
            </td>
            <td className="min-w-72">
              <Changes before={before} after={after} />
            </td>
          </tr>
        )}
      </Found>
    </>
  );
};
