import { createFileRoute } from '@tanstack/react-router';
import { useOwnHotel } from '../lib/own-hotel.ts';

const Page = () => <h1 className="frame pt-8 text-5">{useOwnHotel(Route.useParams().hotelId).hotel.name}</h1>;

export const Route = createFileRoute('/manage/$hotelId/property')({ component: Page });
