/** What stands around the rules' own sentences, which come with the field lists. */
export const rules = {
  technical: 'Tekniset tiedot',
  removeValue: 'Poista tieto',
  newPeriodId: 'Anna uusi tunniste',
  fillVersion: 'Täydennä koodin versio',
};
