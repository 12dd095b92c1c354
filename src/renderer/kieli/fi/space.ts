export const space = {
  tooLittle:
    'Levyllä on vapaata {{freeMb}} Mt, ja tähän tarvitaan {{needMb}} Mt. Mitään ei muutettu. Vapauta tilaa ja yritä uudelleen.',
};
