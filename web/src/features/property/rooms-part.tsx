import { useState } from 'react';
import { get } from '../../lib/api.ts';
import { useFormats } from '../../lib/format.ts';
import { ifMatch } from '../../lib/if-match.ts';
import type { OwnHotel, OwnRoomType } from '../../lib/own-hotel.ts';
import { Amount } from '../../ui/amount.tsx';
import { Section } from '../../ui/section.tsx';
import { AddPicture } from './add-pictures.tsx';
import { EditBar } from './edit-bar.tsx';
import { useFaults } from './faults.ts';
import { Group } from './fields.tsx';
import { newRoom, type RoomInput, roomInput } from './inputs.ts';
import { NewThing } from './new-thing.tsx';
import { mostImages, PictureList } from './picture-list.tsx';
import { Remove } from './remove.tsx';
import { RoomFields } from './room-form.tsx';
import { useEdit } from './use-edit.ts';
import { propertyWords } from './words.ts';

const RoomForm = ({ hotel, roomType }: { readonly hotel: OwnHotel; readonly roomType: OwnRoomType }) => {
  const { rooms: words } = propertyWords.useWords();
  const params = { roomTypeId: roomType.id };
  const edit = useEdit<RoomInput>({
    hotelId: hotel.id,
    name: `room:${roomType.id}`,
    current: roomInput(roomType),
    version: roomType.version,
    send: (body, headers) => get('replaceRoomType', { params, body, headers }),
  });
  const faults = useFaults(edit.error);
  const { images } = edit.value;
  return (
    <div className="border-b border-line py-5">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          edit.save();
        }}
      >
        <RoomFields value={edit.value} currency={hotel.currency} faults={faults} onChange={edit.change} />
        <Group legend={words.pictures} className="mt-6">
          {images.length === 0 ? <p className="text-ink2">{words.noPictures}</p> : null}
          <PictureList
            {...{ images, faults, shown: roomType.images, name: roomType.name }}
            onChange={(next) => edit.change({ images: next })}
          />
        </Group>
        <Remove
          hotelId={hotel.id}
          name={roomType.name}
          text={words.removeText}
          send={() => get('deleteRoomType', { params, headers: ifMatch(roomType) })}
        />
        <EditBar edit={edit} faults={faults} />
      </form>
      {images.length < mostImages ? (
        <AddPicture hotelId={hotel.id} onReady={({ url, alt }) => edit.change({ images: [...images, { url, alt }] })} />
      ) : null}
    </div>
  );
};

interface Props {
  readonly hotel: OwnHotel;
  readonly roomTypes: readonly OwnRoomType[];
}

/** The kinds of room a hotel sells; one unfolds to be changed. */
export const RoomsPart = ({ hotel, roomTypes }: Props) => {
  const { rooms: words } = propertyWords.useWords();
  const formats = useFormats();
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <Section title={words.title} note={words.note}>
      {roomTypes.length === 0 ? <p className="mb-5 text-ink2">{words.none}</p> : null}
      <ul>
        {roomTypes.map((roomType) => {
          const isOpen = opened === roomType.id;
          return (
            <li key={roomType.id}>
              <h3>
                <button
                  type="button"
                  aria-expanded={isOpen}
                  onClick={() => setOpened(isOpen ? null : roomType.id)}
                  className="grid w-full grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-6 border-b border-line py-3 text-left hover:bg-wash"
                >
                  <span className="truncate font-semibold">{roomType.name}</span>
                  <Amount money={roomType.basePrice} />
                  <span className="text-2 font-normal text-ink2">
                    {words.line(formats.number(roomType.totalRooms), formats.number(roomType.maxGuests))}
                  </span>
                  <span className="text-right text-2 font-normal text-ink2">{words.aNight}</span>
                </button>
              </h3>
              {isOpen ? <RoomForm hotel={hotel} roomType={roomType} /> : null}
            </li>
          );
        })}
      </ul>
      <NewThing
        hotelId={hotel.id}
        draft="room"
        label={words.add}
        start={newRoom(hotel.id)}
        openAtOnce={roomTypes.length === 0}
        send={(body) => get('createRoomType', { body: { ...body, hotelId: hotel.id } })}
      >
        {(value, faults, change) => (
          <RoomFields value={value} currency={hotel.currency} faults={faults} onChange={change} />
        )}
      </NewThing>
    </Section>
  );
};
