export const locked = {
  reason: {
    asked: 'Lukittu pyynnöstäsi',
    unused: 'Lukittu, koska konetta ei käytetty',
    suspend: 'Lukittu, koska kone meni lepotilaan',
    'lock-screen': 'Lukittu, koska koneen näyttö lukittiin',
    'page-gone': 'Lukittu, koska näkymä sulkeutui virheeseen',
  },
  waiting: 'Odottaa avaamista',
  queued: 'Hyväksyttyjä suunnitelmia lähettämättä',
  nearest: 'Lähin määräaika',
  late: 'Määräaika ylittyi',
};
