/**
 * Amenities that pages know by name, in the groups they are shown in. A hotel may name others too; a page shows those
 * as they are written.
 */
export const amenityGroups = {
  general: [
    'free_wifi',
    'air_conditioning',
    'non_smoking',
    'laundry',
    'wheelchair_access',
    'family_rooms',
    'pet_friendly',
  ],
  food: ['breakfast', 'restaurant', 'bar', 'room_service'],
  wellness: ['pool', 'gym', 'spa'],
  outdoors: ['garden', 'rooftop_terrace'],
  transport: ['parking', 'airport_shuttle', 'electric_car_charging'],
  room: [
    'private_bathroom',
    'bathtub',
    'balcony',
    'city_view',
    'desk',
    'tv',
    'safe',
    'minibar',
    'coffee_machine',
    'kitchenette',
  ],
} as const;
