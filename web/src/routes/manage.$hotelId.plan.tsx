import { createFileRoute } from '@tanstack/react-router';
import { PlanPage } from '../features/plan/plan-page.tsx';
import { readPlan } from '../features/plan/url.ts';
import { planWords } from '../features/plan/words.ts';
import { readOnly } from '../lib/search-text.ts';

const Page = () => {
  const { hotelId } = Route.useParams();
  const navigate = Route.useNavigate();
  return (
    <PlanPage
      key={hotelId}
      hotelId={hotelId}
      search={Route.useSearch()}
      onSearch={(search) => void navigate({ search, replace: true })}
    />
  );
};

export const Route = createFileRoute('/manage/$hotelId/plan')({
  validateSearch: readOnly(readPlan),
  loader: () => planWords.load().then(() => undefined),
  component: Page,
});
