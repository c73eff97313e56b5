import { get } from '../../lib/api.ts';
import type { OwnHotel } from '../../lib/own-hotel.ts';
import { Section } from '../../ui/section.tsx';
import { AddPicture } from './add-pictures.tsx';
import { EditBar } from './edit-bar.tsx';
import { useFaults } from './faults.ts';
import { type HotelInput, hotelInput } from './inputs.ts';
import { mostImages, PictureList } from './picture-list.tsx';
import { useEdit } from './use-edit.ts';
import { propertyWords } from './words.ts';

/** The pictures of a hotel in the order guests see them: added, described, ordered by drag or by keys. */
export const PicturesPart = ({ hotel }: { readonly hotel: OwnHotel }) => {
  const { pictures: words } = propertyWords.useWords();
  const edit = useEdit<Pick<HotelInput, 'images'>>({
    hotelId: hotel.id,
    name: 'pictures',
    current: { images: hotelInput(hotel).images },
    version: hotel.version,
    send: ({ images }, headers) =>
      get('replaceHotel', { params: { hotelId: hotel.id }, body: { ...hotelInput(hotel), images }, headers }),
  });
  const faults = useFaults(edit.error);
  const { images } = edit.value;
  const set = (next: typeof images): void => edit.change({ images: next });
  return (
    <Section title={words.title} note={words.note}>
      {images.length === 0 ? <p className="text-ink2">{words.none}</p> : null}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          edit.save();
        }}
      >
        <PictureList images={images} shown={hotel.images} name={hotel.name} faults={faults} onChange={set} />
        <EditBar edit={edit} faults={faults} />
      </form>
      {images.length < mostImages ? (
        <AddPicture hotelId={hotel.id} onReady={({ url, alt }) => set([...images, { url, alt }])} />
      ) : (
        <p className="mt-6 text-ink2">{words.full}</p>
      )}
    </Section>
  );
};
