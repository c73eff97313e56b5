import { createFileRoute } from '@tanstack/react-router';
import { SignIn } from '../features/account/sign-in.tsx';
import { OfficePage } from '../features/office/office-page.tsx';
import { officeWords } from '../features/office/words.ts';
import { NewHotelPage } from '../features/property/new-hotel-page.tsx';
import { propertyWords } from '../features/property/words.ts';
import { amenityWords } from '../ui/amenity-words.ts';

const Page = () => (
  <OfficePage need="hotel_admin" signIn={<SignIn />}>
    <NewHotelPage />
  </OfficePage>
);

export const Route = createFileRoute('/manage/new')({
  staticData: { ownFrame: true },
  loader: () => Promise.all([officeWords.load(), propertyWords.load(), amenityWords.load()]).then(() => undefined),
  component: Page,
});
