/** Workplaces and people that are remembered: their page, and what is offered of them in a plan. */
export const register = {
  offer: { would: 'Tulisi: {{what}}' },
  tasks: {
    add_one: 'Lisää {{count}} aiempi tehtävä',
    add_other: 'Lisää {{count}} aiempaa tehtävää',
  },
  copyTo: 'Kopioi toiseen osaan',
};
