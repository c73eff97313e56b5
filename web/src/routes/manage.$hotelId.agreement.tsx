import { createFileRoute } from '@tanstack/react-router';
import { AgreementPage } from '../features/agreement/agreement-page.tsx';
import { agreementWords } from '../features/agreement/words.ts';

const Page = () => <AgreementPage hotelId={Route.useParams().hotelId} />;

export const Route = createFileRoute('/manage/$hotelId/agreement')({
  loader: () => agreementWords.load().then(() => undefined),
  component: Page,
});
