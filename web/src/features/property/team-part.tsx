import { useUser } from '../../lib/facts.ts';
import type { OwnHotel } from '../../lib/own-hotel.ts';
import { Section } from '../../ui/section.tsx';
import { propertyWords } from './words.ts';

/** Who runs the hotel: its owner. */
export const TeamPart = ({ hotel }: { readonly hotel: OwnHotel }) => {
  const { team: words } = propertyWords.useWords();
  const user = useUser();
  const isOwner = user?.id === hotel.ownerId;
  return (
    <Section title={words.title} note={words.note}>
      <div className="border-b border-line pb-3">
        <p className="font-semibold break-words">{isOwner ? user.name : words.another}</p>
        {isOwner ? <p className="text-2 break-words text-ink2">{user.email}</p> : null}
        <p className="mt-1 text-2">{words.owner}</p>
      </div>
      <p className="mt-3 max-w-[60ch] text-2 text-ink2">{words.text}</p>
    </Section>
  );
};
