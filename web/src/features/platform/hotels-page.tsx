import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormats } from '../../lib/format.ts';
import { withPart } from '../../lib/with-part.ts';
import { useFieldErrors } from '../../ui/field-errors.ts';
import { Find, Narrow } from './find.tsx';
import { Found } from './found.tsx';
import { PageHead } from './parts.tsx';
import { hotelStatuses, hotelsQuery } from './people-queries.ts';
import { peopleWords } from './people-words.ts';
import type { Searched } from './platform-page.tsx';

/** Every hotel of the platform, with the ways into it. */
export const HotelsPage = ({ search, onSearch }: Searched) => {
  const { hotels: words } = peopleWords.useWords();
  const formats = useFormats();
  const { q } = search;
  const status = hotelStatuses.find((each) => each === search.status);
  const sought = { ...(q && { q }), ...(status && { status }) };
  const list = useInfiniteQuery(hotelsQuery(sought));
  const errors = useFieldErrors(list.error);
  return (
    <>
      <PageHead title={words.title} text={words.text} />
      <Find
        key={q ?? ''}
        {...{ label: words.q, error: errors['q'], value: q ?? '' }}
        onFind={(text) => onSearch(withPart(search, 'q', text))}
        sought={Object.keys(sought).length > 0}
        onAll={() => onSearch({})}
      >
        <Narrow
          {...{ label: words.status, values: hotelStatuses, value: status, names: words.statuses }}
          onChange={(value) => onSearch(withPart(search, 'status', value))}
        />
      </Find>
      <Found list={list} refused={errors['q'] !== undefined} words={words} none={list.hasNextPage ? null : words.none}>
        {({ id, name, city, country, status: its }) => (
          <tr key={id}>
            <th scope="row" className="max-w-96 break-words">
              <Link to="/manage/$hotelId" params={{ hotelId: id }} className="link">
                <bdi>{name}</bdi>
              </Link>
            </th>
            <td>
              {city}, {formats.country(country)}
            </td>
            <td className={its === 'active' ? '' : 'text-ink2'}>{words.statuses[its]}</td>
            <td>
              <span className="flex flex-wrap gap-x-4">
                <Link to="/manage/$hotelId/numbers" params={{ hotelId: id }} className="link">
                  {words.numbers}
                  <span className="sr-only"> {name}</span>
                </Link>
                <Link to="/manage/$hotelId/agreement" params={{ hotelId: id }} className="link">
                  {words.agreement}
                  <span className="sr-only"> {name}</span>
                </Link>
                {its === 'active' ? (
                  <Link to="/hotels/$hotelId" params={{ hotelId: id }} className="link">
                    {words.guests}
                    <span className="sr-only"> {name}</span>
                  </Link>
                ) : null}
              </span>
            </td>
          </tr>
        )}
      </Found>
    </>
  );
};
