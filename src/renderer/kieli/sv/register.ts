/** Workplaces and people that are remembered: their page, and what is offered of them in a plan. */
export const register = {
  offer: { would: 'Fylls i: {{what}}' },
  tasks: {
    add_one: 'Lägg till {{count}} tidigare uppgift',
    add_other: 'Lägg till {{count}} tidigare uppgifter',
  },
  copyTo: 'Kopiera till en annan del',
};
