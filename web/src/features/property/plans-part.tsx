import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../../lib/api.ts';
import { type RatePlan, ratePlansQuery } from '../../lib/hotel-queries.ts';
import { ifMatch } from '../../lib/if-match.ts';
import type { OwnHotel, OwnRoomType } from '../../lib/own-hotel.ts';
import { amenityWords } from '../../ui/amenity-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Section } from '../../ui/section.tsx';
import { EditBar } from './edit-bar.tsx';
import { useFaults } from './faults.ts';
import { newPlan, type PlanInput, planInput } from './inputs.ts';
import { NewThing } from './new-thing.tsx';
import { PlanFields } from './plan-form.tsx';
import { Remove } from './remove.tsx';
import { useEdit } from './use-edit.ts';
import { propertyWords } from './words.ts';

interface Props {
  readonly hotel: OwnHotel;
  readonly roomTypes: readonly OwnRoomType[];
}

const standard = 'standard';

const PlanForm = ({ hotel, roomTypes, plan }: Props & { readonly plan: RatePlan }) => {
  const { plans: words } = propertyWords.useWords();
  const params = { ratePlanId: plan.id };
  const edit = useEdit<PlanInput>({
    hotelId: hotel.id,
    name: `plan:${plan.id}`,
    current: planInput(plan),
    version: plan.version,
    send: (body, headers) => get('replaceRatePlan', { params, body: { ...body, hotelId: hotel.id }, headers }),
  });
  const faults = useFaults(edit.error);
  return (
    <form
      noValidate
      className="border-b border-line py-5"
      onSubmit={(event) => {
        event.preventDefault();
        edit.save();
      }}
    >
      <PlanFields value={edit.value} hotel={hotel} roomTypes={roomTypes} faults={faults} onChange={edit.change} />
      {plan.id === standard ? (
        <p className="mt-6 text-2 text-ink2">{words.standardStays}</p>
      ) : (
        <Remove
          hotelId={hotel.id}
          name={plan.name}
          text={words.removeText}
          send={() => get('deleteRatePlan', { params, headers: ifMatch(plan) })}
        />
      )}
      <EditBar edit={edit} faults={faults} />
    </form>
  );
};

/** How the rooms are sold: each plan with its price, policy and payment; one unfolds to be changed. */
export const PlansPart = ({ hotel, roomTypes }: Props) => {
  const { plans: words, waiting } = propertyWords.useWords();
  const { boards } = amenityWords.useWords();
  const [opened, setOpened] = useState<string | null>(null);
  const { data: plans, error, refetch } = useQuery(ratePlansQuery(hotel.id));
  if (error && !plans)
    return (
      <Section title={words.title}>
        <ProblemNote error={error} retry={() => void refetch()} />
      </Section>
    );
  if (!plans) return <p className="mt-8 text-ink3">{waiting}</p>;
  const next = Math.min(1000, Math.max(0, ...plans.map(({ position }) => position)) + 1);
  return (
    <Section title={words.title} note={words.note}>
      <ul>
        {plans.map((plan) => {
          const isOpen = opened === plan.id;
          return (
            <li key={plan.id}>
              <h3>
                <button
                  type="button"
                  aria-expanded={isOpen}
                  onClick={() => setOpened(isOpen ? null : plan.id)}
                  className="grid w-full grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-6 border-b border-line py-3 text-left hover:bg-wash"
                >
                  <span className={`truncate font-semibold ${plan.status === 'active' ? '' : 'text-ink2'}`}>
                    {plan.name}
                  </span>
                  <span className="text-2">{plan.status === 'active' ? words.active : words.inactive}</span>
                  <span className="text-2 text-ink2">
                    {[boards[plan.board] ?? plan.board, words.audiences[plan.audience.kind]].join(' · ')}
                  </span>
                </button>
              </h3>
              {isOpen ? <PlanForm hotel={hotel} roomTypes={roomTypes} plan={plan} /> : null}
            </li>
          );
        })}
      </ul>
      <NewThing
        hotelId={hotel.id}
        draft="plan"
        label={words.add}
        start={newPlan(hotel.id, next)}
        send={(body) => get('createRatePlan', { body: { ...body, hotelId: hotel.id } })}
      >
        {(value, faults, change) => (
          <PlanFields value={value} hotel={hotel} roomTypes={roomTypes} faults={faults} onChange={change} />
        )}
      </NewThing>
    </Section>
  );
};
