import { createFileRoute } from '@tanstack/react-router';
import { AgreementPage } from '../features/agreement/agreement-page.tsx';
import { agreementQuery, overbookedQuery } from '../features/agreement/queries.ts';
import { agreementWords } from '../features/agreement/words.ts';

const Page = () => <AgreementPage hotelId={Route.useParams().hotelId} />;

export const Route = createFileRoute('/manage/$hotelId/agreement')({
  loader: async ({ context: { queryClient }, params: { hotelId } }) => {
    void queryClient.prefetchQuery(agreementQuery(hotelId));
    void queryClient.prefetchInfiniteQuery(overbookedQuery(hotelId));
    await agreementWords.load();
  },
  component: Page,
});
