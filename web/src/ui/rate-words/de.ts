import type { Words } from './en.ts';

export default {
  have: 'Ich habe einen Code',
  label: 'Firmen- oder Aktionscode',
  apply: 'Anwenden',
  cancel: 'Abbrechen',
  remove: 'Code entfernen',
  byCode: 'Mit Ihrem Code',
  members: 'Mitgliederpreis',
} satisfies Words;
