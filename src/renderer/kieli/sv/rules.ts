/** What stands around the rules' own sentences, which come with the field lists. */
export const rules = {
  technical: 'Tekniska uppgifter',
  removeValue: 'Ta bort uppgiften',
  newPeriodId: 'Ge ett nytt id',
  fillVersion: 'Fyll i kodens version',
};
