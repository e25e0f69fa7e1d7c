/** Last words of names of companies. */
export const COMPANY_ENDINGS: ReadonlySet<string> = new Set(
  `foods motors airlines airways industries technologies systems holdings pharmaceuticals partners solutions electronics
  chemicals records studios pictures entertainment software laboratories logistics brands resources breweries stores`.split(
    /\s+/,
  ),
);

/** What follows *&* in the name of a firm. */
export const FIRM_PARTNERS: ReadonlySet<string> = new Set(
  'sons son daughters brothers bros bros. co co. company partners associates'.split(' '),
);
