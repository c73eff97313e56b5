const words = {
  have: 'I have a code',
  label: 'Company or promotion code',
  apply: 'Apply',
  cancel: 'Cancel',
  remove: 'Remove the code',
  byCode: 'With your code',
  members: 'Member rate',
};

export type Words = typeof words;
export default words;
