/** Colours that a theme or a user can change. */
import { prefixed } from './ids';

export interface ThemeColorEntry {
  readonly description: string;
  readonly dark: string;
  readonly light: string;
  readonly highContrast: string;
  readonly highContrastLight: string;
}

export const COLORS = {
  noteBorder: {
    description: 'Underline of text that has a note.',
    dark: '#d7ba7d',
    light: '#8a6100',
    highContrast: '#ffd866',
    highContrastLight: '#7a4f00',
  },
  relationBorder: {
    description: 'Underline of a related passage if the relation type has no colour of its own.',
    dark: '#9cdcfe',
    light: '#0b6a8f',
    highContrast: '#9cdcfe',
    highContrastLight: '#00507a',
  },
  confirmedQuote: {
    description: 'Overview ruler mark and icon colour of quotes with a confirmed speaker.',
    dark: '#73c991',
    light: '#2f7d4f',
    highContrast: '#89d185',
    highContrastLight: '#1b5e20',
  },
  unknownSpeaker: {
    description: 'Overview ruler mark of quotes whose speaker is unknown.',
    dark: '#cca700',
    light: '#8f6b00',
    highContrast: '#ffcc00',
    highContrastLight: '#6b5000',
  },
  shownPassageBackground: {
    description: 'Background of the passage shown by a view or a command.',
    dark: '#c8962e40',
    light: '#ffd65a80',
    highContrast: '#00000000',
    highContrastLight: '#00000000',
  },
  shownPassageBorder: {
    description: 'Outline of the passage shown by a view or a command.',
    dark: '#c8962e',
    light: '#a87400',
    highContrast: '#f38518',
    highContrastLight: '#b5200d',
  },
  reviewedQuoteBackground: {
    description: 'Background of the quote under review.',
    dark: '#2f5f9e55',
    light: '#b9d7f766',
    highContrast: '#00284d',
    highContrastLight: '#cfe5ff',
  },
  reviewedQuoteBorder: {
    description:
      'Border around the mention of the proposed speaker, and overview ruler mark of the quote, during a review.',
    dark: '#75beff',
    light: '#0060b0',
    highContrast: '#ffffff',
    highContrastLight: '#0f4a85',
  },
  mapSource1: {
    description: 'Colour of the first source in the quote map, and of its bars and cells.',
    dark: '#6cb6ff',
    light: '#0b5cad',
    highContrast: '#7fc4ff',
    highContrastLight: '#00488f',
  },
  mapSource2: {
    description: 'Colour of the second source in the quote map.',
    dark: '#f0a35e',
    light: '#b35900',
    highContrast: '#ffb26b',
    highContrastLight: '#8a4300',
  },
  mapSource3: {
    description: 'Colour of the third source in the quote map.',
    dark: '#6fd08c',
    light: '#1d7a3a',
    highContrast: '#7ee89c',
    highContrastLight: '#125a28',
  },
  mapSource4: {
    description: 'Colour of the fourth source in the quote map.',
    dark: '#f08bb4',
    light: '#b0246a',
    highContrast: '#ff9cc4',
    highContrastLight: '#8c1250',
  },
  mapSource5: {
    description: 'Colour of the fifth source in the quote map.',
    dark: '#e8d44d',
    light: '#7a6a00',
    highContrast: '#ffe95c',
    highContrastLight: '#5c4f00',
  },
  mapSource6: {
    description: 'Colour of the sixth source in the quote map.',
    dark: '#b79cff',
    light: '#6a3fc0',
    highContrast: '#c9b3ff',
    highContrastLight: '#4d259e',
  },
  mapSource7: {
    description: 'Colour of the seventh source in the quote map.',
    dark: '#5fd3d3',
    light: '#0a7777',
    highContrast: '#6ef0f0',
    highContrastLight: '#005a5a',
  },
} as const satisfies Readonly<Record<string, ThemeColorEntry>>;

/** A colour id without the prefix. */
export type ColorName = keyof typeof COLORS;

export const colorId = (name: ColorName): string => prefixed(name);
